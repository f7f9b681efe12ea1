package dev.weir.detect.nest;

import dev.weir.detect.codec.Base64Text;
import dev.weir.detect.codec.Unwrapped;
import dev.weir.model.net.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Texts in base64 of a binary form, such as protocol buffers, MessagePack, CBOR and what programs serialise themselves into: they
 * are most of a small record, and random bytes have none. What stands between them is not read.
 */
final class Texts {

  private static final int SHORTEST = 4;
  /** So many letters tell whether it is worth the while. */
  private static final int SAMPLE = 48;
  /** CBOR's texts of less than 24 bytes: the first byte is the type and the length (RFC 8949 section 3). */
  private static final int SHORT_TEXT = 0x60;
  private static final int LONGEST_SHORT_TEXT = 23;

  private final Unwrapped unwrapped;
  private final List<Stretch> stretches = new ArrayList<>();
  private int covered;

  /** Bytes of a text, by their places in what was decoded. */
  record Stretch(int from, int to) {}

  private Texts(Unwrapped unwrapped) {
    this.unwrapped = unwrapped;
  }

  /** Returns the texts in {@code bytes[from..to)}; empty where they are less than half of what it stands for. */
  static Optional<Texts> in(byte[] bytes, int from, int to) {
    return to - from >= Runs.SHORTEST && begins(bytes, from, to)
        ? Base64Text.undo(bytes, from, to, false).map(Texts::new).filter(Texts::areMost)
        : Optional.empty();
  }

  private static boolean begins(byte[] bytes, int from, int to) {
    int shown = 0;
    int i = from;
    for (; i + 4 <= to && i < from + SAMPLE; i += 4) {
      int three = Base64Text.three(bytes, i);
      if (three < 0) {
        break;
      }
      shown += shown(three >> 16) + shown(three >> 8 & 0xff) + shown(three & 0xff);
    }
    return i > from && shown * 2 >= (i - from) / 4 * 3;
  }

  private static int shown(int b) {
    return b >= ' ' && b < 0x7f ? 1 : 0;
  }

  private boolean areMost() {
    Bytes inside = unwrapped.inside();
    for (int i = 0; i < inside.length(); i++) {
      int from = i;
      while (i < inside.length() && shown(inside.at(i) & 0xff) > 0) {
        i++;
      }
      if (i - from >= SHORTEST) {
        covered += i - from;
        add(from, i);
      }
    }
    return covered * 2 >= inside.length();
  }

  private void add(int from, int to) {
    List<Stretch> items = new ArrayList<>();
    for (int at = from; at < to;) {
      int length = unwrapped.inside().at(at) - SHORT_TEXT;
      if (length < 0 || length > LONGEST_SHORT_TEXT || at + 1 + length > to) {
        stretches.add(new Stretch(from, to));
        return;
      }
      items.add(new Stretch(at + 1, at + 1 + length));
      at += 1 + length;
    }
    stretches.addAll(items);
  }

  Unwrapped unwrapped() {
    return unwrapped;
  }

  List<Stretch> stretches() {
    return stretches;
  }
}
