package dev.weir.detect.restore;

import dev.weir.detect.engine.Alphabet;
import dev.weir.model.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a token is spelled: a fixed start, then lower-case letters and digits as far as they go. */
final class Spelling {

  /** No token is as long: a longer run is none, and need not be waited for. */
  static final int LONGEST = 64;

  private static final byte[] PREFIX = Tokens.PREFIX.getBytes(StandardCharsets.US_ASCII);

  private Spelling() {}

  /** Returns where the next token with at least one digit behind its start begins, or {@code to}. */
  static int next(byte[] raw, int from, int to) {
    for (int i = from; i + PREFIX.length < to; i++) {
      if (raw[i] == PREFIX[0] && Arrays.equals(raw, i, i + PREFIX.length, PREFIX, 0, PREFIX.length)
          && Alphabet.LOWER_ALNUM.has(raw[i + PREFIX.length])) {
        return i;
      }
    }
    return to;
  }

  /** Returns where the token that begins at {@code token} ends. */
  static int end(byte[] raw, int token, int to) {
    int end = token + PREFIX.length;
    while (end < to && Alphabet.LOWER_ALNUM.has(raw[end])) {
      end++;
    }
    return end;
  }

  /** Returns where that begins which may go on as a token behind {@code to}; {@code to} itself where nothing does. */
  static int unfinished(byte[] raw, int from, int to) {
    int at = from;
    for (int token = next(raw, at, to); token < to; token = next(raw, at, to)) {
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

  /** Returns how many bytes of {@code raw} go on with the token that {@code begun} is the start of; 0 where it ends, or is none. */
  static int more(byte[] begun, byte[] raw, int from, int to) {
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
