package dev.weir.detect.answer;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * What is left of a text however it is spaced, cased, punctuated and accented, and whatever signs stand for its letters: digits
 * as in {@code l33t}, flags, small capitals. Of letters that are written as one digit each becomes the same one.
 */
final class Letters {

  private static final String SMALL_CAPITALS = "aᴀbʙcᴄdᴅeᴇfꜰgɢhʜjᴊkᴋlʟmᴍnɴoᴏpᴘrʀsꜱtᴛuᴜvᴠwᴡyʏzᴢlɪ";
  private static final int FIRST_FLAG = 0x1f1e6;
  private static final int LAST_FLAG = 0x1f1ff;
  private static final char[] ASCII = new char[0x80];
  private static final Map<Integer, Character> DRAWN = new HashMap<>();

  static {
    for (char c = '0'; c <= 'z'; c++) {
      ASCII[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }
    String meant = "0o1l3e4a5s7tIlil";
    for (int i = 0; i < meant.length(); i += 2) {
      ASCII[meant.charAt(i)] = meant.charAt(i + 1);
    }
    for (int i = 0; i < SMALL_CAPITALS.length(); i += 2) {
      DRAWN.put((int) SMALL_CAPITALS.charAt(i + 1), SMALL_CAPITALS.charAt(i));
    }
  }

  private Letters() {}

  /** Returns the letters of {@code text}; no sign, no space, no capital is among them. */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    String apart = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
    for (int i = 0; i < apart.length();) {
      int point = apart.codePointAt(i);
      i += Character.charCount(point);
      add(out, point);
    }
    return out.toString();
  }

  private static void add(StringBuilder out, int point) {
    if (point < ASCII.length) {
      if (ASCII[point] != 0) {
        out.append(ASCII[point]);
      }
    } else if (point >= FIRST_FLAG && point <= LAST_FLAG) {
      add(out, 'a' + point - FIRST_FLAG);
    } else if (DRAWN.containsKey(point)) {
      out.append(DRAWN.get(point));
    } else if (Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER) {
      add(out, '0' + Character.digit(point, 10));
    } else if (Character.isLetterOrDigit(point)) {
      out.appendCodePoint(Character.toLowerCase(point));
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= ASCII.length) {
        return false;
      }
    }
    return true;
  }

  /** Returns {@code text} with each letter of ASCII thirteen places on, which is what it came from too. */
  static String turned(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char first = c >= 'a' ? 'a' : 'A';
      boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
      out.append(letter ? (char) (first + (c - first + 13) % 26) : c);
    }
    return out.toString();
  }

  static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }
}
