package dev.weir.detect.pii;

import dev.weir.detect.check.Luhn;
import dev.weir.detect.engine.Cue;
import dev.weir.detect.engine.Text;

/** The digits of what may be a payment card's number, taken one after the other. Source: ISO/IEC 7812-1. */
final class CardNumber {

  /** The words that say of a number that it is a card's. */
  static final Cue CUE = Cue.of("card", "credit", "debit", "visa", "mastercard", "amex", "cc", "pan",
      "payment");
  /** How many bytes before a number such a word may stand. */
  static final int REACH = 80;

  static final int SHORTEST = 12;
  static final int LONGEST = 19;
  private static final int TODAYS_SHORTEST = 15;

  private long number;
  private int sums;
  private int digits;
  private int zeros;

  /** Takes the digits of {@code text[from..to)}; nothing is known of a number of more than {@link #LONGEST}. */
  void take(Text text, int from, int to) {
    for (int i = from; i < to; i++) {
      take(text.at(i) - '0');
    }
  }

  void take(int digit) {
    number = number * 10 + digit;
    sums = Luhn.with(sums, digit);
    digits++;
    zeros += number == 0 ? 1 : 0;
  }

  int digits() {
    return digits;
  }

  boolean isZero() {
    return number == 0;
  }

  /** Returns whether the last digit is the check digit of those before it. */
  boolean checks() {
    return Luhn.holds(sums);
  }

  /**
   * Returns whether some network issues numbers that begin so and are so long; of those that are filled up with zeros in front, as
   * in fields of a fixed width, whether one issues the rest in today's lengths.
   */
  boolean isIssued() {
    int significant = digits - zeros;
    return zeros == 0
        ? Networks.issued(number, digits)
        : significant >= TODAYS_SHORTEST && Networks.issued(number, significant);
  }
}
