package dev.weir.detect.pii.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartOfNumberTest {

  private final Phone phone = new Phone();
  private final Text text = new Text();
  private String said = "";

  private void over(String all) {
    said = all;
    byte[] bytes = all.getBytes(StandardCharsets.US_ASCII);
    text.over(bytes, bytes.length);
  }

  /** Returns what the detector tells when it is called for the digits {@code part}. */
  private List<String> at(String part) {
    Findings found = new Findings();
    phone.scan(text, said.indexOf(part), found);
    return found.resolved().stream().map(hit -> said.substring(hit.start(), hit.end())).toList();
  }

  @Test
  void isNotLookedAtAgain() {
    over("call (212) 555-2368 now");
    assertThat(at("212)")).containsExactly("(212) 555-2368");
    assertThat(at("555-")).isEmpty();
  }

  @Test
  void isLookedAtWhereNothingWasFoundRoundIt() {
    over("call (212) 555-2368 now");
    assertThat(at("555-")).containsExactly("555-2368");
  }

  @Test
  void isLookedAtWhereGroupsWereLeftOff() {
    over("call (212) 555-2368 555-0199-12 now");
    assertThat(at("212)")).containsExactly("(212) 555-2368");
    assertThat(at("555-2368")).isNotEmpty();
  }
}
