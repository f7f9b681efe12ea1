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

  private long number;
  private int sums;
  private int digits;

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

  /** Returns whether some network issues numbers that begin so and are so long. */
  boolean isIssued() {
    return Networks.issued(number, digits);
  }
}
