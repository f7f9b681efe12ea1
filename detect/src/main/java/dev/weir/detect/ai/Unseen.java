package dev.weir.detect.ai;

import java.util.Locale;

/**
 * Tells which models think without anything of it in a stream: where that counts nothing (OpenAI's chat completions without
 * {@code stream_options.include_usage}), nobody can tell from it what it has cost. Source: OpenAI's guide to reasoning models.
 */
final class Unseen {
  private static final String FIRST = "gpt-";
  private static final int FIRST_NUMBER = 5;

  private Unseen() {}

  /** Returns whether {@code model}, with or without a vendor before it, thinks unseen: o1, o3, gpt-5 and what comes after them. */
  static boolean by(String model) {
    String name = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.contains("-chat")) {
      return false;
    }
    return name.length() > 1 && name.charAt(0) == 'o' && isDigit(name.charAt(1))
        || name.startsWith(FIRST) && number(name, FIRST.length()) >= FIRST_NUMBER;
  }

  private static int number(String name, int from) {
    int number = 0;
    for (int at = from; at < name.length() && isDigit(name.charAt(at)) && number < 100; at++) {
      number = 10 * number + name.charAt(at) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
