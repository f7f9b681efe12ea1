package dev.weir.app.command.scan;

import dev.weir.app.command.CannotRun;
import dev.weir.app.text.Complaint;
import dev.weir.app.text.Screen;
import dev.weir.scan.Target;
import dev.weir.scan.index.NotFetched;
import dev.weir.scan.index.PackageIndex;
import dev.weir.scan.index.Requirement;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be scanned: files as they are, packages by name fetched into a folder that goes when this is closed. */
final class Targets implements AutoCloseable {

  private static final long LARGEST_PACKAGE = 300L << 20;
  private static final Duration LONGEST_FETCH = Duration.ofMinutes(10);

  private final URI index;
  private final Screen screen;
  private Optional<Path> folder = Optional.empty();

  Targets(URI index, Screen screen) {
    this.index = index;
    this.screen = screen;
  }

  /** Returns what {@code names} name; throws {@link CannotRun} with everything that is neither a file nor a package. */
  List<Target> of(List<String> names) throws CannotRun, IOException {
    List<Target> targets = new ArrayList<>();
    List<Complaint> wrong = new ArrayList<>();
    for (String name : names) {
      Optional<Path> file = existing(name);
      Optional<Requirement> wanted = Requirement.parse(name);
      if (file.isPresent()) {
        targets.add(new Target(file.get(), name));
      } else if (wanted.isPresent()) {
        fetch(wanted.get(), wrong)
            .ifPresent(fetched -> targets.add(new Target(fetched, fetched.toFile().getName())));
      } else {
        wrong.add(new Complaint("no such file, and no package's name", name,
            "name a file, a folder, an archive, or a package such as requests or requests==2.32.3"));
      }
    }
    if (!wrong.isEmpty()) {
      throw new CannotRun(wrong);
    }
    return targets;
  }

  private Optional<Path> fetch(Requirement wanted, List<Complaint> wrong) throws IOException {
    screen.progress("fetching " + wanted + " from " + index.getHost());
    try (PackageIndex open = new PackageIndex(index, new EnvironmentProxies(System.getenv()), LARGEST_PACKAGE,
        LONGEST_FETCH)) {
      return Optional.of(open.fetch(wanted, folder()));
    } catch (NotFetched e) {
      wrong.add(new Complaint(String.valueOf(e.getMessage()), "", e.mend()));
      return Optional.empty();
    } finally {
      screen.progress("");
    }
  }

  private Path folder() throws IOException {
    if (folder.isEmpty()) {
      folder = Optional.of(Files.createTempDirectory("weir-scan"));
    }
    return folder.get();
  }

  private static Optional<Path> existing(String name) {
    try {
      return Optional.of(Path.of(name)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    if (folder.isPresent()) {
      try (Stream<Path> files = Files.walk(folder.get())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
