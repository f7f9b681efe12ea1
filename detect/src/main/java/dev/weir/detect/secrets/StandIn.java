package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** Tells what stands where a secret would and is none: a variable, a call, a path, an address, a format, a public key. */
final class StandIn {

  /** How a public key begins: in DER by its type and size, in SSH's form by the name of its type. */
  private static final String[] PUBLIC = {"MFkwEw", "MHYwEA", "MIGbMBA", "MIIBIj", "MIICIj", "MIGfMA",
    "MCowBQ", "AAAAB3NzaC1",
    "AAAAC3NzaC1", "AAAAE2VjZHNh", "ssh-", "-----BEGIN PUBLIC", "-----BEGIN CERT"};

  private static final String[] PATHS = {"./", "../", "~/", "#{"};

  /** The longest name of a variable that is taken for one. */
  private static final int LONGEST_NAME = 16;

  private StandIn() {}

  /** Returns whether one stands between {@code from} and {@code to}. */
  static boolean in(Text text, int from, int to) {
    boolean quoted = Assigned.quote(text.at(from - 1));
    return variable(text, from, quoted) || starts(text, from, PATHS) || starts(text, from, PUBLIC)
        || text.at(to - 1) == ')' || text.at(from) == '[' && text.at(to - 1) == ']'
        || address(text, from, to) || pattern(text, from, to) || !quoted && code(text, from, to);
  }

  private static boolean variable(Text text, int from, boolean quoted) {
    int c = text.at(from);
    boolean dollar = c == '$' && text.at(from + 1) != '$' && !Alphabet.DIGITS.has(text.at(from + 1));
    return dollar || (quoted ? "<{/" : "<%*{[(/@!").indexOf(c) >= 0;
  }

  private static boolean starts(Text text, int from, String[] starts) {
    for (String start : starts) {
      if (text.has(start, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean address(Text text, int from, int to) {
    int scheme = text.run(Alphabet.LETTERS, from);
    return scheme < to && text.has("://", scheme);
  }

  /** Whether it is a format, a template or a regular expression. */
  private static boolean pattern(Text text, int from, int to) {
    for (int i = from; i < to - 1; i++) {
      int c = text.at(i);
      int next = text.at(i + 1);
      if (c == '%' && next == 's' || c == '(' && next == '?' || c == '\\' && next == 'w'
          || c == '$' && next == '{' && text.at(text.run(Alphabet.DOTTED, i + 2)) == '}') {
        return true;
      }
    }
    return false;
  }

  /** Whether an unquoted value is an expression: a call, an index, a member of what a word names. */
  private static boolean code(Text text, int from, int to) {
    int word = text.run(Alphabet.WORD, from);
    int path = text.run(Alphabet.DOTTED, from);
    boolean called = path < to && path > from && (text.at(path) == '(' || text.at(path) == '[');
    boolean member = word < to && word - from > 1 && text.at(word) == '.'
        && Alphabet.LETTERS.has(text.at(from))
        && Randomness.count(text, Alphabet.DIGITS, from, word) == 0 && word - from < LONGEST_NAME;
    return called || member || text.has("::", path) || text.has("->", path);
  }
}
