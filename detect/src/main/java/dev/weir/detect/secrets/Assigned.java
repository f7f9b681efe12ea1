package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/**
 * The value that a name is given, in whatever language: {@code name = "v"}, {@code name: v}, {@code --name v},
 * {@code <name>v</name>}, {@code set("name", "v")}, {@code name: "x"} then {@code value: "v"}, a member of JSON.
 */
final class Assigned {

  /** Ends every value: what {@link Text#at} says of {@link Text#BREAK}. */
  static final int BREAK = Text.BREAK & 0xff;

  /** As far as the operator and the value may stand from the name. */
  private static final int REACH = 48;

  /** Words between a name and its operator: a type, or the rest of a name in prose. */
  private static final int WORDS = 3;

  private static final int LONGEST = 256;

  private static final String[] SCHEMES = {"bearer", "basic", "token", "bot", "apikey", "api-token",
    "api-key", "convertto-securestring", "convertto-securestring -string"};

  /** How a sentence gives a value. */
  private static final String[] SAYS = {" is ", " was ", " set to ", " reads ", " lautet ", " ist ", " est ",
    " es ", " è "};

  /** How methods begin that are given a secret, and how those of builders do. */
  private static final String[] SETTERS = {"set", "with"};

  private static final String[] MEMBERS = {"set", "with", "pass", "secret", "token", "apikey", "accesskey",
    "accesstoken",
    "clientsecret", "authtoken"};

  private Assigned() {}

  /** Returns the first character of the value that the name from {@code start} to {@code end} is given; -1 where it is given none. */
  static int value(Text text, int start, int end) {
    boolean option = text.at(start) == '-' && text.at(end) == ' ' && text.at(end + 1) != '-';
    if (option && (quote(text.at(end + 1)) || Alphabet.UNBROKEN.has(text.at(end + 1)))) {
      return quote(text.at(end + 1)) ? end + 2 : end + 1;
    }
    if (setter(text, start, end)) {
      return end + 2;
    }
    int value = behind(text, end);
    return value < 0 ? compared(text, start) : value;
  }

