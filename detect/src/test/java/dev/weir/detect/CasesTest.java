package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The folder {@code cases}: a line is a text, and behind {@code =>} all that is to be found in it of the kinds that its file is
 * about, each {@code KIND=value}, with semicolons between. {@code \n} is a line's end.
 */
class CasesTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "cases");
  private static final String KINDS = "# kinds: ";

  /** What stands for a secret, so that scanners leave this repository alone. */
  private static final Map<String, String> SECRETS = Map.of("{pass}", "Tr0ub4" + "dor&3x", "{mark}",
      "Tr0ub4" + "dor!3x", "{word}", "S3cr" + "etPw9", "{plain}", "correct" + "Horse42", "{key}",
      "q7Zr2kP9mWx4" + "Lt8VbN3c", "{hex}", "8f14e45fceea167a" + "5a36dedd4bea2543", "{base64}",
      "Zm9vYmFyc2Vj" + "cmV0MTIzNDU2Nzg5MA==", "{aws}", "AKIAQ3EGRI7X" + "KZ5WQ2UB");

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  @TestFactory
  Stream<DynamicContainer> findsThisAndNothingElse() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted()
          .map(file -> DynamicContainer.dynamicContainer(file.getFileName().toString(), tests(file)))
          .toList().stream();
    }
  }

  private List<DynamicTest> tests(Path file) {
    List<DynamicTest> tests = new ArrayList<>();
    Set<String> kinds = Set.of();
    for (String line : lines(file)) {
      if (line.startsWith(KINDS)) {
        kinds = Set.of(line.substring(KINDS.length()).split(" ", -1));
      } else if (!line.startsWith("#")) {
        Set<String> about = kinds;
        tests.add(DynamicTest.dynamicTest(line, () -> holds(filled(line), about)));
      }
    }
    return tests;
  }

  private void holds(String line, Set<String> kinds) {
    int arrow = line.lastIndexOf(" =>");
    String due = line.substring(arrow + 3).strip().replace("\\n", "\n");
    Examination seen = inspector.examine(line.substring(0, arrow).replace("\\n", "\n"));
    List<String> found = IntStream.range(0, seen.findings().size())
        .filter(i -> kinds.contains(seen.findings().get(i).kind().name()))
        .mapToObj(i -> seen.findings().get(i).kind() + "=" + seen.revealed(i)).toList();
    assertThat(found).containsExactlyElementsOf(due.isEmpty() ? List.of() : List.of(due.split(" ; ", -1)));
  }

  private static String filled(String line) {
    String filled = line;
    for (Map.Entry<String, String> secret : SECRETS.entrySet()) {
      filled = filled.replace(secret.getKey(), secret.getValue());
    }
    return filled;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }
}
