package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/**
 * The value that a name is given, in whatever language: {@code name = "v"}, {@code name: v}, {@code --name v},
 * {@code <name>v</name>}, {@code set("name", "v")}, {@code name: "x"} then {@code value: "v"}, a member of JSON.
 */
final class Assigned {

  private static final int BREAK = Text.BREAK & 0xff;

  /** As far as the operator and the value may stand from the name. */
  private static final int REACH = 48;

  /** Words between a name and its operator: a type, or the rest of a name in prose. */
  private static final int WORDS = 3;

  private static final int LONGEST = 256;

  private static final String[] SCHEMES = {"bearer", "basic", "token", "bot", "apikey", "api-token", "api-key"};

  private Assigned() {}

  /** Returns the first character of the value behind the name that ends at {@code end}; -1 where nothing is assigned. */
  static int value(Text text, int end) {
    boolean closed = quote(text.at(end)) || text.at(end) == '\\';
    boolean given = false;
    int words = 0;
    for (int i = end; i < end + REACH;) {
      int c = text.at(i);
      if (c < 0 || c == BREAK && given) {
        return -1;
      } else if (given && opens(text, i)) {
        return quoted(text, i);
      } else if (tag(text, i)) {
        i = text.run(Alphabet.ALNUM, text.at(i + 1) == '/' ? i + 2 : i + 1);
        given = true;
      } else if (operator(c) || closed && (c == ',' || c == '(')) {
        given = true;
        i++;
      } else if (noise(c, given)) {
        i++;
      } else if (given && !filler(text, i)) {
        return c == '{' || c == '[' ? -1 : i;
      } else if (words++ < WORDS && Alphabet.ALNUM.has(c)) {
        i = text.run(Alphabet.WORD, i);
      } else {
        return -1;
      }
    }
    return -1;
  }

  /** Whether a tag of XML begins at {@code i}, and no placeholder in angle brackets. */
  private static boolean tag(Text text, int i) {
    return text.at(i) == '<' && (text.at(i + 1) == '/' || text.at(i - 1) == '>');
  }

  private static boolean operator(int c) {
    return c == '=' || c == ':' || c == '>' || c == BREAK;
  }

  private static boolean noise(int c, boolean given) {
    return " \t\"'`\\)]?.!|@&$".indexOf(c) >= 0 && (given ? c != '$' && c != '.' : true)
        || c == '+' && !given || c == '*' && !given || c == '[' && !given || given && (c == '\n' || c == '\r' || c == '(');
  }

  static boolean quote(int c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /** Whether a quotation begins at {@code i}: a quote behind the operator, or the start of a value of its own. */
  private static boolean opens(Text text, int i) {
    return quote(text.at(i)) || text.at(i - 1) == BREAK;
  }

  /** Returns what stands in the quotation; -1 where that is empty. */
  private static int quoted(Text text, int i) {
    if (text.at(i - 1) == BREAK) {
      return i;
    }
    int c = text.at(i);
    if (text.at(i + 1) == c) {
      return text.at(i + 2) == c && !quote(text.at(i + 3)) ? i + 3 : -1;
    }
    return closesWord(text, i + 1) ? value(text, text.run(Alphabet.WORD, i + 1)) : i + 1;
  }

  /** Whether {@code "value"} stands here, the name of the value and not itself one. */
  private static boolean closesWord(Text text, int i) {
    return text.hasAnyCase("value", i) && quote(text.at(i + 5));
  }

  /** Whether a word is a type, a scheme of authorization or another thing before the value itself. */
  private static boolean filler(Text text, int i) {
    int end = text.run(Alphabet.WORD, i);
    for (String scheme : SCHEMES) {
      if (text.hasAnyCase(scheme, i) && text.at(i + scheme.length()) == ' ') {
        return true;
      }
    }
    if (end == i || end - i > 16) {
      return false;
    }
    if (end - i <= 2 && quote(text.at(end))) {
      return true;
    }
    int next = end;
    while (next < end + 4 && " ]>?".indexOf(text.at(next)) >= 0) {
      next++;
    }
    boolean typed = next > end && text.at(next) == '=' && text.at(next + 1) != '=';
    return typed || text.hasAnyCase("value", i) && end - i == 5 && (text.at(end) == '=' || text.at(end) == ':');
  }

  /** Returns the end of the value at {@code start}, whatever it is made of: its quote, the end of its line, or a space where it has none. */
  static int end(Text text, int start) {
    int open = text.at(start - 1);
    boolean quoted = quote(open);
    int i = start;
    for (; i < start + LONGEST; i++) {
      int c = text.at(i);
      boolean over = c < 0 || c == BREAK || c == '\n' || c == '\r'
          || (quoted ? c == open || c == '\\' && text.at(i + 1) == open : open == BREAK ? false : stops(text, i));
      if (over) {
        break;
      }
    }
    return i;
  }

  private static boolean stops(Text text, int i) {
    int c = text.at(i);
    return c <= ' ' || quote(c) || c == ',' || c == ';' || c == '<' || c == '&' || c == '\\';
  }

  /** Returns where the quotation starts that is compared with the name at {@code name}, as in {@code "v" == name}; -1 for none. */
  static int compared(Text text, int name) {
    int i = name - 1;
    while (text.at(i) == ' ' || text.at(i) == '=' || text.at(i) == '!') {
      i--;
    }
    int quote = text.at(i);
    if (name - i < 3 || !text.has("=", i + 2) && !text.has("=", i + 3) || !quote(quote)) {
      return -1;
    }
    for (int start = i - 1; start > i - LONGEST && text.at(start) >= ' '; start--) {
      if (text.at(start) == quote) {
        return start + 1;
      }
    }
    return -1;
  }
}