  /** Whether the name is a method's that takes the value: {@code setPassword("v")}, {@code with_token("v")}, {@code builder.password("v")}. */
  private static boolean setter(Text text, int start, int end) {
    if (text.at(end) != '(' || !quote(text.at(end + 1))) {
      return false;
    }
    int name = end;
    while (name > start && text.at(name - 1) != '.') {
      name--;
    }
    for (String begins : name > start ? MEMBERS : SETTERS) {
      if (text.hasAnyCase(begins, name)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the first character of the word or the quotation that stands right behind the name; -1 where none does. */
  static int beside(Text text, int end) {
    int next = text.at(end) == ' ' ? text.at(end + 1) : -1;
    return quote(next) ? end + 2 : Alphabet.ALNUM.has(next) ? end + 1 : -1;
  }

  private static int behind(Text text, int end) {
    boolean closed = quote(text.at(end)) || text.at(end) == '\\';
    boolean given = false;
    boolean listed = false;
    int words = 0;
    for (int i = end; i < end + REACH;) {
      int c = text.at(i);
      if (c < 0 || c == BREAK && given || leads(text, i)) {
        return -1;
      } else if (given && opens(text, i)) {
        return quoted(text, i);
      } else if (tag(text, i)) {
        i = text.run(Alphabet.ALNUM, text.at(i + 1) == '/' ? i + 2 : i + 1);
        given = true;
      } else if (operator(c)) {
        given = true;
        listed = false;
        i++;
      } else if (closed && !given && (c == ',' || c == '(' || defaults(text, i))) {
        given = true;
        listed = true;
        i++;
      } else if (!given && told(text, i) > 0) {
        given = true;
        i += told(text, i);
      } else if (noise(text, i, given)) {
        i++;
      } else {
        int filler = given ? filler(text, i) : text.run(Alphabet.WORD, i);
        if (filler == i || words++ == WORDS) {
          return !given || listed || c == '{' || c == '[' ? -1 : i;
        }
        i = filler;
      }
    }
    return -1;
  }

  /** Whether a block of Terraform begins at {@code i} that first says what its variable is if nobody says otherwise. */
  private static boolean defaults(Text text, int i) {
    int word = i + 1;
    while (word < i + REACH && text.at(word) >= 0 && text.at(word) <= ' ') {
      word++;
    }
    return text.at(i) == '{' && text.has("default", word);
  }

  /** Whether a tag of XML begins at {@code i}, and no placeholder in angle brackets. */
  private static boolean tag(Text text, int i) {
    return text.at(i) == '<' && (text.at(i + 1) == '/' || text.at(i - 1) == '>');
  }

  /** Returns the length of the words at {@code i} by which a sentence gives a value; 0 where there are none. */
  private static int told(Text text, int i) {
    if (text.at(i) == ' ') {
      for (String says : SAYS) {
        if (text.has(says, i)) {
          return says.length();
        }
      }
    }
    return 0;
  }

  /** Returns whether words of a sentence, and no quote, stand before the value at {@code from}. */
  static boolean toldBefore(Text text, int from) {
    for (String says : SAYS) {
      if (text.at(from - 1) == ' ' && text.has(says, from - says.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code ::} or {@code ->} leads to a member, and gives no value. */
  private static boolean leads(Text text, int i) {
    return text.has("->", i) || text.has("::", i) && Alphabet.LETTERS.has(text.at(i + 2));
  }

  private static boolean operator(int c) {
    return c == '=' || c == ':' || c == '>' || c == BREAK;
  }

  /** What may stand between name, operator and value: marks of operators only beside another, brackets only closing. */
  private static boolean noise(Text text, int i, boolean given) {
    int c = text.at(i);
    if (c == '@' || c == '\\') {
      return quote(text.at(i + 1));
    }
    if (c == '.' || c == '?' || c == '!' || c == '|' || c == '+') {
      return !given && ("=:|?".indexOf(text.at(i + 1)) >= 0);
    }
    return " \t\"'`]".indexOf(c) >= 0 || c == '[' && !given
        || given && (c == '\n' || c == '\r' || c == '(' || c == '&') || c == '\n' && valueNext(text, i + 1);
  }

  /** Whether the next line gives the value of what this one names. */
  private static boolean valueNext(Text text, int line) {
    int i = line;
    while (i < line + REACH && text.at(i) == ' ') {
      i++;
    }
    int end = i + "value".length();
    int operator = end;
    while (operator < line + REACH && text.at(operator) == ' ') {
      operator++;
    }
    return text.hasAnyCase("value", i) && (text.at(end) == ':' || text.at(operator) == '=');
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
    return closesWord(text, i + 1) ? behind(text, text.run(Alphabet.WORD, i + 1)) : i + 1;
  }

  /** Whether {@code "value"} stands here, the name of the value and not itself one. */
  private static boolean closesWord(Text text, int i) {
    return text.hasAnyCase("value", i) && quote(text.at(i + 5));
  }

  /** Returns the end of the type, the scheme of authorization or another word before the value itself; {@code i} where there is none. */
  private static int filler(Text text, int i) {
    for (String scheme : SCHEMES) {
      if (text.hasAnyCase(scheme, i) && text.at(i + scheme.length()) == ' ') {
        return i + scheme.length();
      }
    }
    int end = text.run(Alphabet.WORD, i);
    int next = text.at(end) == '[' || text.at(end) == '<' ? text.run(Alphabet.WORD, end + 1) : end;
    int limit = next + 4;
    while (next < limit && " ]>?".indexOf(text.at(next)) >= 0) {
      next++;
    }
    boolean typed = next > end && text.at(next) == '=' && text.at(next + 1) != '=';
    boolean named = text.hasAnyCase("value", i) && end - i == 5
        && (text.at(end) == '=' || text.at(end) == ':');
    boolean prefixed = end - i <= 2 && quote(text.at(end));
    return end - i <= 16 && (typed || named || prefixed) ? typed ? next : end : i;
  }

  /** Returns the end of the value at {@code start}, whatever it is made of: its quote, the end of its line, or a space where it has none. */
  static int end(Text text, int start) {
    int open = text.at(start - 1);
    boolean quoted = quote(open);
    int opened = 0;
    int i = start;
    for (; i < start + LONGEST; i++) {
      int c = text.at(i);
      opened += "([{".indexOf(c) >= 0 ? 1 : 0;
      opened -= ")]}".indexOf(c) >= 0 ? 1 : 0;
      boolean over = c < 0 || c == BREAK || c == '\n' || c == '\r'
          || (quoted
              ? c == open || c == '\\' && text.at(i + 1) == open
              : open != BREAK && (opened < 0 || stops(text, i)));
      if (over) {
        break;
      }
    }
    return !quoted && i > start + 1 && text.at(i - 1) == '.' ? i - 1 : i;
  }

  private static boolean stops(Text text, int i) {
    int c = text.at(i);
    return c <= ' ' || quote(c) || c == ',' || c == ';' || c == '<' || c == '\\'
        || c == '&' && text.at(text.run(Alphabet.WORD, i + 1)) == '=';
  }

  /** Returns where the quotation starts that is compared with the name at {@code name}, as in {@code "v" == name}; -1 for none. */
  private static int compared(Text text, int name) {
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
