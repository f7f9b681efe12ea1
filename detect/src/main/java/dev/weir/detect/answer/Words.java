package dev.weir.detect.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text: runs of letters and digits.
 *
 * @param shortest how many of them a word has at least
 * @param signs what else is part of a word
 */
record Words(String text, int shortest, String signs) {

  Words(String text, int shortest) {
    this(text, shortest, "");
  }

  List<String> all() {
    List<String> all = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !isPart(text.charAt(i))) {
        if (i - from >= shortest) {
          all.add(text.substring(from, i));
        }
        from = i + 1;
      }
    }
    return all;
  }

  private boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || signs.indexOf(c) >= 0;
  }

  /** Never the text. */
  @Override
  public String toString() {
    return "Words[" + text.length() + "]";
  }
}
