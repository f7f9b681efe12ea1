package dev.weir.detect.pii.phone;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;
import java.util.List;
import java.util.Set;

/** What stands right behind a telephone number: the extension that belongs to it, or what telephone it is. */
final class Extension {

  private static final List<String> WORDS = List.of("extension", "extn", "ext", "xt", "x", "#");
  /** What these begin with. */
  private static final String FIRST = "eExX#";
  private static final Set<String> LABELS = Set.of("office", "fax", "mobile", "home", "work", "desk", "cell",
      "tel", "phone",
      "direct", "main", "landline", "mob");
  private static final int LONGEST_LABEL = 8;

  private Extension() {}

  /** Returns the end of the extension of the number that ends at {@code end}; {@code end} where it has none. */
  static int end(Text text, int end) {
    int i = end;
    while (i < end + 2 && (text.at(i) == ' ' || text.at(i) == ',' || text.at(i) == ';')) {
      i++;
    }
    if (FIRST.indexOf(text.at(i)) < 0) {
      return end;
    }
    for (String word : WORDS) {
      if (begins(text, i, word)) {
        int from = i + word.length();
        while (from < i + word.length() + 2 && " .:=".indexOf(text.at(from)) >= 0) {
          from++;
        }
        int to = text.word(from, Alphabet.DIGITS, 1, 6);
        return to < 0 ? end : to;
      }
    }
    return end;
  }

  private static boolean begins(Text text, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if ((text.at(at + i) | 0x20) != (word.charAt(i) | 0x20)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a word such as "office" follows at once. */
  static boolean labelled(Text text, int end) {
    int from = end;
    while (from < end + 2 && (text.at(from) == ' ' || text.at(from) == '-' || text.at(from) == '(')) {
      from++;
    }
    if (from == end || !Alphabet.LETTERS.has(text.at(from))) {
      return false;
    }
    StringBuilder word = new StringBuilder(LONGEST_LABEL);
    for (int i = from; i <= from + LONGEST_LABEL && Alphabet.ALNUM.has(text.at(i)); i++) {
      word.append((char) (text.at(i) | 0x20));
    }
    return LABELS.contains(word.toString());
  }
}
