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
 * Finds payment card numbers that a program took for an amount and wrote with separators of thousands: {@code
 * 4,111,111,111,111,111}; with spaces near a word for cards only. Source: ISO/IEC 7812-1; CLDR's formats of decimal numbers.
 */
final class ThousandsCard implements Detector {

  private static final int GROUP = 3;

  @Override
  public About about() {
    return About.of("credit-card-thousands", Kind.CREDIT_CARD)
        .because("can be charged by whoever knows it")
        .source("ISO/IEC 7812-1, CLDR's formats of decimal numbers")
        .hits("4,111,111,111,111,111", "n: 4.111.111.111.111.111", "378'282'246'310'005",
            "4,111,111,111,111,111.00", "card 4 111 111 111 111 111")
        .misses("4,111,111,111,111,112", "4,111,111,111,111,1111", "14,111,111,111,111,111", "10.111.111.111",
            "4,111,111,111.111,111", "4,111,111,111,111,111,111", "seen 4 111 111 111 111 111");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(1, GROUP, ",.'_", ",.'_"),
        new Trigger.Digits(1, GROUP, " ", ",.'_" + Trigger.Digits.ROW, CardNumber.CUE, CardNumber.REACH));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int end = text.run(Alphabet.DIGITS, at);
    int mark = text.at(end);
    if (!Alphabet.DIGITS.has(text.at(end + GROUP)) || text.at(end + GROUP + 1) != mark) {
      return;
    }
    CardNumber number = new CardNumber();
    number.take(text, at, end);
    while (text.at(end) == mark && text.run(Alphabet.DIGITS, end + 1) == end + 1 + GROUP
        && number.digits() + GROUP <= CardNumber.LONGEST) {
      number.take(text, end + 1, end + 1 + GROUP);
      end += 1 + GROUP;
    }
    if (number.digits() >= CardNumber.SHORTEST && text.clears(Doubt.PART, ends(text, end, mark))
        && text.clears(Doubt.CHECK, number.checks()) && text.clears(Doubt.UNISSUED, number.isIssued())) {
      out.add(this, at, end, 0.8);
    }
  }

  /** Neither digits nor another group follow; a fraction of zeros may. */
  private static boolean ends(Text text, int end, int mark) {
    boolean group = text.at(end) == mark && Alphabet.DIGITS.has(text.at(end + 1));
    return !Alphabet.WORD.has(text.at(end)) && !group;
  }
}
