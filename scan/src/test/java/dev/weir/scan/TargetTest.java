package dev.weir.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetTest {

  @ParameterizedTest
  @CsvSource({".,a/b.py,a/b.py", "./,a/b.py,a/b.py", "src/..,a/b.py,a/b.py", "src,src/b.py,src/b.py",
    "src/,src/b.py,src/b.py", "./src,src/b.py,./src/b.py", "..,../b.py,../b.py", "../,../b.py,../b.py",
    "../x,../x/b.py,../x/b.py", "/,/a/b.py,/a/b.py", "/a,/a/b.py,/a/b.py", "/a/,/a/b.py,/a/b.py",
    "a.whl,a.whl!/b.py,a.whl!/b.py", "b.py,b.py,b.py"})
  void whatIsInItIsNamedByItAndFoundAgain(String typed, String lies, String named) {
    Target target = new Target(Path.of(typed), typed);
    assertThat(target.named(lies)).isEqualTo(named);
    assertThat(target.holds(named)).isTrue();
    assertThat(target.located(named)).isEqualTo(lies);
  }

  @ParameterizedTest
  @CsvSource({".,/a.py", ".,../a.py", "src,srcs/a.py", "src/,srcs/a.py", "a.whl,a.whl2!/b.py", "/a,/ab/c.py"})
  void whatLiesElsewhereIsNotItsOwn(String typed, String named) {
    assertThat(new Target(Path.of(typed), typed).holds(named)).isFalse();
  }
}
