package dev.weir.detect.own;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Matches of whole words, in any case; where one entry starts another the longer one is taken. */
final class WordMatches implements Matches {

  private final Node root = new Node();

  /** The words that may follow, and whether an entry ends here. */
  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    boolean ends;
  }

  WordMatches(List<String> entries) {
    for (String entry : entries) {
      Node node = root;
      for (int from = word(entry, 0); from < entry.length(); from = word(entry, end(entry, from))) {
        node = node.next.computeIfAbsent(folded(entry, from), _ -> new Node());
      }
      node.ends = node != root;
    }
  }

  @Override
  public void in(String value, Taker taker) {
    int from = word(value, 0);
    while (from < value.length()) {
      int end = longest(value, from);
      if (end > 0) {
        taker.take(from, end);
      }
      from = word(value, end > 0 ? end : end(value, from));
    }
  }

  /** Returns where the longest entry that starts at {@code from} ends; 0 where none does. */
  private int longest(String value, int from) {
    int longest = 0;
    Node node = root;
    for (int at = from; at < value.length(); at = word(value, end(value, at))) {
      Node next = node.next.get(folded(value, at));
      if (next == null) {
        break;
      }
      node = next;
      longest = node.ends ? end(value, at) : longest;
    }
    return longest;
  }

  private static String folded(String text, int from) {
    return text.substring(from, end(text, from)).toLowerCase(Locale.ROOT);
  }

  /** Returns where the next word starts at {@code from} or behind it. */
  private static int word(String text, int from) {
    int at = from;
    while (at < text.length() && !Character.isLetterOrDigit(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static int end(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isLetterOrDigit(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }
}
