package dev.weir.policy.rule;

import java.util.Map;
import java.util.stream.Stream;

/**
 * How a limit or a budget is divided: whoever is named has a part of it, and all others together what no name has.
 *
 * @param by what the names are of
 * @param parts by name, in hundredths of a percent: together no more than {@link #WHOLE}
 * @param borrowed how much more each may take while the whole has it, in hundredths of a percent
 */
public record Shares(Per by, Map<String, Integer> parts, int borrowed) {

  /** All of it. */
  public static final int WHOLE = 10_000;

  /** What a key has behind it where it is that of a part. */
  static final String PREFIX = "share=";
  /** Whose part it is that no name has. */
  static final String OTHERS = "others";

  public Shares {
    parts = Map.copyOf(parts);
  }

  /**
   * What one has of the whole.
   *
   * @param key tells it from others' parts, and from the whole
   * @param part in hundredths of a percent
   */
  record Portion(String key, int part) {

    /** Returns the part of {@code amount}, rounded down. */
    long of(long amount) {
      return amount / WHOLE * part + amount % WHOLE * part / WHOLE;
    }
  }

  /** Returns the part of whoever makes {@code call}. */
  Portion portion(Call call) {
    String name = by.value(call);
    return parts.containsKey(name) ? portion(name) : others();
  }

  /** Returns the part of everybody who has one, and of all others. */
  Stream<Portion> portions() {
    return Stream.concat(parts.keySet().stream().map(this::portion), Stream.of(others()));
  }

  private Portion portion(String name) {
    return portion(by.part(name), parts.getOrDefault(name, 0));
  }

  private Portion others() {
    return portion(OTHERS, WHOLE - parts.values().stream().mapToInt(each -> each).sum());
  }

  private Portion portion(String whose, int part) {
    return new Portion(PREFIX + whose, Math.min(WHOLE, part + borrowed));
  }
}
