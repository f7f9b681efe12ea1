package dev.weir.policy.read;

import dev.weir.model.settings.Listen.Manner;
import dev.weir.model.settings.Listen.SocketFile;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code listen.sockets}: the Unix sockets of callers. */
final class ReadSocketFiles {

  private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rw-------");

  private final Path folder;
  private final Set<Path> taken = new HashSet<>();

  ReadSocketFiles(Path folder) {
    this.folder = folder;
  }

  /** Returns the sockets of {@code caller}, of which there are one or two. */
  List<SocketFile> read(String caller, Table keys) {
    try (Table table = keys) {
      Set<PosixFilePermission> mode = table.find("mode")
          .flatMap(text -> text.as(ReadSocketFiles::mode, "mode",
              "write three octal digits behind a 0, in quotes, such as \"0660\""))
          .orElse(OWNERS);
      if (!table.has("proxy") && !table.has("gateway")) {
        table.owner().flaw("there is no path of a socket",
            "name one at which it speaks to the proxy, the gateway, or both");
      }
      List<SocketFile> files = new ArrayList<>(2);
      for (Manner manner : Manner.values()) {
        table.find(manner.name().toLowerCase(Locale.ROOT)).flatMap(this::path)
            .ifPresent(path -> files.add(new SocketFile(caller, manner, path, mode)));
      }
      return files;
    }
  }

  private Optional<Path> path(Value value) {
    Optional<Path> path = ReadSettings.path(value, folder);
    path.ifPresent(at -> {
      if (at.toString().getBytes(StandardCharsets.UTF_8).length > SocketFile.LONGEST) {
        value.flaw(at + " is longer than the " + SocketFile.LONGEST + " bytes that a socket's path may have",
            "choose a shorter one");
      }
      if (!taken.add(at)) {
        value.flaw("another caller, or manner, has the socket " + at, "choose another path");
      }
    });
    return path;
  }

  private static Optional<Set<PosixFilePermission>> mode(String text) {
    boolean octal = text.length() == 4 && text.charAt(0) == '0'
        && text.chars().allMatch(c -> c >= '0' && c <= '7');
    if (!octal) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(text, 8);
    StringBuilder flags = new StringBuilder("rwxrwxrwx");
    for (int i = 0; i < flags.length(); i++) {
      if ((bits >> (flags.length() - 1 - i) & 1) == 0) {
        flags.setCharAt(i, '-');
      }
    }
    return Optional.of(PosixFilePermissions.fromString(flags.toString()));
  }
}
