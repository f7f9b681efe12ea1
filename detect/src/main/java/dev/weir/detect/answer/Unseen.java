package dev.weir.detect.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a text says in characters that nobody sees and that models and programs read all the same: the tags of Unicode, a shadow
 * of ASCII, and variation selectors, one for each byte.
 */
final class Unseen {

  private static final int TAGS = 0xe0000;
  private static final int FIRST_TAG = TAGS + ' ';
  private static final int LAST_TAG = TAGS + '~';
  private static final int SELECTORS = 0xfe00;
  private static final int MORE_SELECTORS = 0xe0100;
  private static final int FEW = 16;
  private static final int BYTES = 256;
  /** The first half of each of the tags, and of the selectors beyond the few. */
  private static final char TAG_SURROGATE = 0xdb40;
  private static final String ESCAPE = "\\u";
  private static final int ESCAPED = 6;

  private Unseen() {}

  /** Returns it as it would be seen; empty text where there is nothing. */
  static String in(String text) {
    if (!mayHold(text)) {
      return "";
    }
    StringBuilder tags = new StringBuilder();
    ByteArrayOutputStream selected = new ByteArrayOutputStream(0);
    text.codePoints().forEach(point -> {
      if (point >= FIRST_TAG && point <= LAST_TAG) {
        tags.append((char) (point - TAGS));
      } else if (point >= SELECTORS && point < SELECTORS + FEW) {
        selected.write(point - SELECTORS);
      } else if (point >= MORE_SELECTORS && point < MORE_SELECTORS + BYTES - FEW) {
        selected.write(point - MORE_SELECTORS + FEW);
      }
    });
    return tags + selected.toString(StandardCharsets.UTF_8);
  }

  private static boolean mayHold(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == TAG_SURROGATE
          || text.charAt(i) >= SELECTORS && text.charAt(i) < SELECTORS + FEW) {
        return true;
      }
    }
    return false;
  }

  /** Returns {@code json} with what is escaped by its number written out. */
  static String unescaped(String json) {
    int at = json.indexOf(ESCAPE);
    if (at < 0) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length());
    int from = 0;
    for (; at >= 0 && at + ESCAPED <= json.length(); at = json.indexOf(ESCAPE, at + 1)) {
      int unit = unit(json, at + ESCAPE.length());
      if (unit >= 0) {
        out.append(json, from, at).append((char) unit);
        from = at + ESCAPED;
      }
    }
    return out.append(json, from, json.length()).toString();
  }

  /** Returns the number of four digits; negative where there are not so many. */
  private static int unit(String json, int from) {
    int unit = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(json.charAt(i), 16);
      unit = unit < 0 || digit < 0 ? -1 : unit << 4 | digit;
    }
    return unit;
  }
}
