package dev.weir.attacks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.json.JsonMapper;

/**
 * The attacks of this project, one JSON object a line, and those of every {@code .jsonl} and {@code .jsonl.gz} in the folder
 * that the system property {@value #MORE} names.
 */
final class Attacks {

  static final String MORE = "weir.attacks";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> OWN = List.of("requests.jsonl", "targets.jsonl", "addresses.jsonl");

  private Attacks() {}

  /** Returns a test for each attack of these kinds. */
  static Stream<DynamicTest> tests(List<String> kinds, Consumer<Attack> check) throws IOException {
    return all().stream().filter(attack -> kinds.contains(attack.kind()))
        .map(attack -> DynamicTest.dynamicTest(attack.toString(), () -> check.accept(attack)));
  }

  private static List<Attack> all() throws IOException {
    List<Attack> all = new ArrayList<>();
    for (String name : OWN) {
      read(Objects.requireNonNull(Attacks.class.getResourceAsStream(name), name), all);
    }
    String more = System.getProperty(MORE, "");
    if (!more.isEmpty()) {
      try (Stream<Path> files = Files.list(Path.of(more))) {
        for (Path file : files.sorted().toList()) {
          read(file, all);
        }
      }
    }
    return all;
  }

  private static void read(Path file, List<Attack> into) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".jsonl.gz")) {
      read(new GZIPInputStream(Files.newInputStream(file)), into);
    } else if (name.endsWith(".jsonl")) {
      read(Files.newInputStream(file), into);
    }
  }

  private static void read(InputStream rows, List<Attack> into) throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(rows, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.isBlank()).map(JSON::readTree).map(Attack::of).forEach(into::add);
    }
  }
}
