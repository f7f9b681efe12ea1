package dev.weir.model;

import dev.weir.model.Obligation.Budget.Measure;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * So much of something in each window, or as long as the key lasts: {@code usd=2.50}, {@code tokens=100000/day},
 * {@code requests=50/h}, {@code bytes=5GiB/day}.
 *
 * @param amount tokens, requests, bytes, or billionths of a US dollar
 */
public record Share(Measure measure, long amount, Window window) {

  /** Dollars are kept in billionths. */
  private static final int DOLLAR_DECIMALS = 9;
  /** All that a long surely holds, before and behind the point together. */
  private static final int MOST_DIGITS = 18;

  private static final Map<String, Window> WINDOWS = Map.of("h", Window.HOUR, "day", Window.DAY, "month",
      Window.MONTH);

  /** Returns what {@code text} asks for; empty where it is none, or nothing at all. */
  public static Optional<Share> parse(String text) {
    int equals = text.indexOf('=');
    int slash = text.indexOf('/', equals + 1);
    Optional<Measure> measure = equals < 0 ? Optional.empty() : measure(text.substring(0, equals));
    Optional<Window> window = slash < 0
        ? Optional.of(Window.WHOLE)
        : Optional.ofNullable(WINDOWS.get(text.substring(slash + 1)));
    if (measure.isEmpty() || window.isEmpty()) {
      return Optional.empty();
    }
    String number = text.substring(equals + 1, slash < 0 ? text.length() : slash);
    return amount(number, measure.get()).filter(amount -> amount > 0)
        .map(amount -> new Share(measure.get(), amount, window.get()));
  }

  /** Returns how much {@code text} is of what {@code measure} counts: {@code 2.50} dollars, {@code 5GiB}, {@code 100}. */
  public static Optional<Long> amount(String text, Measure measure) {
    return switch (measure) {
      case USD -> decimal(text, DOLLAR_DECIMALS);
      case BYTES -> Size.parse(text);
      case TOKENS, REQUESTS -> decimal(text, 0);
    };
  }

  private static Optional<Measure> measure(String word) {
    for (Measure measure : Measure.values()) {
      if (measure.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(measure);
      }
    }
    return Optional.empty();
  }

  /** Returns the number of {@code 2} or {@code 2.50} in units of so many decimals: with three of them, 2500. */
  public static Optional<Long> decimal(String text, int decimals) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String part = point < 0 ? "" : text.substring(point + 1);
    boolean number = !whole.isEmpty() && whole.length() + decimals <= MOST_DIGITS && digits(whole)
        && digits(part)
        && part.length() <= decimals && (point < 0 || !part.isEmpty());
    return number
        ? Optional.of(Long.parseLong(whole + part + "0".repeat(decimals - part.length())))
        : Optional.empty();
  }

  private static boolean digits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns whether whoever has {@code other} does not have as much as this: more than its whole amount, in a window no longer. */
  public boolean exceeds(Share other) {
    return measure == other.measure && window.compareTo(other.window) <= 0 && amount > other.amount;
  }

  /** Returns the text that {@link #parse} reads. */
  public String text() {
    String number = switch (measure) {
      case USD -> BigDecimal.valueOf(amount, DOLLAR_DECIMALS).stripTrailingZeros().toPlainString();
      case BYTES -> Size.text(amount);
      case TOKENS, REQUESTS -> Long.toString(amount);
    };
    String each = switch (window) {
      case HOUR -> "/h";
      case DAY -> "/day";
      case MONTH -> "/month";
      case WHOLE -> "";
    };
    return measure.name().toLowerCase(Locale.ROOT) + "=" + number + each;
  }

  @Override
  public String toString() {
    return text();
  }
}
