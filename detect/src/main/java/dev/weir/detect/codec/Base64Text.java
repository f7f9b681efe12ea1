package dev.weir.detect.codec;

import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * base64 and base64url, with padding or without, in one line or in several (RFC 4648 sections 4 and 5, RFC 2045 section 6.8).
 *
 * @param line the length of its lines; 0 where it is in one
 * @param lineEnd what stands between its lines, with how far they are indented
 * @param signed whether it is a part of a token that is signed as a whole
 */
public record Base64Text(boolean url, boolean padded, int line, String lineEnd,
    boolean signed) implements Wrapping {

  private static final byte NONE = -1;
  private static final byte[] VALUES = new byte[128];

  static {
    Arrays.fill(VALUES, NONE);
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    for (int i = 0; i < letters.length(); i++) {
      VALUES[letters.charAt(i)] = (byte) i;
    }
    VALUES['+'] = VALUES['-'] = 62;
    VALUES['/'] = VALUES['_'] = 63;
  }

  /** Returns the three bytes that the four letters at {@code from} stand for; negative where they are not all letters. */
  public static int three(byte[] text, int from) {
    int bits = 0;
    for (int i = from; i < from + 4; i++) {
      int value = text[i] < 0 ? NONE : VALUES[text[i]];
      if (value < 0) {
        return -1;
      }
      bits = bits << 6 | value;
    }
    return bits;
  }

  /** Returns what {@code text[from..to)} stands for; empty where it is not wholly of one of the two alphabets. */
  public static Optional<Unwrapped> undo(byte[] text, int from, int to, boolean signed) {
    byte[] inside = new byte[(to - from) / 4 * 3 + 3];
    int length = 0;
    int bits = 0;
    int digits = 0;
    int i = from;
    for (; i < to && text[i] != '='; i++) {
      if (!between(text[i])) {
        int value = text[i] < 0 ? NONE : VALUES[text[i]];
        if (value < 0) {
          return Optional.empty();
        }
        bits = bits << 6 | value;
        if ((++digits & 3) != 1) {
          inside[length++] = (byte) (bits >> (6 - 2 * (digits - 1 & 3)));
        }
      }
    }
    if ((digits & 3) == 1 || !padding(text, i, to, digits) || mixed(text, from, i)) {
      return Optional.empty();
    }
    return Optional.of(new Unwrapped(how(text, from, i, i < to && text[i] == '=', signed),
        Bytes.wrap(inside, 0, length)));
  }

  /** Returns whether nothing but whole padding and line ends follows. */
  private static boolean padding(byte[] text, int from, int to, int digits) {
    int signs = 0;
    for (int i = from; i < to; i++) {
      signs += text[i] == '=' ? 1 : 0;
      if (text[i] != '=' && !between(text[i])) {
        return false;
      }
    }
    return signs == 0 || (digits + signs & 3) == 0 && signs < 3;
  }

  /** Whether it stands between lines: the end of one, or how far the next is indented. */
  private static boolean between(byte b) {
    return b == '\r' || b == '\n' || b == ' ' || b == '\t';
  }

  private static boolean mixed(byte[] text, int from, int to) {
    boolean url = false;
    boolean standard = false;
    for (int i = from; i < to; i++) {
      url |= text[i] == '-' || text[i] == '_';
      standard |= text[i] == '+' || text[i] == '/';
    }
    return url && standard;
  }

  private static Base64Text how(byte[] text, int from, int to, boolean equals, boolean signed) {
    boolean url = false;
    int line = 0;
    String lineEnd = "";
    int digits = 0;
    for (int i = from; i < to; i++) {
      url |= text[i] == '-' || text[i] == '_';
      if (between(text[i]) && (line == 0 || digits == line)) {
        line = digits;
        lineEnd += (char) text[i];
      }
      digits += between(text[i]) ? 0 : 1;
    }
    return new Base64Text(url, equals || (digits & 3) == 0 && !url, line, lineEnd, signed);
  }

  @Override
  public String name() {
    return "base64";
  }

  @Override
  public byte[] wrap(byte[] inside) throws CannotRewrite {
    if (signed) {
      throw new CannotRewrite("a signed token holds what would have to change");
    }
    Base64.Encoder encoder = url ? Base64.getUrlEncoder() : Base64.getEncoder();
    byte[] one = (padded ? encoder : encoder.withoutPadding()).encode(inside);
    if (line == 0) {
      return one;
    }
    StringBuilder lines = new StringBuilder(one.length + one.length / line * lineEnd.length());
    for (int i = 0; i < one.length; i += line) {
      lines.append(i == 0 ? "" : lineEnd)
          .append(new String(one, i, Math.min(line, one.length - i), StandardCharsets.ISO_8859_1));
    }
    return lines.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
