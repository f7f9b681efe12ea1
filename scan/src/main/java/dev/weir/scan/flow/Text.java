package dev.weir.scan.flow;

import java.util.Arrays;
import java.util.List;

/**
 * A string as far as it is known.
 *
 * @param pattern {@code *} for what is not known, {@link #HOLE} for what a parameter gives
 * @param holes the parameters, in the order of their holes
 */
record Text(String pattern, List<Thing.Symbol> holes) {

  static final char HOLE = '\uFFFF';
  static final Text UNKNOWN = new Text("*", List.of());

  private static final int LONGEST = 400;
  private static final int MOST_HOLES = 6;

  Text {
    if (pattern.length() > LONGEST) {
      pattern = pattern.substring(0, holes.isEmpty() ? LONGEST : Math.min(LONGEST, pattern.indexOf(HOLE)))
          + "*";
      holes = List.of();
    }
  }

  /** Written out, since it is asked millions of times. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Text text && pattern.equals(text.pattern) && holes.equals(text.holes);
  }

  @Override
  public int hashCode() {
    return 31 * pattern.hashCode() + holes.hashCode();
  }

  static Text of(String constant) {
    return new Text(constant.indexOf(HOLE) < 0 ? constant : constant.replace(HOLE, '?'), List.of());
  }

  static Text of(Thing.Symbol symbol) {
    return new Text(String.valueOf(HOLE), List.of(symbol));
  }

  boolean constant() {
    return holes.isEmpty() && pattern.indexOf('*') < 0;
  }

  Text then(Text next) {
    if (holes.size() + next.holes.size() > MOST_HOLES) {
      return then(UNKNOWN);
    }
    String joined = pattern.endsWith("*") && next.pattern.startsWith("*")
        ? pattern + next.pattern.substring(1)
        : pattern + next.pattern;
    return new Text(joined, holes.isEmpty() ? next.holes : next.holes.isEmpty() ? holes : append(next.holes));
  }

  private List<Thing.Symbol> append(List<Thing.Symbol> more) {
    Thing.Symbol[] all = Arrays.copyOf(holes.toArray(new Thing.Symbol[0]), holes.size() + more.size());
    for (int i = 0; i < more.size(); i++) {
      all[holes.size() + i] = more.get(i);
    }
    return List.of(all);
  }
}
