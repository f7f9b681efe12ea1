package dev.weir.detect.restore;

import dev.weir.detect.engine.Alphabet;
import dev.weir.model.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How that is spelled which can be turned back: a token by a fixed start, then lower-case letters and digits as far as they go;
 * what was encrypted by itself.
 */
final class Spelling {

  /** Nothing that is turned back is as long: a longer run is none, and need not be waited for. */
  static final int LONGEST = 64;

  private static final byte[] PREFIX = Tokens.PREFIX.getBytes(StandardCharsets.US_ASCII);

  private final Encrypted encrypted;

  Spelling(Encrypted encrypted) {
    this.encrypted = encrypted;
  }

  /** Returns where the next one begins, a token with at least one digit behind its start; or {@code to}. */
  int next(byte[] raw, int from, int to) {
    for (int i = from; i < to; i++) {
      if (token(raw, i, to) || encrypted.end(raw, from, i, to) > i) {
        return i;
      }
    }
    return to;
  }

  private static boolean token(byte[] raw, int at, int to) {
    return raw[at] == PREFIX[0] && at + PREFIX.length < to
        && Arrays.equals(raw, at, at + PREFIX.length, PREFIX, 0, PREFIX.length)
        && Alphabet.LOWER_ALNUM.has(raw[at + PREFIX.length]);
  }

  /** Returns where that ends which begins at {@code at}. */
  int end(byte[] raw, int at, int to) {
    if (!token(raw, at, to)) {
      return encrypted.end(raw, at, at, to);
    }
    int end = at + PREFIX.length;
    while (end < to && Alphabet.LOWER_ALNUM.has(raw[end])) {
      end++;
    }
    return end;
  }

  /** Returns where that begins which may go on behind {@code to}; {@code to} itself where nothing does. */
  int unfinished(byte[] raw, int from, int to) {
    return Math.min(unfinishedToken(raw, from, to), encrypted.unfinished(raw, from, to));
  }

  /** Returns the last place, {@code to} at most, up to which all is known without what follows. */
  int settled(byte[] raw, int from, int to) {
    int known = unfinished(raw, from, to);
    return known < to && !Alphabet.ALNUM.has(raw[known] & 0xff) ? known : encrypted.word(raw, from, known);
  }

  private int unfinishedToken(byte[] raw, int from, int to) {
    int at = from;
    for (int token = nextToken(raw, at, to); token < to; token = nextToken(raw, at, to)) {
      at = end(raw, token, to);
      if (at == to && to - token <= LONGEST) {
        return token;
      }
    }
    for (int length = Math.min(PREFIX.length, to - at); length > 0; length--) {
      if (Arrays.equals(raw, to - length, to, PREFIX, 0, length)) {
        return to - length;
      }
    }
    return to;
  }

  private static int nextToken(byte[] raw, int from, int to) {
    int at = from;
    while (at < to && !token(raw, at, to)) {
      at++;
    }
    return at;
  }

  /** Returns how many bytes of {@code raw} go on with that which {@code begun} is the start of; 0 where it ends, or is none. */
  int more(byte[] begun, byte[] raw, int from, int to) {
    int start = Math.min(begun.length, PREFIX.length);
    if (!Arrays.equals(begun, 0, start, PREFIX, 0, start)) {
      return encrypted.more(begun, raw, from, to);
    }
    int at = from;
    for (int i = begun.length; at < to && fits(i, raw[at]) && i < LONGEST; i++) {
      at++;
    }
    return at - from;
  }

  private static boolean fits(int place, byte b) {
    return place < PREFIX.length ? b == PREFIX[place] : Alphabet.LOWER_ALNUM.has(b);
  }
}
