package dev.weir.scan.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GlobTest {

  @Test
  void matchesFromAnyFolderOn() {
    assertThat(Glob.of("tests").matches("src/tests/a.py")).isTrue();
    assertThat(Glob.of("tests/").matches("./tests/deep/a.py")).isTrue();
    assertThat(Glob.of("tests/*.py").matches("/home/x/tests/a.py")).isTrue();
    assertThat(Glob.of("*.pyi").matches("a/b.pyi")).isTrue();
    assertThat(Glob.of("tests").matches("src/mytests/a.py")).isFalse();
    assertThat(Glob.of("tests/*.py").matches("tests/deep/a.py")).isFalse();
  }

  @Test
  void matchesFromTheBeginningWhereItSaysSo() {
    assertThat(Glob.of("/tests").matches("tests/a.py")).isTrue();
    assertThat(Glob.of("/tests").matches("src/tests/a.py")).isFalse();
  }

  @Test
  void reachesOverFolders() {
    assertThat(Glob.of("a/**/z.py").matches("a/z.py")).isTrue();
    assertThat(Glob.of("a/**/z.py").matches("a/b/c/z.py")).isTrue();
    assertThat(Glob.of("a/**").matches("a/b/c.py")).isTrue();
    assertThat(Glob.of("**/z.py").matches("z.py")).isTrue();
    assertThat(Glob.of("a/**/z.py").matches("a/b/y.py")).isFalse();
  }

  @Test
  void reachesIntoArchives() {
    assertThat(Glob.of("*.whl!/pkg/test_?.py").matches("dist/a-1.whl!/pkg/test_1.py")).isTrue();
    assertThat(Glob.of("/a.whl!").matches("a.whl!/b.py")).isTrue();
  }

  @Test
  void takesNoTimeOnHostilePatterns() {
    String name = "a".repeat(5_000);
    for (String pattern : List.of("*a".repeat(200) + "b", "**/".repeat(200) + "b", "*".repeat(1_000) + "b")) {
      assertThat(Glob.of(pattern).matches(name)).isFalse();
    }
    assertThat(Glob.of("**/".repeat(50) + "b").matches("a/".repeat(2_000))).isFalse();
  }
}
