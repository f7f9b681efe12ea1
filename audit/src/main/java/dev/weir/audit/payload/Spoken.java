package dev.weir.audit.payload;

import dev.weir.audit.record.ByteSink;
import dev.weir.audit.record.ByteSource;
import dev.weir.audit.record.CorruptRecord;
import dev.weir.model.net.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One message of a WebSocket. Those that came back stand one behind the other in the place of their answer's body.
 *
 * @param at to the millisecond
 * @param sent whether the caller sent it
 * @param text whether it was sent as text
 * @param cut whether it had more bytes than are here
 */
public record Spoken(Instant at, boolean sent, boolean text, Bytes payload, boolean cut) {

  /** How many bytes stand before a payload, at the most. */
  static final int FRONT_BYTES = 16;

  private static final int SENT = 1;
  private static final int TEXT = 2;
  private static final int CUT = 4;

  public Spoken {
    at = Instant.ofEpochMilli(at.toEpochMilli());
  }

  /** Returns this as bytes that tell where they end. */
  byte[] bytes() {
    ByteSink to = new ByteSink(payload.length() + FRONT_BYTES);
    to.u8((sent ? SENT : 0) | (text ? TEXT : 0) | (cut ? CUT : 0));
    to.number(at.toEpochMilli());
    to.bytes(payload);
    return Arrays.copyOf(to.array(), to.length());
  }

  /** Returns all that stand in {@code row}. */
  static List<Spoken> all(Bytes row) throws CorruptRecord {
    ByteSource from = new ByteSource(row.array(), row.offset(), row.length());
    List<Spoken> all = new ArrayList<>();
    while (from.left() > 0) {
      int how = from.u8();
      all.add(new Spoken(Instant.ofEpochMilli(from.number()), (how & SENT) != 0, (how & TEXT) != 0,
          from.bytes(), (how & CUT) != 0));
    }
    return all;
  }

  /** Returns it as text; empty where it was not sent as that. */
  public Optional<String> content() {
    return text ? LookJson.text(payload, cut) : Optional.empty();
  }

  /** The size alone: it is somebody's data. */
  @Override
  public String toString() {
    return "Spoken[" + payload.length() + " bytes]";
  }
}
