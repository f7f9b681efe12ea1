package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of {@code broken} has exactly the problems that stand in the file beside it. */
final class BrokenFilesTest {

  @TestFactory
  Stream<DynamicTest> saysEveryProblemAtItsPlace() {
    return Resources.in("broken").stream().filter(file -> file.toString().endsWith(".yaml"))
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
            () -> assertThat(problems(file)).isEqualTo(expected(file))));
  }

  private static String expected(Path file) {
    return Resources.text(file.resolveSibling(file.getFileName().toString().replace(".yaml", ".problems")));
  }

  private static String problems(Path file) {
    String name = file.getFileName().toString();
    Loaded loaded = PolicyFile.parse(name, Path.of("/base"),
        Resources.text(file).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return switch (loaded) {
      case Loaded.Ok ok -> "nothing is wrong with it\n";
      case Loaded.Broken(List<Problem> problems) -> problems.stream().map(problem -> problem + "\n")
          .collect(Collectors.joining());
    };
  }
}
