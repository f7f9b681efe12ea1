package dev.weir.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Bytes as people write them: a whole number and a unit, {@code 512B}, {@code 2KB} or {@code 10MiB}. */
public final class Size {

  private static final int MOST_DIGITS = 9;

  /** From the largest to the smallest. */
  private static final Map<String, Long> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("GiB", 1L << 30);
    UNITS.put("GB", 1_000_000_000L);
    UNITS.put("MiB", 1L << 20);
    UNITS.put("MB", 1_000_000L);
    UNITS.put("KiB", 1L << 10);
    UNITS.put("KB", 1_000L);
    UNITS.put("B", 1L);
  }

  private Size() {}

  /** Returns the bytes of {@code text}, more than 0; empty where it is no size. */
  public static Optional<Long> parse(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    Long unit = UNITS.get(text.substring(digits));
    return unit == null || digits == 0 || digits > MOST_DIGITS
        ? Optional.empty()
        : Optional.of(Long.parseLong(text.substring(0, digits)) * unit).filter(bytes -> bytes > 0);
  }

  /** Returns {@code bytes} in the largest unit of which they are a whole number. */
  public static String text(long bytes) {
    return UNITS.entrySet().stream().filter(unit -> bytes % unit.getValue() == 0).findFirst()
        .map(unit -> bytes / unit.getValue() + unit.getKey()).orElseThrow();
  }
}
