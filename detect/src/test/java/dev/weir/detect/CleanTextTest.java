package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Finding;
import dev.weir.model.Kind;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Texts of every day, full of words such as key and token, hold no secret: each file of the folder is one. */
class CleanTextTest {

  private static final Path CLEAN = Path.of("src/test/resources/clean");

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  @TestFactory
  Stream<DynamicTest> findsNoSecret() throws IOException {
    try (Stream<Path> files = Files.list(CLEAN)) {
      return files.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            String text = Files.readString(file);
            assertThat(secrets(inspector.examine(text))).isEmpty();
            assertThat(secrets(inspector.examine(type(file), Bytes.utf8(text)))).isEmpty();
          }));
    }
  }

  private static String type(Path file) {
    return file.toString().endsWith(".json") ? "application/json" : "text/plain";
  }

  private static List<String> secrets(Examination seen) {
    List<Finding> findings = seen.findings();
    return Stream.iterate(0, i -> i < findings.size(), i -> i + 1)
        .filter(i -> findings.get(i).kind().equals(Kind.SECRET))
        .map(i -> findings.get(i).detector() + ": " + seen.revealed(i)).toList();
  }
}
