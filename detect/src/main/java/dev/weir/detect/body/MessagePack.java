package dev.weir.detect.body;

import java.util.Optional;

/**
 * The formats of MessagePack (github.com/msgpack/msgpack, spec.md): a first byte tells what stands there. Containers have counts
 * and no lengths, so all that a document says stands in it one behind the other, and only texts and bytes know how long they are.
 */
public final class MessagePack {

  private static final int SHORTEST_MAP = 0x80;
  private static final int SHORTEST_ARRAY = 0x90;
  private static final int SHORTEST_STRING = 0xa0;
  private static final int NIL = 0xc0;
  private static final int NEVER = 0xc1;
  private static final int BINARY = 0xc4;
  private static final int EXTENSION = 0xc7;
  private static final int FLOAT = 0xca;
  private static final int UNSIGNED = 0xcc;
  private static final int SIGNED = 0xd0;
  private static final int FIXED_EXTENSION = 0xd4;
  private static final int STRING = 0xd9;
  private static final int ARRAY = 0xdc;
  private static final int MAP = 0xde;
  private static final int NEGATIVE = 0xe0;

  private MessagePack() {}

  /** What an item is. */
  public enum Kind {
    STRING, BINARY, EXTENSION, ARRAY, MAP, NUMBER,
    /** Nil, true, false, and numbers with a point. */
    OTHER
  }

  /**
   * One item; what a container holds are the items behind it.
   *
   * @param from behind its head, where its own bytes begin
   * @param to behind its own bytes
   * @param number how many a container holds, two for each pair of a map; the whole number otherwise, 64 bits without a sign
   */
  public record Item(Kind kind, int from, int to, long number) {

    /** Returns whether it has a length that tells of bytes which may change. */
    public boolean hasLength() {
      return kind == Kind.STRING || kind == Kind.BINARY;
    }
  }

  /** Returns the item at {@code at}, or empty where none is that ends before {@code end}. */
  public static Optional<Item> item(byte[] raw, int at, int end) {
    int first = raw[at] & 0xff;
    if (first < SHORTEST_MAP || first >= NEGATIVE) {
      return within(new Item(Kind.NUMBER, at + 1, at + 1, raw[at]), end);
    }
    if (first < SHORTEST_ARRAY) {
      return within(new Item(Kind.MAP, at + 1, at + 1, 2L * (first & 15)), end);
    }
    if (first < SHORTEST_STRING) {
      return within(new Item(Kind.ARRAY, at + 1, at + 1, first & 15), end);
    }
    if (first < NIL) {
      return within(new Item(Kind.STRING, at + 1, at + 1 + (first & 31), 0), end);
    }
    return longer(raw, at, first, end);
  }

  private static Optional<Item> longer(byte[] raw, int at, int first, int end) {
    if (first < BINARY) {
      return first == NEVER ? Optional.empty() : within(new Item(Kind.OTHER, at + 1, at + 1, 0), end);
    }
    if (first < EXTENSION) {
      return sized(Kind.BINARY, raw, at, 1 << first - BINARY, 0, end);
    }
    if (first < FLOAT) {
      return sized(Kind.EXTENSION, raw, at, 1 << first - EXTENSION, 1, end);
    }
    if (first < UNSIGNED) {
      int to = at + 1 + (4 << first - FLOAT);
      return within(new Item(Kind.OTHER, to, to, 0), end);
    }
    if (first < FIXED_EXTENSION) {
      int size = 1 << (first < SIGNED ? first - UNSIGNED : first - SIGNED);
      return number(raw, at, size, first >= SIGNED, end);
    }
    if (first < STRING) {
      return within(new Item(Kind.EXTENSION, at + 1, at + 2 + (1 << first - FIXED_EXTENSION), 0), end);
    }
    if (first < ARRAY) {
      return sized(Kind.STRING, raw, at, 1 << first - STRING, 0, end);
    }
    return first < MAP
        ? counted(Kind.ARRAY, raw, at, 2 << first - ARRAY, 1, end)
        : counted(Kind.MAP, raw, at, 2 << first - MAP, 2, end);
  }

  private static Optional<Item> within(Item item, int end) {
    return item.to() > end || item.to() < item.from() ? Optional.empty() : Optional.of(item);
  }

  /** Returns an item whose length is written in {@code size} bytes, with {@code more} bytes besides. */
  private static Optional<Item> sized(Kind kind, byte[] raw, int at, int size, int more, int end) {
    int from = at + 1 + size;
    long to = from > end ? Long.MAX_VALUE : from + more + bigEndian(raw, at + 1, size);
    return to > end ? Optional.empty() : Optional.of(new Item(kind, from, (int) to, 0));
  }

  /** Each of what is counted takes a byte at the least. */
  private static Optional<Item> counted(Kind kind, byte[] raw, int at, int size, int each, int end) {
    int from = at + 1 + size;
    long count = from > end ? Long.MAX_VALUE : each * bigEndian(raw, at + 1, size);
    return count > end - from ? Optional.empty() : Optional.of(new Item(kind, from, from, count));
  }

  private static Optional<Item> number(byte[] raw, int at, int size, boolean signed, int end) {
    int to = at + 1 + size;
    if (to > end) {
      return Optional.empty();
    }
    long number = bigEndian(raw, at + 1, size);
    int above = 64 - 8 * size;
    return Optional.of(new Item(Kind.NUMBER, to, to, signed ? number << above >> above : number));
  }

  private static long bigEndian(byte[] raw, int from, int size) {
    long number = 0;
    for (int i = from; i < from + size; i++) {
      number = number << 8 | raw[i] & 0xff;
    }
    return number;
  }

  /**
   * Returns the head of a text or bytes of {@code length}, as like to {@code was} as may be: old programs know no texts of one
   * byte's length.
   *
   * @param was the first byte that it had
   */
  public static byte[] head(byte was, int length) {
    int first = was & 0xff;
    if (first < NIL && length < 32) {
      return new byte[]{(byte) (SHORTEST_STRING | length)};
    }
    int base = first < NIL || first >= STRING ? STRING : BINARY;
    int least = length < 1 << 8 ? 0 : length < 1 << 16 ? 1 : 2;
    int width = Math.max(least, first < NIL ? 0 : first - base);
    byte[] head = new byte[1 + (1 << width)];
    head[0] = (byte) (base + width);
    for (int i = head.length - 1, rest = length; i > 0; i--, rest >>>= 8) {
      head[i] = (byte) rest;
    }
    return head;
  }
}
