package dev.weir.detect.pii;

import dev.weir.detect.check.Luhn;
import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Cue;
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

  private static final Cue CUE = Cue.of("card", "credit", "debit", "visa", "mastercard", "amex", "cc", "pan",
      "payment");

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
            "4111111111111111.0", "scans/4111111111111111.pdf")
        .misses("order_4111111111111111", "4111 1111 1111 1112", "1234567890123456", "a4111111111111111",
            "4111111111111111.5", "4111111111111111.0.1", "4111111111111111.shop.example");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(12, 19, "", ""), new Trigger.Digits(3, 16, " -", ""),
        new Trigger.Context(CUE));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    boolean part = text.at(at - 1) == '_' ? !card(text, at - 1) : joined(text, at - 1, at - 2);
    if (text.run(Alphabet.DIGITS, at) - at < 3 || !text.clears(Doubt.PART, !part)) {
      return;
    }
    long number = 0;
    int sums = 0;
    int digits = 0;
    int i = at;
    int mark = -1;
    while (digits <= 19) {
      int end = text.run(Alphabet.DIGITS, i);
      if (end - i < 3 || digits + end - i > 19) {
        break;
      }
      for (; i < end; i++, digits++) {
        number = number * 10 + text.at(i) - '0';
        sums = Luhn.with(sums, text.at(i) - '0');
      }
      if (digits >= 12 && text.clears(Doubt.PART, ends(text, i))
          && text.clears(Doubt.CHECK, Luhn.holds(sums))) {
        boolean called = text.cued(CUE, at, 80);
        if (called && number > 0 && !UNUSED.contains(digits)
            || text.clears(Doubt.UNISSUED, Networks.issued(number, digits))
                && text.clears(Doubt.TIME, digits != MILLISECONDS || text.bare())) {
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
    int c = text.at(i);
    return !Alphabet.WORD.has(c) && (!joined(text, i, i + 1) || text.isFileEnding(i) || isWhole(text, i));
  }

  /** Programs that keep numbers as fractions write those that have none so: {@code 4111111111111111.0}. */
  private static boolean isWhole(Text text, int dot) {
    return text.at(dot) == '.' && text.at(dot + 1) == '0' && !Alphabet.WORD.has(text.at(dot + 2))
        && !joined(text, dot + 2, dot + 3);
  }

  /** A dot or hyphen with a digit or letter behind it: this is a part of something longer. */
  private static boolean joined(Text text, int mark, int beyond) {
    int c = text.at(mark);
    return (c == '.' || c == '-') && Alphabet.ALNUM.has(text.at(beyond));
  }
}
