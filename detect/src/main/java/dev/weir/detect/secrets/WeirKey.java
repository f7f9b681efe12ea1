package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds Weir's own keys and sub-keys, and its administrators' tokens: {@code wk_}, {@code ws_} or {@code wat_} and 16 or more
 * characters. Generous, since they must never leave; it alone scores 1, so that no other finding can take its place.
 * Source: Weir's contract, "On the wire".
 */
final class WeirKey implements Detector {

  private static final About ABOUT = About.secret(dev.weir.model.DetectorId.WEIR_KEY.text())
      .because("calls out through Weir as its owner, or administers it")
      .source("Weir, On the wire")
      .hits("wk_" + "a1b2c3_Zx9Yw8Vu7Ts6Rq5", "key=ws_" + "a1b2c3d4e5f6g7h8", "a%3Dwk_" + "a1b2c3d4e5f6g7h8",
          "wat_" + "a1b2c3d4e5f6_Zx9Yw8Vu7")
      .misses("wk_short", "wtk_a1b2c3d4e5f6g7h8", "news_a1b2c3d4e5f6g7h8");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes("wk_", "ws_", "wat_");
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int end = text.run(Alphabet.DOTTED, at);
    if (end - at - 3 >= 16) {
      out.add(this, at, end, 1);
    }
  }
}
