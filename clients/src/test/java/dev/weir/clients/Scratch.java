package dev.weir.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A new folder that goes, with all that is in it, when it is closed. */
record Scratch(Path folder) implements AutoCloseable {

  static Scratch begin() throws IOException {
    return new Scratch(Files.createTempDirectory("weir-clients"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
