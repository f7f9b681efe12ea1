package dev.weir.audit.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes a query apart into its words; never fails. */
final class Words {

  private final String text;
  private int at;

  private Words(String text) {
    this.text = text;
  }

  /**
   * One word.
   *
   * @param name what stands before the colon, in lower case; empty where there is none
   * @param values one or more
   */
  record Word(boolean not, String name, List<String> values) {
    Word {
      values = List.copyOf(values);
    }
  }

  static List<Word> of(String text) {
    Words words = new Words(text);
    List<Word> all = new ArrayList<>();
    for (words.skipSpace(); words.at < text.length(); words.skipSpace()) {
      all.add(words.word());
    }
    return all;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private Word word() {
    boolean not = text.charAt(at) == '-' && at + 1 < text.length()
        && !Character.isWhitespace(text.charAt(at + 1));
    at += not ? 1 : 0;
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    boolean named = at > start && at < text.length() && text.charAt(at) == ':';
    String name = named ? text.substring(start, at).toLowerCase(Locale.ROOT) : "";
    at = named ? at + 1 : start;
    return new Word(not, name, values(named));
  }

  /** A comma parts the values of a field; in a text it is a comma. */
  private List<String> values(boolean parted) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (; at < text.length() && (quoted || !Character.isWhitespace(text.charAt(at))); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && parted && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }
}
