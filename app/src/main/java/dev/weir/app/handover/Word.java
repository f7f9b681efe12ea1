package dev.weir.app.handover;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What the two processes say to each other: one byte, then what belongs to it. */
enum Word {
  /** The successor: give me the log. */
  TAKE(1),
  /** The predecessor: the log is closed and yours. */
  YOURS(2),
  /** The predecessor: keep this event for me; a number, and the event as the log spells it. */
  EVENT(3),
  /** The successor: that one is durable; its number, and its sequence. */
  KEPT(4),
  /** The successor: that one cannot be kept; its number. */
  LOST(5);

  private final byte code;

  Word(int code) {
    this.code = (byte) code;
  }

  byte[] alone() {
    return new byte[]{code};
  }

  byte[] with(long number, byte[] rest, int length) {
    return ByteBuffer.allocate(1 + Long.BYTES + length).put(code).putLong(number)
        .put(rest, 0, length).array();
  }

  byte[] with(long number, long second) {
    return with(number, ByteBuffer.allocate(Long.BYTES).putLong(second).array(), Long.BYTES);
  }

  /** Returns the word that a message opens with; empty where it is none of these. */
  static Optional<Word> of(byte[] message) {
    for (Word word : values()) {
      if (message.length > 0 && message[0] == word.code) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  static long number(byte[] message) {
    return ByteBuffer.wrap(message).getLong(1);
  }

  static long second(byte[] message) {
    return ByteBuffer.wrap(message).getLong(1 + Long.BYTES);
  }
}
