package dev.weir.detect.check;

/** Sums of digits times weights, which most national numbers are checked by. */
public final class Weights {

  private Weights() {}

  /** Returns the sum of the first characters of {@code code} (digits, or letters from 10 on) times the weights. */
  public static int sum(String code, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += Character.digit(code.charAt(i), 36) * weights[i];
    }
    return sum;
  }

  /** Returns the digit at {@code at}. */
  public static int digit(String code, int at) {
    return code.charAt(at) - '0';
  }

  /** Returns the number that the digits from {@code from} to before {@code to} write. */
  public static int number(String code, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + digit(code, i);
    }
    return number;
  }
}
