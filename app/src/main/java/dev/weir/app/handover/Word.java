package dev.weir.app.handover;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What the two processes say to each other: one byte, then what belongs to it. */
enum Word {
  /** The successor: give me the log. */
  TAKE,
  /** The predecessor: the log is closed and yours. */
  YOURS,
  /** The predecessor: keep this event for me; a number, and the event as the log spells it. */
  EVENT,
  /** The successor: that one is durable; its number, and its sequence. */
  KEPT,
  /** The successor: that one cannot be kept; its number. */
  LOST;

  byte[] alone() {
    return new byte[]{(byte) ordinal()};
  }

  byte[] with(long number, byte[] rest, int length) {
    return ByteBuffer.allocate(1 + Long.BYTES + length).put((byte) ordinal()).putLong(number)
        .put(rest, 0, length).array();
  }

  byte[] with(long number, long second) {
    return with(number, ByteBuffer.allocate(Long.BYTES).putLong(second).array(), Long.BYTES);
  }

  /** Returns the word that a message opens with; empty where it is none of these. */
  static Optional<Word> of(byte[] message) {
    return message.length > 0 && message[0] >= 0 && message[0] < values().length
        ? Optional.of(values()[message[0]])
        : Optional.empty();
  }

  static long number(byte[] message) {
    return ByteBuffer.wrap(message).getLong(1);
  }

  static long second(byte[] message) {
    return ByteBuffer.wrap(message).getLong(1 + Long.BYTES);
  }
}
