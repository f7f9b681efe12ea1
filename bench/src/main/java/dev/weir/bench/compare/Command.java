package dev.weir.bench.compare;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and returns what it printed; waits for as long as a first build of Weir may take. */
final class Command {
  private static final int SECONDS = 300;

  private Command() {}

  /** Returns standard output; throws with standard error where the program failed. */
  static String run(Path folder, List<String> command) throws IOException, InterruptedException {
    return run(folder, command, "");
  }

  /** As {@link #run(Path, List)}, with {@code input} on standard input. */
  static String run(Path folder, List<String> command, String input)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("weir-bench", ".out");
    Path err = Files.createTempFile("weir-bench", ".err");
    try {
      Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
          .redirectError(err.toFile()).start();
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command.getFirst() + " did not end within " + SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            command.getFirst() + " ended with " + process.exitValue() + ": " + Files.readString(err));
      }
      return Files.readString(out);
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Returns the first line that {@code command} prints, on whichever of its streams: how programs tell their version. */
  static String firstLine(String... command) throws IOException, InterruptedException {
    List<String> quoted = new ArrayList<>(List.of("sh", "-c", "\"$@\" 2>&1", "sh"));
    quoted.addAll(List.of(command));
    return run(Path.of("."), quoted).lines().findFirst().orElse("");
  }
}
