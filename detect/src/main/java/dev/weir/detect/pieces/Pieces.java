package dev.weir.detect.pieces;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into pieces at the seams of its format, each with some of what stands on either side of it; the same ones
 * however the bytes come, for a piece is cut once all of it and of what is behind it is there, and never sooner.
 */
final class Pieces {

  private final InputStream in;
  private final Seam seam;
  private final int size;
  private final int longest;
  private final int margin;
  private byte[] bytes;
  private int first;
  private int from;
  private int to;
  private int behind;
  private int filled;
  private boolean ended;

  /**
   * @param size how long a piece is about, in bytes
   * @param longest how long one becomes where there is no seam
   * @param margin how much is seen on either side of it
   */
  Pieces(InputStream in, Seam seam, int size, int longest, int margin) {
    this.in = in;
    this.seam = seam;
    this.size = size;
    this.longest = longest;
    this.margin = margin;
    bytes = new byte[size + 3 * margin];
  }

  /** Goes to the next piece; returns whether there is one. */
  boolean next() throws IOException, TooLong {
    first = to - margin <= first ? first : seam.last(bytes, Math.max(first, to - 2 * margin), to - margin);
    from = to;
    for (int length = size;; length = Math.min(longest, 2 * length)) {
      fill(length + margin);
      if (ended && filled - from <= length) {
        to = filled;
        break;
      }
      to = seam.last(bytes, from, Math.min(filled, from + length));
      if (to > from) {
        break;
      }
      if (length == longest) {
        throw new TooLong(longest);
      }
    }
    behind = ended && filled <= to + margin ? filled : seam.last(bytes, to, to + margin);
    return to > from;
  }

  /** Reads on until so many bytes of the piece are there, or all; what nobody needs any more gives room. */
  private void fill(int wanted) throws IOException {
    if (from + wanted > bytes.length) {
      byte[] room = wanted + from - first > bytes.length ? new byte[wanted + from - first] : bytes;
      System.arraycopy(bytes, first, room, 0, filled - first);
      from -= first;
      to -= first;
      filled -= first;
      first = 0;
      bytes = room;
    }
    while (!ended && filled - from < wanted) {
      int read = in.read(bytes, filled, from + wanted - filled);
      ended = read < 0;
      filled += Math.max(0, read);
    }
  }

  /** Returns the piece with what is seen around it. */
  byte[] seen() {
    return Arrays.copyOfRange(bytes, first, behind);
  }

  /** Returns the piece. */
  byte[] piece() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Returns how many bytes are seen before the piece. */
  int before() {
    return from - first;
  }
}
