package dev.weir.audit;

import dev.weir.audit.segment.FrameHeader;
import java.time.Duration;

/**
 * How much is held and for how long.
 *
 * @param segmentBytes a segment is closed before it grows beyond this
 * @param groupBytes most that may wait to be written; what comes on top is refused
 * @param groupRecords most records that may wait to be written
 * @param outcomeDelay how long an outcome, which nobody waits for, may wait for an event to share an fsync with
 * @param headEvery how far the head may be behind
 */
record Limits(long segmentBytes, int groupBytes, int groupRecords, Duration outcomeDelay,
    Duration headEvery) {

  static final Limits USUAL = new Limits(64L << 20, 4 << 20, 16_384, Duration.ofMillis(5),
      Duration.ofSeconds(1));

  /** The most that one record may have: far beyond what a request's head can bring. */
  static final int MAX_RECORD_BYTES = 1 << 20;

  Limits {
    if (groupBytes + MAX_RECORD_BYTES > FrameHeader.MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException("a group would not fit into a frame: " + groupBytes);
    }
  }
}
