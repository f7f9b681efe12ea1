package dev.weir.detect.answer;

import dev.weir.detect.body.Escape;
import dev.weir.detect.codec.Base64Text;
import dev.weir.detect.codec.HexText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells whether an address carries data away: by long values in its query, by names and path segments that no person wrote, by
 * words of the conversation, by personal data and secrets. What is asked for as soon as it is shown needs less to be told than
 * what somebody would have to click.
 */
final class Cargo {

  private static final int LONG_VALUE = 48;
  private static final int LONG_LOADED_VALUE = 24;
  private static final int LONG_LABEL = 32;
  private static final int LONG_SEGMENT = 24;
  private static final int SHORTEST_CODE = 8;
  private static final int MOST_LAYERS = 3;
  /** Words that are spelled are spelled in parts of so many letters at the most. */
  private static final int LONGEST_PART = 4;
  private static final int DIGITS_OF_NUMBER = 3;
  private static final int WORDS_OF_NAMES = 3;

  private final Conversation conversation;
  private final Predicate<String> sensitive;

  /** @param sensitive whether a text holds personal data or secrets */
  Cargo(Conversation conversation, Predicate<String> sensitive) {
    this.conversation = conversation;
    this.sensitive = sensitive;
  }

  boolean in(Url url) {
    if (conversation.holds(url.rest())) {
      return false;
    }
    String query = decoded(url.query(), Escape.FORM) + " " + decoded(url.user(), Escape.PERCENT);
    String path = decoded(url.path(), Escape.PERCENT);
    return hasLong(query, url.loads()) || hasLabel(url.hostText()) || hasSegment(path, url.loads())
        || repeats(query + " " + spelledOut(query) + " " + spelledOut(path), url.loads())
        || url.loads() && (spells(query) || isNamedAfter(url.hostText() + " " + path))
        || sensitive.test(query + " " + path);
  }

  /** Returns {@code text} without its encoding, and without one that stands in that. */
  private static String decoded(String text, Escape escape) {
    String inner = text;
    for (int layer = 0; layer < MOST_LAYERS && inner.indexOf('%') >= 0; layer++) {
      inner = once(inner, Escape.PERCENT);
    }
    return once(inner, escape);
  }

  private static String once(String text, Escape escape) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    return new String(escape.read(raw, 0, raw.length), StandardCharsets.UTF_8);
  }

  private static boolean hasLong(String query, boolean loads) {
    int most = loads ? LONG_LOADED_VALUE : LONG_VALUE;
    return longest(query, "&;=") >= most;
  }

  /** Returns the length of the longest part between any of {@code signs}. */
  private static int longest(String text, String signs) {
    int longest = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || signs.indexOf(text.charAt(i)) >= 0) {
        longest = Math.max(longest, i - from);
        from = i + 1;
      }
    }
    return longest;
  }

  private static boolean hasLabel(String host) {
    return longest(host, ".") >= LONG_LABEL;
  }

  /** Capitals, small letters and digits in one long word are an encoding, and nobody's title. */
  private static boolean hasSegment(String path, boolean loads) {
    return loads && new Words(path, LONG_SEGMENT).all().stream().anyMatch(word -> {
      boolean small = word.chars().anyMatch(Character::isLowerCase);
      return small && word.chars().anyMatch(Character::isUpperCase)
          && word.chars().anyMatch(Character::isDigit);
    });
  }

  private boolean repeats(String text, boolean loads) {
    return conversation.wordsIn(text) >= (loads ? 1 : 2);
  }

  /** Returns whether a word of the conversation stands in what is asked for, in parts, backwards or turned. */
  private boolean spells(String query) {
    return conversation.isSpelledIn(query) || conversation.isSpelledIn(values(query))
        || conversation.isSpelledIn(Letters.reversed(query))
        || conversation.isSpelledIn(Letters.turned(query));
  }

  /** Returns what stands in a query, without the names. */
  private static String values(String query) {
    StringBuilder values = new StringBuilder();
    int from = 0;
    for (int i = 0; i <= query.length(); i++) {
      char c = i < query.length() ? query.charAt(i) : '&';
      if (c == '&' || c == ';') {
        values.append(query, from, i);
      }
      from = c == '=' || c == '&' || c == ';' ? i + 1 : from;
    }
    return values.toString();
  }

  /** A picture may be called after one thing that was talked of, and hardly after a number of somebody's. */
  private boolean isNamedAfter(String names) {
    String numbers = new Words(names, 1).all().stream()
        .filter(word -> word.chars().filter(Character::isDigit).count() >= DIGITS_OF_NUMBER)
        .collect(Collectors.joining(" "));
    return conversation.wordsIn(numbers) > 0 || conversation.wordsIn(names) >= WORDS_OF_NAMES
        || conversation.isSpelledIn(shortParts(names));
  }

  /** Returns {@code text} without its words of some length. */
  private static String shortParts(String text) {
    return new Words(text, 1).all().stream().map(word -> word.length() > LONGEST_PART ? "|" : word)
        .collect(Collectors.joining());
  }

  /** Returns what stands in it in Base64 or hexadecimal, as text. */
  private static String spelledOut(String text) {
    StringBuilder out = new StringBuilder();
    for (String signs : List.of("+-_", "+/-_")) {
      for (String word : new Words(text.startsWith("/") ? text.substring(1) : text, SHORTEST_CODE, signs)
          .all()) {
        byte[] raw = word.getBytes(StandardCharsets.UTF_8);
        HexText.undo(raw, 0, raw.length).or(() -> Base64Text.undo(raw, 0, raw.length, false))
            .ifPresent(coded -> out.append(coded.inside().utf8()).append(' '));
      }
    }
    return out.toString();
  }
}
