package dev.weir.detect.nest;

import dev.weir.detect.body.BodyReader;
import dev.weir.detect.body.Utf8;
import dev.weir.detect.codec.Base32Text;
import dev.weir.detect.codec.Base64Text;
import dev.weir.detect.codec.Deflated;
import dev.weir.detect.codec.HexText;
import dev.weir.detect.codec.Unwrapped;
import dev.weir.model.net.Bytes;
import java.util.Optional;

/** Judges whether a run of letters and digits is text, or compressed text, in base32, base64 or hexadecimal. */
final class Candidate {

  private Candidate() {}

  /** Returns what {@code bytes[from..to)} stands for; empty where that is nothing to be read. */
  static Optional<Unwrapped> in(byte[] bytes, int from, int to) {
    Optional<Unwrapped> hex = hexBegins(bytes, from, to)
        ? HexText.undo(bytes, from, to).filter(Candidate::readable)
        : Optional.empty();
    if (hex.isPresent()) {
      return hex;
    }
    if (base32Begins(bytes, from, to)) {
      Optional<Unwrapped> base32 = Base32Text.undo(bytes, from, to).filter(Candidate::readable);
      if (base32.isPresent()) {
        return base32;
      }
    }
    return base64Begins(bytes, from, to) || deflatedBegins(bytes, from, to)
        ? Base64Text.undo(bytes, from, to, signed(bytes, from, to)).filter(Candidate::readable)
        : Optional.empty();
  }

  private static boolean readable(Unwrapped unwrapped) {
    Bytes inside = unwrapped.inside();
    return Deflated.looks(inside) && Deflated.isOne(inside) || Utf8.isText(inside.array(), 0, inside.length())
        || utf16(inside) || BodyReader.isDeflatedText(inside);
  }

  /** A byte order mark, or ASCII with zeros between. */
  private static boolean utf16(Bytes bytes) {
    if (bytes.length() < 4 || (bytes.length() & 1) != 0) {
      return false;
    }
    int first = bytes.at(0) & 0xff;
    int second = bytes.at(1) & 0xff;
    if (first + second == 0x1fd && first != second) {
      return true;
    }
    int zero = first == 0 ? 0 : 1;
    for (int i = 0; i < bytes.length(); i += 2) {
      if (bytes.at(i + zero) != 0 || bytes.at(i + 1 - zero) < '\t') {
        return false;
      }
    }
    return true;
  }

  /** The first bytes decide for most: few runs that are no text begin like one. */
  private static boolean hexBegins(byte[] bytes, int from, int to) {
    if ((to - from & 1) != 0 || to - from < SHORTEST) {
      return false;
    }
    int state = START;
    for (int i = from; i < from + SHORTEST && state < ANYTHING; i += 2) {
      int high = Character.digit(bytes[i], 16);
      int low = Character.digit(bytes[i + 1], 16);
      state = high < 0 || low < 0 ? NO_TEXT : next(state, high << 4 | low);
    }
    return state != NO_TEXT;
  }

  private static boolean base32Begins(byte[] bytes, int from, int to) {
    long five = to - from < Runs.SHORTEST ? -1 : Base32Text.five(bytes, from);
    int state = five < 0 ? NO_TEXT : START;
    for (int shift = 32; shift >= 0 && state < ANYTHING; shift -= Byte.SIZE) {
      state = next(state, (int) (five >>> shift) & 0xff);
    }
    return state != NO_TEXT;
  }

  private static boolean base64Begins(byte[] bytes, int from, int to) {
    int state = to - from < 4 ? NO_TEXT : START;
    for (int i = from; i + 4 <= to && i < from + 2 * SHORTEST && state < ANYTHING; i += 4) {
      int three = Base64Text.three(bytes, i);
      if (three < 0) {
        return i > from;
      }
      state = next(next(next(state, three >> 16), three >> 8 & 0xff), three & 0xff);
    }
    return state != NO_TEXT;
  }

  /** Deflated data without a frame: its first sign is printed as it is, or its codes are told first, which pays for longer texts only. */
  private static boolean deflatedBegins(byte[] bytes, int from, int to) {
    int three = to - from < SHORTEST_DEFLATED ? -1 : Base64Text.three(bytes, from);
    int first = three >> 16 & 0xff;
    return three >= 0 && switch (first & 7) {
      case FIXED_CODES -> {
        int code = Integer.reverse((three >> 8 & 0xff) << 5 | first >> 3) >>> 24;
        yield code >= FIRST_CODE + ' ' && code < FIRST_CODE + 0x7f;
      }
      case OWN_CODES, OWN_CODES - 1 -> to - from >= SHORTEST_CODED && first >> 3 <= MOST_CODES;
      default -> false;
    };
  }

  /** The last block, in the codes that the format fixes; their codes of bytes begin with that of 0 (RFC 1951 section 3.2.6). */
  private static final int FIXED_CODES = 3;
  private static final int FIRST_CODE = 0x30;
  /** The last block, in codes of its own; one less for a block that others follow. */
  private static final int OWN_CODES = 5;
  private static final int MOST_CODES = 29;
  private static final int SHORTEST_DEFLATED = 24;
  private static final int SHORTEST_CODED = 64;

  /** What may come next: the count of bytes that the character goes on for, or one of these. */
  private static final int START = 4;
  private static final int SECOND = 5;
  private static final int MAGIC = 6;
  private static final int ANYTHING = 7;
  private static final int NO_TEXT = 8;

  private static final int SHORTEST = 8;

  /** UTF-8 from the start; or the first two bytes of gzip, zlib or UTF-16. */
  private static int next(int state, int b) {
    return switch (state) {
      case START -> b == 0x1f || b >= 0xfe || b == 0 ? MAGIC : b >= ' ' && b < 0x7f ? SECOND : next(0, b);
      case SECOND -> b == 0 || b == 1 || b == 0x5e || b == 0x9c || b == 0xda ? ANYTHING : next(0, b);
      case MAGIC -> b == 0x8b || b >= 0xfe || b >= ' ' && b < 0x7f ? ANYTHING : NO_TEXT;
      case 0 -> b >= 0x80 ? lead(b) : b >= ' ' || b >= '\t' && b <= '\r' ? 0 : NO_TEXT;
      case 1, 2, 3 -> (b & 0xc0) == 0x80 ? state - 1 : NO_TEXT;
      default -> state;
    };
  }

  private static int lead(int b) {
    return b < 0xc2 || b > 0xf4 ? NO_TEXT : b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
  }

  /** A part of a JSON Web Token: its signature is of these very letters. */
  private static boolean signed(byte[] bytes, int from, int to) {
    boolean before = from > 1 && bytes[from - 1] == '.' && Runs.member(bytes[from - 2]);
    boolean behind = to + 1 < bytes.length && bytes[to] == '.' && Runs.member(bytes[to + 1]);
    return (before || behind) && to - from > 3 && bytes[from] == 'e' && bytes[from + 1] == 'y'
        && bytes[from + 2] == 'J';
  }
}
