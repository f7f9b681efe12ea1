package dev.weir.detect.pii.phone;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/**
 * A row of digits in groups, as telephone numbers are written: one to three of {@code " ().-/"} between two groups, fifteen
 * digits at most. The last groups may be left off one by one, for what follows may be no part of the number.
 */
final class Groups {

  static final String MARKS = " ().-/";
  private static final int MOST_DIGITS = 15;
  private static final int MOST_GROUPS = 8;

  private final Text text;
  private final int start;
  /** Four bits for each group, the last one's lowest. */
  private long lengths;
  /** Eight bits for the end of each group, counted from the start, the last one's lowest. */
  private long ends;
  /** Four bits for each digit, the last one's lowest. */
  private long packed;
  private int count;
  private int digits;
  private boolean whole;

  private Groups(Text text, int start) {
    this.text = text;
    this.start = start;
  }

  /** Returns the groups from {@code start}, where a digit, a bracket or a plus sign stands. */
  static Groups at(Text text, int start) {
    Groups groups = new Groups(text, start);
    int i = start;
    while (i < start + 2 && !Alphabet.DIGITS.has(text.at(i))) {
      i++;
    }
    while (groups.count < MOST_GROUPS) {
      long packed = groups.packed;
      int end = i;
      for (int c = text.at(i); end < i + MOST_DIGITS + 1 && Alphabet.DIGITS.has(c); c = text.at(++end)) {
        packed = packed << 4 | c - '0';
      }
      if (end == i || groups.digits + end - i > MOST_DIGITS) {
        groups.whole = end == i;
        break;
      }
      groups.packed = packed;
      groups.add(end - i, end);
      i = end;
      while (i < end + 3 && isMark(text.at(i))) {
        i++;
      }
      if (i == end) {
        groups.whole = true;
        break;
      }
    }
    return groups;
  }

  private static boolean isMark(int c) {
    return switch (c) {
      case ' ', '(', ')', '.', '-', '/' -> true;
      default -> false;
    };
  }

  private void add(int length, int end) {
    lengths = lengths << 4 | length;
    ends = ends << 8 | end - start;
    digits += length;
    count++;
  }

  int count() {
    return count;
  }

  void dropLast() {
    whole = false;
    digits -= length(count - 1);
    packed >>>= 4 * length(count - 1);
    lengths >>>= 4;
    ends >>>= 8;
    count--;
  }

  /** Returns whether these are all the groups that there are: none was dropped, nor one too many. */
  boolean isWhole() {
    return whole;
  }

  int start() {
    return start;
  }

  /** Returns where the number ends: behind its last digit. */
  int end() {
    return start + (int) (ends & 0xff);
  }

  private int end(int group) {
    return start + (int) (ends >>> 8 * (count - 1 - group) & 0xff);
  }

  int length(int group) {
    return (int) (lengths >>> 4 * (count - 1 - group) & 15);
  }

  int digits() {
    return digits;
  }

  /** Returns the mark right behind {@code group}. */
  int mark(int group) {
    return text.at(end(group));
  }

  /** Returns the first digit of {@code group}. */
  int first(int group) {
    return text.at(end(group) - length(group));
  }

  /** Returns the lengths of the groups, one hexadecimal digit for each: 0x334 for three, three and four. */
  long lengths() {
    return lengths;
  }

  boolean bracketed() {
    for (int i = start; i < end(); i++) {
      if (text.at(i) == '(') {
        return true;
      }
    }
    return false;
  }

  /** Returns the digits without the first {@code skipped}. */
  Digits digits(int skipped) {
    return new Digits(packed, digits).without(skipped);
  }

  private boolean century(int group) {
    int from = end(group) - length(group);
    return text.has("18", from) || text.has("19", from) || text.has("20", from);
  }

  /** One to three digits, then threes with spaces: a great number, as the SI writes it. */
  boolean thousands() {
    boolean threes = count > 1 && length(0) <= 3 && first(0) != '0';
    for (int i = 1; i < count; i++) {
      threes &= length(i) == 3 && mark(i - 1) == ' ' && end(i) - end(i - 1) == 4;
    }
    return threes;
  }

  /** A date, a version, an amount, a social security number, a Brazilian postcode: digits in groups that are none of a telephone's. */
  boolean otherwiseKnown() {
    return switch ((int) lengths) {
      case 0x422, 0x224, 0x124, 0x214, 0x114, 0x412, 0x421, 0x411 ->
        mark(0) != ' ' && mark(0) != '(' && mark(0) != ')';
      case 0x44 -> century(0) && (century(1) || mark(0) == '/') || decimal();
      case 0x53 -> mark(0) == '-';
      case 0x24 -> mark(0) == '/' && century(1) || decimal();
      case 0x42 -> century(0) || decimal();
      case 0x324, 0x4442, 0x4443 -> true;
      default -> decimal() || quad();
    };
  }

  private boolean decimal() {
    return count == 2 && mark(0) == '.' && first(0) != '0' && end(0) + 1 == end(1) - length(1);
  }

  private boolean quad() {
    return count == 4 && mark(0) == '.' && mark(1) == '.' && mark(2) == '.' && length(0) <= 3
        && length(1) <= 3
        && length(2) <= 3 && length(3) <= 3 && length(3) != length(2);
  }
}
