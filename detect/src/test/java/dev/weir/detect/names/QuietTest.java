package dev.weir.detect.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.engine.Engine;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in a value that programs wrote. */
class QuietTest {

  private static final Engine ENGINE = new Engine(Names.all());

  @ParameterizedTest
  @ValueSource(strings = {"written by Katarzyna Miller today", "written by katarzyna miller today"})
  void nobodyIsFoundInAValueThatProgramsWrote(String value) {
    assertThat(found(value, _ -> false)).isNotEmpty();
    assertThat(found(value, _ -> true)).isEmpty();
  }

  @Test
  void theNextValueIsReadAsEver() {
    String first = "written by Katarzyna Miller today|";
    assertThat(found(first + "written by Hannah Smith today", at -> at < first.length()))
        .extracting(Findings.Hit::start).containsExactly(first.length() + "written by ".length());
  }

  private static List<Findings.Hit> found(String values, IntPredicate written) {
    byte[] bytes = (values + "|").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '|' ? Text.BREAK : bytes[i];
    }
    Text text = new Text();
    text.over(bytes, bytes.length, written);
    Findings findings = new Findings();
    ENGINE.scan(text, findings);
    return findings.resolved();
  }
}
