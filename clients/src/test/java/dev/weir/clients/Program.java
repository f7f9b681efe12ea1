package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.app.Scratch;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine's, run with none of its user's settings and only for so long. */
record Program(List<String> command, Map<String, String> environment) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String PATH = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");

  Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Returns {@code name} with {@code arguments}; skips the test where this machine does not have it. */
  static Program of(String name, String... arguments) {
    boolean here = Stream.of(PATH.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    assumeTrue(here, name + " is not on this machine");
    return new Program(Stream.concat(Stream.of(name), Stream.of(arguments)).toList(), Map.of());
  }

  /** Returns the file of a script among the tests' resources. */
  static String script(String name) {
    URL found = Program.class.getResource(name);
    if (found == null) {
      throw new IllegalArgumentException("no script " + name);
    }
    try {
      return Path.of(found.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns this program with one variable more. */
  Program with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new Program(command, more);
  }

  /** Returns this program with the home and the settings of whoever runs the tests. */
  Program asItself() {
    return new Program(command, System.getenv());
  }

  /** Returns how it ended; fails with all that it said where it does not end in time. */
  Ended run() throws IOException, InterruptedException {
    try (Scratch home = Scratch.named("weir-clients")) {
      Path out = home.folder().resolve("out");
      Path err = home.folder().resolve("err");
      Process process = in(home.folder()).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      boolean inTime = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      int code = process.destroyForcibly().waitFor();
      Ended ended = new Ended(code, Files.readString(out), Files.readString(err));
      assertThat(inTime).as("%s within %s: %s", command, PATIENCE, ended).isTrue();
      return ended;
    }
  }

  private ProcessBuilder in(Path home) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", PATH, "HOME", home.toString(), "LC_ALL", "C.UTF-8"));
    builder.environment().putAll(environment);
    return builder;
  }
}
