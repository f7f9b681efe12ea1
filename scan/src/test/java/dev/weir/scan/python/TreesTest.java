package dev.weir.scan.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.ir.Dump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of a folder beside what becomes of it; {@code -Dweir.python.expect=true} writes that anew, to be looked through. */
class TreesTest {
  private static final Path FOLDER = Path.of("src/test/resources/python");

  static Stream<Path> trees() throws IOException {
    return sources("trees");
  }

  static Stream<Path> lowered() throws IOException {
    return sources("lowered");
  }

  @ParameterizedTest
  @MethodSource("trees")
  void parses(Path source) throws IOException {
    check(source, TreeDump.of(new Python().parse(Files.readAllBytes(source))));
  }

  @ParameterizedTest
  @MethodSource("lowered")
  void lowers(Path source) throws IOException {
    check(source, Dump.of(new Python().lower("m.py", "m", false, Files.readAllBytes(source))));
  }

  private static void check(Path source, String dump) throws IOException {
    Path expected = source.resolveSibling(source.getFileName().toString().replace(".py", ".expected"));
    if (Boolean.getBoolean("weir.python.expect")) {
      Files.writeString(expected, dump);
    }
    assertThat(dump).isEqualTo(Files.readString(expected));
  }

  private static Stream<Path> sources(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".py")).sorted().toList().stream();
    }
  }
}
