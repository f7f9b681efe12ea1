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
 * Finds payment card numbers in the groups that are printed on cards, whatever stands between them: by itself where few other
 * numbers are written so and where it fills a value, near a word for cards else; near one also digit by digit. What single
 * spaces or hyphens part is {@link CreditCard}'s. Source: ISO/IEC 7812-1; the embossing of the networks' cards.
 */
final class SpreadCard implements Detector {

  /** Of 16 digits, 15 (American Express), 14 (Diners Club) and 19: the lengths of the groups, one decimal digit each. */
  private static final List<Long> PRINTED = List.of(4444L, 465L, 464L, 44443L);
  private static final int FEWEST_ALONE = 13;
  /** By how many they are, groups of one digit each. */
  private static final long[] ONES = new long[CardNumber.LONGEST + 1];

  static {
    for (int i = 1; i < ONES.length; i++) {
      ONES[i] = ONES[i - 1] * 10 + 1;
    }
  }

  /** Rows of figures are parted by anything; these seldom. */
  private static final String ALONE = "./_";
  private static final String MARKS = "-./_";

  @Override
  public About about() {
    return About.of("credit-card-spread", Kind.CREDIT_CARD)
        .because("can be charged by whoever knows it")
        .source("ISO/IEC 7812-1, the groups that are printed on cards")
        .hits("4111.1111.1111.1111", "use 4111/1111/1111/1111 please", "n = 4111_1111_1111_1111;",
            "paid with 4111 - 1111 - 1111 - 1111 today", "card: 4111 1111\n  1111 1111",
            "3782.822463.10005", "PAN 4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1",
            "card digits ['4111', '1111', '1111', '1111']")
        .misses("4111.1111.1111.1112", "4111.1111.1111.1111.1111", "1111/4111/1111/1111/1111",
            "rows: 5112, 4114, 1112, 1114", "rows\n4111\n1111\n1111\n1111\n", "41.111111.1111.1111",
            "seen 4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1", "4111.1111/1111.1111");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(4, 4, " ./_,|:;\t\n\r+~*'\"", ""),
        new Trigger.Digits(1, 1, " -./_,", "", CardNumber.CUE, CardNumber.REACH));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int gap = text.run(Alphabet.DIGITS, at);
    int second = Gap.end(text, gap);
    if (!Alphabet.DIGITS.has(text.at(second)) || isRow(text, at, gap, second)) {
      return;
    }
    CardNumber number = new CardNumber();
    long groups = 0;
    boolean alike = true;
    int i = at;
    int end = gap;
    while (end > i && number.digits() + end - i <= CardNumber.LONGEST) {
      number.take(text, i, end);
      groups = groups * 10 + end - i;
      i = Gap.end(text, end);
      boolean same = i - end == second - gap && Gap.same(text, end, i, gap);
      boolean more = Alphabet.DIGITS.has(text.at(i))
          && (same || Gap.isSpace(text, end, i) && Gap.isSpace(text, gap, second));
      if (isWhole(groups, number.digits(), more) && text.clears(Doubt.PART, ends(text, end))
          && text.clears(Doubt.CHECK, number.checks()) && text.clears(Doubt.UNISSUED, number.isIssued())) {
        boolean named = text.cued(CardNumber.CUE, at, CardNumber.REACH);
        boolean alone = !more && (isSeldom(text, gap, second) || fills(text, at, end));
        if ((named || alone) && !(alike && isPlain(text, gap, second) && PRINTED.contains(groups))) {
          out.add(this, at, end, named ? 0.97 : 0.8);
          return;
        }
      }
      if (!more) {
        return;
      }
      alike &= same;
      end = text.run(Alphabet.DIGITS, i);
    }
  }

  /** Returns whether the groups are those of a card, or each digit is one. */
  private static boolean isWhole(long groups, int digits, boolean more) {
    return PRINTED.contains(groups) || digits >= FEWEST_ALONE && ONES[digits] == groups && !more;
  }

  /** Returns whether the same gap and another number stand before {@code at}. */
  private static boolean isRow(Text text, int at, int gap, int second) {
    int before = at - second + gap;
    return Alphabet.DIGITS.has(text.at(before - 1)) && Gap.same(text, before, at, gap);
  }

  private static boolean fills(Text text, int from, int to) {
    return from == text.value() && (to == text.length() || text.at(to) == (Text.BREAK & 0xff));
  }

  private static boolean ends(Text text, int end) {
    int c = text.at(end);
    return !Alphabet.ALNUM.has(c) || (c == 'L' || c == 'n') && !Alphabet.ALNUM.has(text.at(end + 1));
  }

  /** A dot, a slash or an underscore, or one mark in spaces. */
  private static boolean isSeldom(Text text, int from, int to) {
    return to - from == 1 && ALONE.indexOf(text.at(from)) >= 0
        || to - from == 3 && text.at(from) == ' ' && text.at(to - 1) == ' '
            && MARKS.indexOf(text.at(from + 1)) >= 0;
  }

  /** A single space or hyphen. */
  private static boolean isPlain(Text text, int from, int to) {
    return to - from == 1 && (text.at(from) == ' ' || text.at(from) == '-');
  }
}
