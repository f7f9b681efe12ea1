package dev.weir.detect.pii.finance;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds business identifier codes, which are words like any other: 8 or 11 capitals and digits with a country in the middle,
 * behind "BIC" or "SWIFT". Source: ISO 9362.
 */
public final class Bic implements Detector {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int REACH = 32;

  @Override
  public About about() {
    return About.of("bic", new Kind("BIC"))
        .because("names a bank, and with an account where money is kept")
        .source("ISO 9362")
        .hits("BIC: DEUTDEFF500", "SWIFT code BOFAUS3N", "swift/bic NEDSZAJJXXX")
        .misses("DEUTDEFF500", "BIC: DEUTZZFF500", "SWIFT PROTOCOL", "bic deutdeff");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes("BIC", "Bic", "bic", "SWIFT", "Swift", "swift");
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    for (int i = at + 1; i < at + REACH; i++) {
      if (Alphabet.UPPER_ALNUM.has(text.at(i)) && !Alphabet.WORD.has(text.at(i - 1))) {
        int end = i;
        while (end < i + 12 && Alphabet.UPPER_ALNUM.has(text.at(end))) {
          end++;
        }
        if ((end - i == 8 || end - i == 11) && !Alphabet.WORD.has(text.at(end)) && banks(text, i)) {
          out.add(this, i, end, 0.9);
          return;
        }
      }
    }
  }

  private static boolean banks(Text text, int at) {
    for (int i = at; i < at + 6; i++) {
      if (Alphabet.DIGITS.has(text.at(i))) {
        return false;
      }
    }
    return COUNTRIES.contains("" + (char) text.at(at + 4) + (char) text.at(at + 5));
  }
}
