package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/** Where the value of a named field stands: behind a break, between quotes, in an element, or behind an equals sign; what follows a colon is prose. */
final class FieldValue {

  private static final int LONGEST = 200;
  private static final int BREAK = Text.BREAK & 0xff;

  private FieldValue() {}

  /** Returns the value's start in the upper half and its end in the lower; 0 where there is none behind the name that ends at {@code end}. */
  static long behind(Text text, int end) {
    if (text.at(end) == BREAK) {
      return whole(text, end) ? until(text, end + 1, BREAK, BREAK) : 0;
    }
    if (text.at(end) == '>') {
      return until(text, end + 1, '<', BREAK);
    }
    int i = end;
    i += quote(text.at(i)) ? 1 : 0;
    i = spaces(text, i);
    if (text.at(i) != ':' && text.at(i) != '=') {
      return 0;
    }
    boolean assigned = text.at(i) == '=';
    i = spaces(text, i + (text.at(i + 1) == '>' ? 2 : 1));
    if (quote(text.at(i))) {
      return until(text, i + 1, text.at(i), text.at(i));
    }
    return assigned ? until(text, i, '\n', ';') : 0;
  }

  /** The name is all of its value: nothing but a name stands before it. */
  private static boolean whole(Text text, int end) {
    int i = end - 1;
    while (i >= end - LONGEST && FieldNames.part(text, i)) {
      i--;
    }
    return text.at(i) == BREAK || i < 0;
  }

  private static boolean quote(int c) {
    return c == '"' || c == '\'';
  }

  private static int spaces(Text text, int from) {
    int i = from;
    while (text.at(i) == ' ') {
      i++;
    }
    return i;
  }

  private static long until(Text text, int from, int stop, int other) {
    int to = from;
    while (to - from < LONGEST && text.at(to) >= 0 && text.at(to) != stop && text.at(to) != other
        && text.at(to) != BREAK) {
      to++;
    }
    int start = spaces(text, from);
    while (to > start && (text.at(to - 1) == ' ' || text.at(to - 1) == '\r' || text.at(to - 1) == ',')) {
      to--;
    }
    boolean closed = text.at(to) != -1 && to - from < LONGEST;
    return closed && to > start ? (long) start << 32 | to : 0;
  }
}
