package dev.weir.detect.pii;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/**
 * Finds payment card numbers that a program wrote as floating-point numbers do: one digit, a fraction, a power of ten. Source:
 * ISO/IEC 7812-1; {@code Double.toString} of Java and its like, which write so from ten million on.
 */
final class ExponentCard implements Detector {

  /** A number that has fewer was rounded: nobody can tell whose it was. */
  private static final int FEWEST_DIGITS = 11;

  @Override
  public About about() {
    return About.of("credit-card-exponent", Kind.CREDIT_CARD)
        .because("can be charged by whoever knows it")
        .source("ISO/IEC 7812-1, IEEE 754 doubles as Java and spreadsheets write them")
        .hits("4.111111111111111E15", "4.111111111111111e+15", "card 3.78282246310005E14",
            "4,111111111111111E+15")
        .misses("4.111111111111112E15", "4.11111E+15", "4.111111111111111E-15", "14.111111111111111E15",
            "4.111111111111111E14", "4.111111111111111E15x");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(1, 1, ".,", ".,-+"), new Trigger.Context(CardNumber.CUE));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int fraction = at + 2;
    int e = text.run(Alphabet.DIGITS, fraction);
    if (e - fraction < FEWEST_DIGITS || (text.at(e) | 0x20) != 'e') {
      return;
    }
    int exponent = text.at(e + 1) == '+' ? e + 2 : e + 1;
    int end = text.run(Alphabet.DIGITS, exponent);
    if (end - exponent != 2 || Alphabet.WORD.has(text.at(end))) {
      return;
    }
    int behind = 10 * (text.at(exponent) - '0') + text.at(exponent + 1) - '0';
    if (e - fraction > behind || behind >= CardNumber.LONGEST) {
      return;
    }
    CardNumber number = new CardNumber();
    number.take(text, at, at + 1);
    number.take(text, fraction, e);
    while (number.digits() <= behind) {
      number.take(0);
    }
    if (text.clears(Doubt.CHECK, number.checks()) && text.clears(Doubt.UNISSUED, number.isIssued())) {
      out.add(this, at, end, text.cued(CardNumber.CUE, at, CardNumber.REACH) ? 0.97 : 0.8);
    }
  }
}
