package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds client secrets of Microsoft Entra ID: three characters, a digit, {@code Q~} and 31 to 34 more. Source: Microsoft
 * Learn, "Sensitive information type entity definitions", Azure AD client secret.
 */
final class AzureAdSecret implements Detector {

  /** Three characters, a digit and the letter before the tilde. */
  private static final int LEAD = 5;

  @Override
  public About about() {
    return About.secret("azure-ad-secret")
        .because("acts in Azure as an application")
        .source("Microsoft Learn, Azure AD client secret")
        .hits("aB3" + "8Q~a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6",
            "client_secret=x_Y" + "7Q~a1B2c3D4-e5F6.g7H8~i9J0k1L2m3N4o5")
        .misses("Q~a1B2c3D4", "aB38Q~" + "a".repeat(33), "aB38Q~short");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Tilde());
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int from = at - LEAD;
    if (text.at(at - 1) != 'Q' || !Alphabet.DIGITS.has(text.at(at - 2))
        || Alphabet.TOKEN.has(text.at(from - 1))
            && text.at(from - 1) != '='
        || Randomness.count(text, Alphabet.DOTTED, Math.max(0, from), at) < LEAD) {
      return;
    }
    int end = text.run(Alphabet.TOKEN, at + 1);
    if (end - at > 31 && end - at < 36 && text.varied(at + 1, end, 12)) {
      out.add(this, from, end, 0.95);
    }
  }
}
