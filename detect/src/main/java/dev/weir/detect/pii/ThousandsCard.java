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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds payment card numbers that a program took for an amount and wrote with separators of thousands: {@code
 * 4,111,111,111,111,111}; with spaces near a word for cards only. Source: ISO/IEC 7812-1; CLDR's formats of decimal numbers.
 */
final class ThousandsCard implements Detector {

  private static final int GROUP = 3;
  private static final String MARKS = ",.'_";
  private static final String ROW = String.valueOf(Trigger.Digits.ROW);

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

  /** Called for the second group, which far fewer numbers have than a first one and a mark. */
  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(GROUP, GROUP, MARKS, allBut(MARKS)),
        new Trigger.Digits(GROUP, GROUP, " ", allBut(ROW), CardNumber.CUE, CardNumber.REACH));
  }

  private static String allBut(String allowed) {
    return IntStream.rangeClosed(0, Trigger.Digits.ROW).filter(c -> allowed.indexOf(c) < 0)
        .mapToObj(Character::toString).collect(Collectors.joining());
  }

  @Override
  public void scan(Text text, int second, Findings out) {
    int mark = text.at(second - 1);
    int at = second - 1;
    while (at > second - 1 - GROUP && Alphabet.DIGITS.has(text.at(at - 1))) {
      at--;
    }
    int before = text.at(at - 1);
    if (at == second - 1 || text.at(second + GROUP) != mark || Alphabet.WORD.has(before)
        || before >= 0 && MARKS.indexOf(before) >= 0) {
      return;
    }
    if (mark == ' ' && !text.cued(CardNumber.CUE, second, CardNumber.REACH)) {
      return;
    }
    CardNumber number = new CardNumber();
    int end = second - 1;
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
