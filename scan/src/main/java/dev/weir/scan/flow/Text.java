package dev.weir.scan.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;

/**
 * A string as far as it is known.
 *
 * @param pattern {@code *} for what is not known, {@link #HOLE} for what a parameter gives
 * @param holes the parameters, in the order of their holes
 */
@SuppressWarnings("ArrayRecordComponent") // changed by nobody, and compared by its elements
record Text(String pattern, Symbol[] holes) {

  private static final Symbol[] NO_HOLES = {};

  static final char HOLE = '\uFFFF';
  static final Text UNKNOWN = new Text("*", NO_HOLES);

  private static final int LONGEST = 400;
  private static final int MOST_HOLES = 6;

  Text {
    if (pattern.length() > LONGEST) {
      pattern = pattern.substring(0, holes.length == 0 ? LONGEST : Math.min(LONGEST, pattern.indexOf(HOLE)))
          + "*";
      holes = NO_HOLES;
    }
  }

  /** Written out, since it is asked millions of times. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Text text && pattern.equals(text.pattern) && Arrays.equals(holes, text.holes);
  }

  @Override
  public int hashCode() {
    return 31 * pattern.hashCode() + Arrays.hashCode(holes);
  }

  static Text of(String constant) {
    return new Text(constant.indexOf(HOLE) < 0 ? constant : constant.replace(HOLE, '?'), NO_HOLES);
  }

  static Text of(Symbol symbol) {
    return new Text(String.valueOf(HOLE), new Symbol[]{symbol});
  }

  /** Returns whether no parameter is in it. */
  boolean isClosed() {
    return holes.length == 0;
  }

  boolean constant() {
    return isClosed() && pattern.indexOf('*') < 0;
  }

  Text then(Text next) {
    if (holes.length + next.holes.length > MOST_HOLES) {
      return then(UNKNOWN);
    }
    String joined = pattern.endsWith("*") && next.pattern.startsWith("*")
        ? pattern + next.pattern.substring(1)
        : pattern + next.pattern;
    return new Text(joined, isClosed() ? next.holes : next.isClosed() ? holes : append(next.holes));
  }

  /** Returns what stands between white space, each with the parameters that are in it. */
  List<Text> words(int most) {
    List<Text> words = new ArrayList<>();
    StringTokenizer each = new StringTokenizer(pattern);
    int hole = 0;
    while (each.hasMoreTokens() && words.size() < most) {
      String word = each.nextToken();
      int next = hole + (int) word.chars().filter(letter -> letter == HOLE).count();
      words.add(new Text(word, Arrays.copyOfRange(holes, hole, next)));
      hole = next;
    }
    return words;
  }

  private Symbol[] append(Symbol[] more) {
    Symbol[] all = Arrays.copyOf(holes, holes.length + more.length);
    System.arraycopy(more, 0, all, holes.length, more.length);
    return all;
  }
}
