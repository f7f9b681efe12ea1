package dev.weir.detect.rewrite;

import dev.weir.detect.body.MessagePack;
import dev.weir.detect.body.Source;
import dev.weir.detect.body.Wire;
import dev.weir.detect.rewrite.Edits.Edit;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** Makes replacements in a document, and puts the lengths right that it holds of its own parts. */
final class Reframing {

  /** The five bytes before a gRPC message. */
  private static final int FRAME = 5;

  private final byte[] raw;
  private final List<Edit> edits;
  private int next;

  private Reframing(byte[] raw, List<Edit> edits) {
    this.raw = raw;
    this.edits = edits;
  }

  /** Returns the bytes of {@code source} with the replacements made. */
  static byte[] applied(List<Edit> edits, Source source) {
    int from = source.bytes().offset();
    int to = from + source.bytes().length();
    return switch (source.framing()) {
      case NONE -> Edits.applied(edits, source.array(), from, to);
      case PROTOBUF -> new Reframing(source.array(), edits).part(from, to, 0);
      case GRPC -> new Reframing(source.array(), edits).frames(from, to);
      case MESSAGE_PACK -> new Reframing(source.array(), edits).items(from, to);
    };
  }

  private byte[] frames(int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 64);
    int at = from;
    while (at + FRAME <= to) {
      int start = at + FRAME;
      int end = start + ((raw[at + 1] & 0xff) << 24 | (raw[at + 2] & 0xff) << 16 | (raw[at + 3] & 0xff) << 8
          | raw[at + 4] & 0xff);
      if (end < start || end > to) {
        break;
      }
      byte[] message = (raw[at] & 1) == 0 ? part(start, end, 0) : plain(start, end);
      out.write(raw[at]);
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(message.length >> shift);
      }
      out.writeBytes(message);
      at = end;
    }
    out.write(raw, at, to - at);
    return out.toByteArray();
  }

  private byte[] items(int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 64);
    int at = from;
    Optional<MessagePack.Item> found = item(at, to);
    while (found.isPresent()) {
      MessagePack.Item item = found.get();
      byte[] value = plain(item.from(), item.to());
      if (value.length == item.to() - item.from()) {
        out.write(raw, at, item.from() - at);
      } else {
        out.writeBytes(MessagePack.head(raw[at], value.length));
      }
      out.writeBytes(value);
      at = item.to();
      found = item(at, to);
    }
    out.write(raw, at, to - at);
    return out.toByteArray();
  }

  private Optional<MessagePack.Item> item(int at, int to) {
    return at < to ? MessagePack.item(raw, at, to) : Optional.empty();
  }

  /** Returns a message with its fields, or the bytes of one, as they were told apart when they were read. */
  private byte[] part(int from, int to, int depth) {
    if (next == edits.size() || edits.get(next).from() >= to || !Wire.isMessage(raw, from, to, depth)) {
      return plain(from, to);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 64);
    for (int at = from; at < to;) {
      Wire.Field field = Wire.field(raw, at, to).orElseThrow();
      if (field.isBytes()) {
        byte[] value = part(field.valueFrom(), field.to(), depth + 1);
        boolean same = value.length == field.to() - field.valueFrom();
        out.write(raw, at, (same ? field.valueFrom() : field.lengthFrom()) - at);
        if (!same) {
          varint(value.length, out);
        }
        out.writeBytes(value);
      } else {
        out.write(raw, at, field.to() - at);
      }
      at = field.to();
    }
    return out.toByteArray();
  }

  private byte[] plain(int from, int to) {
    int first = next;
    while (next < edits.size() && edits.get(next).to() <= to && edits.get(next).from() >= from) {
      next++;
    }
    return Edits.applied(edits.subList(first, next), raw, from, to);
  }

  private static void varint(int length, ByteArrayOutputStream out) {
    int left = length;
    for (; left > 0x7f; left >>>= 7) {
      out.write(left & 0x7f | 0x80);
    }
    out.write(left);
  }
}
