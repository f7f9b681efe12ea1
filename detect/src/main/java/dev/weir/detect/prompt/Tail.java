package dev.weir.detect.prompt;

import java.util.Arrays;

/**
 * How a text ends, whatever it says: which kinds of characters follow each other, how many signs there are, whether brackets pair. What
 * a search has found to sway a model looks like no language, code, markup or formula: words and pieces of words that signs of all of
 * them are glued to. Not for more than one thread.
 */
public final class Tail {

  /** No feature is this or higher. */
  public static final int FEATURES = 1 << 13;

  /** So many UTF-16 units at the end are looked at. */
  private static final int LONGEST = 120;

  /** With fewer signs than this a text ends as any other. */
  private static final int FEW_SIGNS = 5;

  private static final int SMALL = 0;
  private static final int CAPITAL = 1;
  private static final int DIGIT = 2;
  private static final int SPACE = 3;
  private static final int LINE = 4;
  private static final int WIDE_LETTER = 5;
  private static final int WIDE_SIGN = 6;
  private static final int FIRST_SIGN = 7;

  /** Numbers of what is counted, apart from any kinds of characters; each has {@link #STEPS} features. */
  private static final int UNPAIRED = 1;
  private static final int JUMPS = 2;
  private static final int SIGNS = 3;
  private static final int GLUED = 4;

  private static final int STEPS = 12;

  private static final byte[] KINDS = new byte[0x80];

  static {
    for (int c = 0; c < KINDS.length; c++) {
      KINDS[c] = (byte) (c >= 'a' && c <= 'z'
          ? SMALL
          : c >= 'A' && c <= 'Z'
              ? CAPITAL
              : c >= '0' && c <= '9' ? DIGIT : c == '\n' ? LINE : c <= ' ' ? SPACE : FIRST_SIGN + c - '!');
    }
  }

  private final int[] features = new int[4 * LONGEST];
  private final long[] seen = new long[FEATURES / Long.SIZE];
  private final char[] open = new char[LONGEST];
  private int count;
  private int start;

  /** Takes the end of {@code text} in place of the one before. */
  public void read(String text) {
    forget();
    start = start(text);
    int depth = 0;
    int unpaired = 0;
    int jumps = 0;
    int glued = 0;
    long signs = 0;
    int before = SPACE;
    int last = SPACE;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      int kind = kind(c);
      if (kind != last || kind >= FIRST_SIGN) {
        add(kind * 64 + last);
        add((kind * 64 + last) * 64 + before);
        jumps += kind == CAPITAL && last == SMALL ? 1 : 0;
        glued += kind <= CAPITAL && last >= FIRST_SIGN && before <= DIGIT ? 1 : 0;
        before = last;
        last = kind;
      }
      if (kind >= FIRST_SIGN) {
        signs |= 1L << kind;
      }
      if (c == '(' || c == '[' || c == '{') {
        open[depth++] = c;
      } else if (c == ')' || c == ']' || c == '}') {
        boolean pairs = depth > 0 && open[depth - 1] == (c == ')' ? '(' : c - 2);
        depth -= pairs ? 1 : 0;
        unpaired += pairs ? 0 : 1;
      }
    }
    step(UNPAIRED, unpaired + depth);
    step(JUMPS, jumps);
    step(GLUED, glued);
    step(SIGNS, Long.bitCount(signs));
    count = Long.bitCount(signs) < FEW_SIGNS ? 0 : count;
  }

  private void forget() {
    Arrays.fill(seen, 0);
    count = 0;
  }

  /** Returns where the last words begin. */
  private static int start(String text) {
    int from = Math.max(0, text.length() - LONGEST);
    int space = from == 0 ? 0 : text.indexOf(' ', from) + 1;
    return Math.max(from, space);
  }

  private static int kind(char c) {
    return c < KINDS.length ? KINDS[c] : Character.isLetter(c) ? WIDE_LETTER : WIDE_SIGN;
  }

  /** Adds a count as far as it goes. */
  private void step(int what, int number) {
    for (int step = 0; step < Math.min(number, STEPS); step++) {
      add(-1 - what * STEPS - step);
    }
  }

  private void add(int value) {
    int feature = (value * 0x9E3779B9 >>> 7) % FEATURES;
    if ((seen[feature / Long.SIZE] >>> feature & 1) == 0) {
      seen[feature / Long.SIZE] |= 1L << feature;
      features[count++] = feature;
    }
  }

  /** Returns the features, each once; none where the text ends in words. */
  public int[] features() {
    return Arrays.copyOf(features, count);
  }

  int count() {
    return count;
  }

  int at(int index) {
    return features[index];
  }

  /** Returns the first UTF-16 unit of the end. */
  int start() {
    return start;
  }
}
