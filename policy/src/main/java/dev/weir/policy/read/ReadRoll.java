package dev.weir.policy.read;

import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTarget.Folder;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** When the files of an export end: {@code roll}. */
record ReadRoll(long mostBytes, Duration longest) {

  static final ReadRoll USUAL = new ReadRoll(Folder.USUAL_BYTES, Folder.USUAL_WAIT);

  static Optional<ReadRoll> of(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      return Optional.of(new ReadRoll(
          table.find("size").flatMap(size -> size.as(Measures::size, "size",
              "write a number and a unit, such as 128MiB")).orElse(Folder.USUAL_BYTES),
          table.find("every").flatMap(time -> time.as(Measures::lifetime, "duration",
              "write a number and a unit, such as 15m, 1h or 1d")).orElse(Folder.USUAL_WAIT)));
    }
  }

  /** Returns the folder that {@code text} names, as a path or as the rest of a URL without a host, beside {@code base}. */
  Optional<ExportTarget> folder(Path base, String text) {
    boolean elsewhere = text.startsWith("//") && !text.startsWith("///");
    if (text.isEmpty() || elsewhere) {
      return Optional.empty();
    }
    try {
      return Optional
          .of(new Folder(base.resolve(text).toAbsolutePath().normalize(), mostBytes, longest));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
