package dev.weir.detect.restore;

import dev.weir.detect.engine.Alphabet;
import java.nio.charset.StandardCharsets;
import java.util.NavigableSet;

/** What was encrypted for one scope, and so looks like any other number: found by what it says, whole words only. */
final class Encrypted {

  private final NavigableSet<String> values;

  Encrypted(NavigableSet<String> values) {
    this.values = values;
  }

  /** Returns the end of the longest one that begins at {@code at}; -1 where none does. */
  int end(byte[] raw, int from, int at, int to) {
    int end = -1;
    if (values.isEmpty() || !starts(raw, from, at)) {
      return end;
    }
    for (int i = at + 1; i <= to && begins(raw, at, i); i++) {
      boolean whole = i == to || !isWord(raw[i]);
      end = whole && values.contains(text(raw, at, i)) ? i : end;
    }
    return end;
  }

  /** Returns where one begins that may go on, or be a part of a longer word, behind {@code to}; {@code to} where none does. */
  int unfinished(byte[] raw, int from, int to) {
    if (values.isEmpty()) {
      return to;
    }
    for (int at = Math.max(from, to - Spelling.LONGEST); at < to; at++) {
      if (starts(raw, from, at) && begins(raw, at, to)) {
        return at;
      }
    }
    return to;
  }

  /** Returns where the word, or the escape, begins that {@code to} stands in or behind: a cut there tells where words start. */
  int word(byte[] raw, int from, int to) {
    int at = to;
    while (!values.isEmpty() && at > Math.max(from, to - Spelling.LONGEST) && isWord(raw[at - 1])) {
      at--;
    }
    boolean escapes = !values.isEmpty() && at > from && (raw[at - 1] == '\\' || raw[at - 1] == '%');
    return escapes ? at - 1 : at;
  }

  /** Returns how many bytes go on with what {@code begun} is the start of. */
  int more(byte[] begun, byte[] raw, int from, int to) {
    StringBuilder text = new StringBuilder(text(begun, 0, begun.length));
    int at = from;
    while (at < to && begins(text.append((char) (raw[at] & 0xff)).toString())) {
      at++;
    }
    return at - from;
  }

  /** A digit or letter starts a word behind anything else, or behind an escape such as {@code \\n} or {@code %20}. */
  private static boolean starts(byte[] raw, int from, int at) {
    return at == from || !isWord(raw[at]) || !isWord(raw[at - 1])
        || at - 2 >= from && raw[at - 2] == '\\' && "bfnrt".indexOf(raw[at - 1]) >= 0
        || at - 3 >= from && raw[at - 3] == '%' && Alphabet.HEX.has(raw[at - 2] & 0xff)
            && Alphabet.HEX.has(raw[at - 1] & 0xff);
  }

  private static boolean isWord(byte b) {
    return Alphabet.ALNUM.has(b & 0xff);
  }

  private boolean begins(byte[] raw, int from, int to) {
    return begins(text(raw, from, to));
  }

  private boolean begins(String start) {
    String next = values.ceiling(start);
    return next != null && next.startsWith(start);
  }

  private static String text(byte[] raw, int from, int to) {
    return new String(raw, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
