package dev.weir.detect.amazon;

import dev.weir.model.net.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * One message of an {@code application/vnd.amazon.eventstream}: its length, that of its headers, a checksum of both, headers, a
 * payload, and a checksum of it all (CRC-32; big-endian). Source: "Event stream encoding" in the references of Amazon
 * Transcribe and Amazon Bedrock.
 */
final class EventMessage {

  static final String TYPE = ":event-type";
  /** A piece of an answer in the model's own language, as Base64 within JSON. */
  static final String CHUNK = "chunk";
  /** Both lengths and their checksum. */
  static final int PRELUDE = 12;

  private static final int CHECKSUM = Integer.BYTES;
  private static final int TEXT = 7;
  private static final String BYTES = "\"bytes\":\"";

  private final Bytes raw;
  private final int payload;

  private EventMessage(Bytes raw, int payload) {
    this.raw = raw;
    this.payload = payload;
  }

  /** Returns the length of the message that {@code prelude} begins, 0 where it begins none. */
  static int length(Bytes prelude) {
    ByteBuffer buffer = ByteBuffer.wrap(prelude.array(), prelude.offset(), PRELUDE);
    int length = buffer.getInt();
    int headers = buffer.getInt();
    boolean fits = length >= PRELUDE + CHECKSUM && headers >= 0 && headers <= length - PRELUDE - CHECKSUM;
    return fits && checksum(prelude, PRELUDE - CHECKSUM) == buffer.getInt() ? length : 0;
  }

  /** Returns whether {@code raw}, which is as long as its prelude says, is what its last checksum says. */
  static boolean isWhole(Bytes raw) {
    int end = raw.length() - CHECKSUM;
    return checksum(raw, end) == ByteBuffer.wrap(raw.array(), raw.offset() + end, CHECKSUM).getInt();
  }

  /** Reads a whole message. */
  static EventMessage of(Bytes raw) {
    return new EventMessage(raw,
        PRELUDE + ByteBuffer.wrap(raw.array(), raw.offset() + Integer.BYTES, Integer.BYTES).getInt());
  }

  /** Makes a message with JSON of this type. */
  static EventMessage of(String type, Bytes payload) {
    Bytes headers = text(TYPE, type).and(text(":content-type", "application/json"))
        .and(text(":message-type", "event"));
    return of(written(headers, payload));
  }

  private static Bytes text(String name, String value) {
    byte[] key = name.getBytes(StandardCharsets.UTF_8);
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(ByteBuffer.allocate(4 + key.length + text.length).put((byte) key.length).put(key)
        .put((byte) TEXT).putShort((short) text.length).put(text).array());
  }

  private static Bytes written(Bytes headers, Bytes payload) {
    int length = PRELUDE + headers.length() + payload.length() + CHECKSUM;
    Bytes raw = Bytes.wrap(new byte[length]);
    ByteBuffer out = ByteBuffer.wrap(raw.array()).putInt(length).putInt(headers.length());
    out.putInt(checksum(raw, PRELUDE - CHECKSUM)).put(headers.array(), headers.offset(), headers.length())
        .put(payload.array(), payload.offset(), payload.length());
    out.putInt(checksum(raw, length - CHECKSUM));
    return raw;
  }

  private static int checksum(Bytes bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes.array(), bytes.offset(), length);
    return (int) crc.getValue();
  }

  Bytes raw() {
    return raw;
  }

  /** Returns its type, or empty text where it has none that is made of letters. */
  String type() {
    String type = headers().getOrDefault(TYPE, "");
    return type.chars().allMatch(Character::isLetter) ? type : "";
  }

  /** Returns whether it says that the answer has failed, and nothing else. */
  boolean isException() {
    return headers().getOrDefault(":message-type", "").equals("exception");
  }

  /** Returns its headers that are text, up to the first one that cannot be read. */
  private Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    ByteBuffer in = ByteBuffer.wrap(raw.array(), raw.offset() + PRELUDE, payload - PRELUDE);
    while (in.remaining() > 1) {
      int name = Byte.toUnsignedInt(in.get());
      if (in.remaining() < name + 3) {
        break;
      }
      String key = text(in, name);
      boolean isText = in.get() == TEXT;
      int length = Short.toUnsignedInt(in.getShort());
      if (!isText || in.remaining() < length) {
        break;
      }
      headers.put(key, text(in, length));
    }
    return headers;
  }

  private static String text(ByteBuffer in, int length) {
    byte[] text = new byte[length];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  Bytes payload() {
    return Bytes.wrap(raw.array(), raw.offset() + payload, raw.length() - CHECKSUM - payload);
  }

  /** Returns what it says: its payload, or of a chunk what the model said in its own language. */
  Bytes said() {
    if (!type().equals(CHUNK)) {
      return payload();
    }
    String json = payload().utf8();
    int from = json.indexOf(BYTES) + BYTES.length();
    int to = json.indexOf('"', from);
    if (from < BYTES.length() || to < 0) {
      return payload();
    }
    try {
      return Bytes.wrap(Base64.getDecoder().decode(json.substring(from, to)));
    } catch (IllegalArgumentException e) {
      return payload();
    }
  }

  /** Returns the message with other words: what else stands beside a chunk (padding that hides lengths) stays. */
  EventMessage saying(Bytes other) {
    Bytes headers = Bytes.wrap(raw.array(), raw.offset() + PRELUDE, payload - PRELUDE);
    String json = payload().utf8();
    int from = json.indexOf(BYTES) + BYTES.length();
    boolean chunk = type().equals(CHUNK) && from >= BYTES.length() && json.indexOf('"', from) > 0;
    return of(written(headers, chunk
        ? Bytes.utf8(json.substring(0, from) + base64(other) + json.substring(json.indexOf('"', from)))
        : other));
  }

  /** Returns the payload of a chunk that says {@code said}. */
  static Bytes chunk(Bytes said) {
    return Bytes.utf8("{" + BYTES + base64(said) + "\"}");
  }

  private static String base64(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.copy());
  }
}
