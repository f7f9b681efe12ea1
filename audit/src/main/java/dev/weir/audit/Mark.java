package dev.weir.audit;

import dev.weir.audit.segment.Hash;

/**
 * How far a reader of the log has come: the last frame that it took. The hash is over everything before it, so that a mark
 * fits the one log that it was made in, and tells when that was changed.
 *
 * @param segment the number of the segment with that frame
 * @param offset where in the segment it begins
 * @param next the sequence behind its last record
 */
public record Mark(int segment, long offset, long next, Hash hash) {

  /** Before the first frame of any log. */
  public static final Mark START = new Mark(0, 0, 0, Hash.NONE);
}
