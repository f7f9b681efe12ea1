package dev.weir.limit.abuse;

import dev.weir.model.net.Target;
import dev.weir.model.watch.AlertTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keeps letters until they have been delivered, each in a file: its address, the name of the secret that signs it, and its
 * body. A letter that cannot be kept is delivered all the same, unless Weir ends before.
 */
final class Outbox {

  private static final System.Logger LOG = System.getLogger("dev.weir.limit");
  private static final String SUFFIX = ".alert";
  private static final int LINES = 3;
  private static final FileAttribute<Set<PosixFilePermission>> OWNER = PosixFilePermissions
      .asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER = PosixFilePermissions
      .asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;
  /** Names of those that somebody here delivers. */
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  Outbox(Path folder) {
    this.folder = folder;
  }

  void keep(Letter letter) {
    taken.add(letter.name());
    try {
      Files.createDirectories(folder, OWNERS_FOLDER);
      Files.writeString(Files.createFile(file(letter), OWNER),
          letter.to().url() + "\n" + letter.to().secret().orElse("") + "\n" + letter.body());
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "an alert cannot be kept in {0}: {1}", folder,
          e.getClass().getSimpleName());
    }
  }

  void drop(Letter letter) {
    taken.remove(letter.name());
    try {
      Files.deleteIfExists(file(letter));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "an alert that is done stays in {0}: {1}", folder,
          e.getClass().getSimpleName());
    }
  }

  private Path file(Letter letter) {
    return folder.resolve(letter.name() + SUFFIX);
  }

  /** Returns those that a Weir before this one has left, each once, the first ones first; what is none is left out. */
  List<Letter> left() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().map(Outbox::read)
          .flatMap(Optional::stream).filter(letter -> taken.add(letter.name())).toList();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "alerts in {0} cannot be read: {1}", folder,
          e.getClass().getSimpleName());
      return List.of();
    }
  }

  private static Optional<Letter> read(Path file) {
    try {
      String[] lines = Files.readString(file).split("\n", LINES);
      String name = file.getFileName().toString();
      return lines.length < LINES
          ? Optional.empty()
          : Target.absolute(lines[0])
              .map(url -> new Letter(name.substring(0, name.length() - SUFFIX.length()),
                  new AlertTarget(url, Optional.of(lines[1]).filter(secret -> !secret.isEmpty())), lines[2]));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
