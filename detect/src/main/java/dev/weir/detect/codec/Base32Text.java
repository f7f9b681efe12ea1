package dev.weir.detect.codec;

import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * base32 in one line and in one case, with padding or without (RFC 4648 section 6), as names of hosts can carry it too.
 *
 * @param padding whether it is filled up to eight letters
 */
public record Base32Text(boolean upper, boolean padding) implements Wrapping {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;
  /** So many letters are five bytes. */
  private static final int GROUP = 8;
  private static final int UPPER = 1;
  private static final int LOWER = 2;
  private static final byte NONE = -1;
  private static final byte[] VALUES = new byte[128];

  static {
    Arrays.fill(VALUES, NONE);
    for (int i = 0; i < LETTERS.length(); i++) {
      VALUES[LETTERS.charAt(i)] = (byte) i;
      VALUES[Character.toLowerCase(LETTERS.charAt(i))] = (byte) i;
    }
  }

  /** Returns the five bytes that the eight letters at {@code from} stand for; negative where they are not all letters. */
  public static long five(byte[] text, int from) {
    long bits = 0;
    for (int i = from; i < from + GROUP; i++) {
      int value = text[i] < 0 ? NONE : VALUES[text[i]];
      if (value < 0) {
        return -1;
      }
      bits = bits << BITS | value;
    }
    return bits;
  }

  /** Returns what {@code text[from..to)} stands for; empty where it is not wholly of one case, or ends with bits that say nothing. */
  public static Optional<Unwrapped> undo(byte[] text, int from, int to) {
    int end = to;
    while (end > from && text[end - 1] == '=') {
      end--;
    }
    if (end < to && (to - from) % GROUP != 0) {
      return Optional.empty();
    }
    byte[] inside = new byte[(end - from) * BITS / Byte.SIZE];
    int cases = 0;
    long bits = 0;
    int held = 0;
    int length = 0;
    for (int i = from; i < end; i++) {
      int value = text[i] < 0 ? NONE : VALUES[text[i]];
      if (value < 0) {
        return Optional.empty();
      }
      cases |= text[i] < 'A' ? 0 : text[i] < 'a' ? UPPER : LOWER;
      bits = bits << BITS | value;
      held += BITS;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        inside[length++] = (byte) (bits >>> held);
      }
    }
    boolean odd = held >= BITS || (bits & (1 << held) - 1) != 0;
    return odd || cases == (UPPER | LOWER)
        ? Optional.empty()
        : Optional
            .of(new Unwrapped(new Base32Text(cases != LOWER, end < to || held == 0), Bytes.wrap(inside)));
  }

  @Override
  public String name() {
    return "base32";
  }

  @Override
  public byte[] wrap(byte[] inside) {
    StringBuilder text = new StringBuilder();
    long bits = 0;
    int held = 0;
    for (byte b : inside) {
      bits = bits << Byte.SIZE | b & 0xff;
      for (held += Byte.SIZE; held >= BITS; held -= BITS) {
        text.append(LETTERS.charAt((int) (bits >>> held - BITS) & 31));
      }
    }
    if (held > 0) {
      text.append(LETTERS.charAt((int) (bits << BITS - held) & 31));
    }
    while (padding && text.length() % GROUP != 0) {
      text.append('=');
    }
    String letters = upper ? text.toString() : text.toString().toLowerCase(Locale.ROOT);
    return letters.getBytes(StandardCharsets.US_ASCII);
  }
}
