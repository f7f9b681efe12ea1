package dev.weir.detect.nest;

import dev.weir.detect.body.Utf8;
import dev.weir.detect.codec.Base64Text;
import dev.weir.detect.codec.Deflated;
import dev.weir.detect.codec.HexText;
import dev.weir.detect.codec.Unwrapped;
import java.util.Optional;

/** Judges whether a run of letters and digits is text, or compressed text, in base64 or hexadecimal. */
final class Candidate {

  private Candidate() {}

  /** Returns what {@code bytes[from..to)} stands for; empty where that is nothing to be read. */
  static Optional<Unwrapped> in(byte[] bytes, int from, int to) {
    Optional<Unwrapped> hex = hexBegins(bytes, from, to) ? HexText.undo(bytes, from, to).filter(Candidate::readable)
        : Optional.empty();
    if (hex.isPresent() || !base64Begins(bytes, from, to)) {
      return hex;
    }
    return Base64Text.undo(bytes, from, to, signed(bytes, from, to)).filter(Candidate::readable);
  }

  private static boolean readable(Unwrapped unwrapped) {
    byte[] inside = unwrapped.inside();
    return Deflated.looks(inside) || Utf8.isText(inside, 0, inside.length) || utf16(inside);
  }

  /** A byte order mark, or ASCII with zeros between. */
  private static boolean utf16(byte[] bytes) {
    if (bytes.length < 4 || (bytes.length & 1) != 0) {
      return false;
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return first + second == 0x1fd && first != second || first != 0 && second == 0 && bytes[3] == 0
        || first == 0 && second != 0 && bytes[2] == 0;
  }

  /** The first bytes decide for most: few runs that are no text begin like one. */
  private static boolean hexBegins(byte[] bytes, int from, int to) {
    if ((to - from & 1) != 0 || to - from < 8) {
      return false;
    }
    for (int i = from; i < from + 6; i += 2) {
      int high = Character.digit(bytes[i], 16);
      int low = Character.digit(bytes[i + 1], 16);
      if (high < 0 || low < 0 || !begins(high << 4 | low)) {
        return false;
      }
    }
    return true;
  }

  private static boolean base64Begins(byte[] bytes, int from, int to) {
    if (to - from < 4) {
      return false;
    }
    return Base64Text.undo(bytes, from, from + 4, false)
        .filter(three -> {
          for (byte b : three.inside()) {
            if (!begins(b & 0xff)) {
              return false;
            }
          }
          return true;
        }).isPresent();
  }

  /** Text, or the first bytes of gzip, zlib and UTF-16. */
  private static boolean begins(int b) {
    return b >= ' ' && b != 0x7f || b >= '\t' && b <= '\r' || b == 0x1f || b == 0 || b == 8 || b == 1;
  }

  /** A part of a JSON Web Token: its signature is of these very letters. */
  private static boolean signed(byte[] bytes, int from, int to) {
    boolean before = from > 1 && bytes[from - 1] == '.' && Runs.member(bytes[from - 2]);
    boolean behind = to + 1 < bytes.length && bytes[to] == '.' && Runs.member(bytes[to + 1]);
    return (before || behind) && to - from > 3 && bytes[from] == 'e' && bytes[from + 1] == 'y'
        && bytes[from + 2] == 'J';
  }
}
