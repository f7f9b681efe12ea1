package dev.weir.detect.pii.phone;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;
import java.util.Arrays;

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
  private final int[] lengths = new int[MOST_GROUPS];
  private final int[] ends = new int[MOST_GROUPS];
  private int count;

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
    int digits = 0;
    while (groups.count < MOST_GROUPS) {
      int end = i;
      while (end < i + MOST_DIGITS + 1 && Alphabet.DIGITS.has(text.at(end))) {
        end++;
      }
      digits += end - i;
      if (end == i || digits > MOST_DIGITS) {
        break;
      }
      groups.lengths[groups.count] = end - i;
      groups.ends[groups.count++] = end;
      for (i = end; i < end + 3 && MARKS.indexOf(text.at(i)) >= 0; i++) {
        continue;
      }
      if (i == end) {
        break;
      }
    }
    groups.count = groups.count < MOST_GROUPS || digits <= MOST_DIGITS ? groups.count : 0;
    return groups;
  }

  int count() {
    return count;
  }

  void dropLast() {
    count--;
  }

  int start() {
    return start;
  }

  /** Returns where the number ends: behind its last digit. */
  int end() {
    return count == 0 ? start : ends[count - 1];
  }

  int length(int group) {
    return lengths[group];
  }

  int digits() {
    int digits = 0;
    for (int i = 0; i < count; i++) {
      digits += lengths[i];
    }
    return digits;
  }

  /** Returns the mark right behind {@code group}. */
  int mark(int group) {
    return text.at(ends[group]);
  }

  /** Returns the first digit of {@code group}. */
  int first(int group) {
    return text.at(ends[group] - lengths[group]);
  }

  /** Returns whether the groups have just these lengths. */
  boolean are(int... wanted) {
    return count == wanted.length && Arrays.equals(wanted, 0, count, lengths, 0, count);
  }

  boolean bracketed() {
    for (int i = start; i < end(); i++) {
      if (text.at(i) == '(') {
        return true;
      }
    }
    return false;
  }

  /** Returns what is written, with a plus sign instead of the digits of an international prefix. */
  String written(int prefix) {
    StringBuilder written = new StringBuilder(end() - start + 1);
    int left = prefix;
    for (int i = start; i < end(); i++) {
      if (left > 0 && Alphabet.DIGITS.has(text.at(i))) {
        left--;
        written.append(left == 0 ? "+" : "");
      } else {
        written.append((char) text.at(i));
      }
    }
    return written.toString();
  }

  /** A date, a version, an amount, a social security number: digits in groups that are none of a telephone's. */
  boolean otherwiseKnown() {
    boolean dated = are(4, 2, 2) || are(2, 2, 4) || are(1, 2, 4) || are(2, 1, 4) || are(1, 1, 4)
        || are(4, 1, 2)
        || are(4, 2, 1) || are(4, 1, 1);
    boolean year = dated && mark(0) != ' ' && mark(0) != '(' && mark(0) != ')';
    boolean decimal = count == 2 && mark(0) == '.' && first(0) != '0' && ends[0] + 1 == ends[1] - lengths[1];
    boolean quad = count == 4 && mark(0) == '.' && mark(1) == '.' && mark(2) == '.' && lengths[0] <= 3
        && lengths[3] <= 3
        && lengths[1] <= 3 && lengths[2] <= 3 && lengths[3] != lengths[2];
    return year || decimal || quad || are(3, 2, 4) || are(4, 4, 4, 2) || are(4, 4, 4, 3);
  }
}
