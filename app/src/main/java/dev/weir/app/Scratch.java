package dev.weir.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder of this user alone, which goes with what is in it when it is closed. */
public record Scratch(Path folder) implements AutoCloseable {

  /** Returns a new one; {@code name} is the beginning of its name. */
  public static Scratch named(String name) throws IOException {
    return new Scratch(Files.createTempDirectory(name));
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.getLogger("dev.weir.app").log(System.Logger.Level.WARNING, "the folder {0} stays behind",
          folder);
    }
  }
}
