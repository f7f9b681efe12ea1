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
import java.util.Set;

/**
 * Finds payment card numbers: 12 to 19 digits in one piece or in groups of three or more, the check digit, and a network's
 * prefix and length or a word before them that says so. Source: ISO/IEC 7812-1 (Luhn), the networks' published BIN ranges.
 */
final class CreditCard implements Detector {

  /** What stands before an underscore and a card's number, in an identifier that holds it. */
  private static final List<String> NAMES = List.of("card", "cc", "pan", "visa", "mastercard", "amex",
      "credit", "debit");
  private static final List<String> NUMBERS = List.of("number", "num", "no", "nr");

  /** Lengths that no network has given out. */
  private static final Set<Integer> UNUSED = Set.of(17, 18);

  /** A time in milliseconds has as many digits as cards had long ago. */
  private static final int MILLISECONDS = 13;

  @Override
  public About about() {
    return About.of("credit-card", Kind.CREDIT_CARD)
        .because("can be charged by whoever knows it")
        .source("ISO/IEC 7812-1")
        .hits("4111 1111 1111 1111", "card 378282246310005", "5555-5555-5555-4444", "card_4111111111111111",
            "4111111111111111.0", "4111111111111111.00", "x = 4111111111111111L;",
            "scans/4111111111111111.pdf")
        .misses("order_4111111111111111", "4111 1111 1111 1112", "1234567890123456", "a4111111111111111",
            "4111111111111111.5", "4111111111111111.0.1", "4111111111111111.shop.example",
            "4111111111111111ms");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(12, 19, "", ""), new Trigger.Digits(3, 16, " -", ""),
        new Trigger.Context(CardNumber.CUE));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    boolean part = text.at(at - 1) == '_' ? !card(text, at - 1) : joined(text, at - 1, at - 2);
    if (text.run(Alphabet.DIGITS, at) - at < 3 || !text.clears(Doubt.PART, !part)) {
      return;
    }
    CardNumber number = new CardNumber();
    int i = at;
    int mark = -1;
    while (true) {
      int end = text.run(Alphabet.DIGITS, i);
      if (end - i < 3 || number.digits() + end - i > CardNumber.LONGEST) {
        break;
      }
      number.take(text, i, end);
      i = end;
      if (number.digits() >= CardNumber.SHORTEST && text.clears(Doubt.PART, ends(text, i))
          && text.clears(Doubt.CHECK, number.checks())) {
        boolean called = text.cued(CardNumber.CUE, at, CardNumber.REACH);
        if (called && !number.isZero() && !UNUSED.contains(number.digits())
            || text.clears(Doubt.UNISSUED, number.isIssued())
                && text.clears(Doubt.TIME, number.digits() != MILLISECONDS || text.bare())) {
          out.add(this, at, i, called ? 0.97 : mark >= 0 ? 0.95 : 0.8);
          return;
        }
      }
      int c = text.at(i);
      if (c != ' ' && c != '-' || mark >= 0 && c != mark) {
        break;
      }
      mark = c;
      i++;
    }
  }

  /** Returns whether the word before an underscore says that a card's number follows; an order's is none. */
  private static boolean card(Text text, int underscore) {
    int start = underscore;
    while (Alphabet.LETTERS.has(text.at(start - 1))) {
      start--;
    }
    int end = underscore;
    if (is(NUMBERS, text, start, end) && text.at(start - 1) == '_') {
      return card(text, start - 1);
    }
    return is(NAMES, text, start, end);
  }

  private static boolean is(List<String> words, Text text, int start, int end) {
    return words.stream().anyMatch(word -> word.length() == end - start && text.hasAnyCase(word, start));
  }

  private static boolean ends(Text text, int i) {
    int end = isLong(text.at(i)) ? i + 1 : i;
    return !Alphabet.WORD.has(text.at(end))
        && (!joined(text, end, end + 1) || text.isFileEnding(end) || isWhole(text, end));
  }

  /** What programs write behind a whole number that is too long for their usual ones: {@code 4111111111111111L}, or {@code n}. */
  private static boolean isLong(int c) {
    return c == 'L' || c == 'l' || c == 'n';
  }

  /** Programs that keep numbers as fractions write those that have none so: {@code 4111111111111111.0}. */
  private static boolean isWhole(Text text, int dot) {
    int end = dot + 1;
    while (text.at(end) == '0') {
      end++;
    }
    return text.at(dot) == '.' && end > dot + 1 && !Alphabet.WORD.has(text.at(end))
        && !joined(text, end, end + 1);
  }

  /** A dot or hyphen with a digit or letter behind it: this is a part of something longer. */
  private static boolean joined(Text text, int mark, int beyond) {
    int c = text.at(mark);
    return (c == '.' || c == '-') && Alphabet.ALNUM.has(text.at(beyond));
  }
}
