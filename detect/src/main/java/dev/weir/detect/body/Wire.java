package dev.weir.detect.body;

import java.util.Optional;

/**
 * The wire format of protocol buffers (protobuf.dev, "Encoding"), without a schema: what a field of bytes is can only be judged
 * by what is in it, and is judged alike by whoever reads a message and whoever writes it anew.
 */
public final class Wire {

  /** Nobody nests messages deeper. */
  public static final int DEEPEST = 32;

  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;
  private static final int MOST_FIELD = (1 << 29) - 1;

  private Wire() {}

  /**
   * A field of a message.
   *
   * @param lengthFrom behind the tag
   * @param valueFrom behind the length as well, where it has one
   */
  public record Field(int number, int kind, int lengthFrom, int valueFrom, int to) {

    /** Returns whether it has a length: a string, bytes, or a message. */
    public boolean isBytes() {
      return kind == BYTES;
    }

    boolean isVarint() {
      return kind == VARINT;
    }
  }

  /** Returns the field at {@code at}, or empty where none is that ends before {@code end}. */
  public static Optional<Field> field(byte[] raw, int at, int end) {
    int behindTag = behindVarint(raw, at, end);
    long tag = behindTag < 0 ? 0 : varint(raw, at);
    long number = tag >>> 3;
    if (number < 1 || number > MOST_FIELD) {
      return Optional.empty();
    }
    int kind = (int) tag & 7;
    int value = kind == BYTES ? behindVarint(raw, behindTag, end) : behindTag;
    long to = switch (kind) {
      case VARINT -> behindVarint(raw, behindTag, end);
      case EIGHT_BYTES -> behindTag + 8L;
      case FOUR_BYTES -> behindTag + 4L;
      case BYTES -> value < 0 ? -1 : value + varint(raw, behindTag);
      default -> -1;
    };
    return to < value || to > end || value < 0
        ? Optional.empty()
        : Optional.of(new Field((int) number, kind, behindTag, value, (int) to));
  }

  /** Returns whether all of {@code raw[from..to)} is fields of one message, and is not rather a text. */
  public static boolean isMessage(byte[] raw, int from, int to, int depth) {
    if (from == to || depth == DEEPEST || isText(raw, from, to)) {
      return false;
    }
    for (int at = from; at < to;) {
      Optional<Field> field = field(raw, at, to);
      if (field.isEmpty()) {
        return false;
      }
      at = field.get().to();
    }
    return true;
  }

  /** A text that begins with a line end may be a message whose first field is a string: then it is one. */
  private static boolean isText(byte[] raw, int from, int to) {
    boolean odd = raw[from] == '\n' && field(raw, from, to).isPresent();
    return !odd && Utf8.isText(raw, from, to);
  }

  static long varint(byte[] raw, int at) {
    long value = 0;
    int shift = 0;
    for (int i = at; shift < 70; i++, shift += 7) {
      value |= (raw[i] & 0x7fL) << shift;
      if (raw[i] >= 0) {
        break;
      }
    }
    return value;
  }

  private static int behindVarint(byte[] raw, int at, int end) {
    for (int i = at; i < end && i < at + 10; i++) {
      if (raw[i] >= 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
