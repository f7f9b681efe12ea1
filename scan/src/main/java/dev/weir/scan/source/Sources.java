package dev.weir.scan.source;

import dev.weir.scan.finding.Skipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Reads targets: files, folders with all that is in them, notebooks and archives. */
public final class Sources {

  private Sources() {}

  /**
   * Gives every source text of the targets to {@code to}, in an order that is the same each time, and tells of all else why it
   * was skipped. Holds one text at a time. Never follows a link out of a target; never writes, but for archives within archives,
   * which are copied to the temporary folder one at a time.
   */
  public static void read(List<String> targets, Receiver to) {
    read(targets, to, Budget::new);
  }

  static void read(List<String> targets, Receiver to, Supplier<Budget> budgets) {
    Walk walk = new Walk(to, new Contents(to, budgets));
    for (String target : targets) {
      try {
        Path path = Path.of(target).normalize();
        Path real = path.toRealPath();
        Path folder = Files.isDirectory(real) ? real : real.getParent();
        Place place = new Place(path.toString().replace('\\', '/'), folder == null ? "" : packages(folder));
        walk.target(real, real.equals(folder) ? place : place.named(real));
      } catch (IOException | InvalidPathException e) {
        to.skipped(new Skipped(target.replace('\\', '/'), Unreadable.why(e), true));
      }
    }
  }

  /** Returns the packages that a folder is in, its own name among them, from where imports start: {@code pkg/sub}. */
  private static String packages(Path folder) {
    Deque<String> names = new ArrayDeque<>();
    for (Path at = folder; at != null && at.getFileName() != null
        && Files.exists(at.resolve("__init__.py")); at = at.getParent()) {
      names.addFirst(at.getFileName().toString());
    }
    return String.join("/", names);
  }
}
