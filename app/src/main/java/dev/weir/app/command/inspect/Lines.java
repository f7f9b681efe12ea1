package dev.weir.app.command.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a stream as bytes, each ended by LF alone: a CR may stand in JSON. Holds one line at a time. */
final class Lines {

  private static final int LONGEST = 64 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[64 << 10];
  private int from;
  private int to;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Returns the next line without its end, or empty behind the last one; throws where one is longer than 64 MiB. */
  Optional<byte[]> next() throws IOException {
    int looked = from;
    while (true) {
      for (int i = looked; i < to; i++) {
        if (buffer[i] == '\n') {
          byte[] line = Arrays.copyOfRange(buffer, from, i);
          from = i + 1;
          return Optional.of(line);
        }
      }
      looked = to - from;
      if (!fill()) {
        byte[] last = Arrays.copyOfRange(buffer, from, to);
        from = to;
        return last.length == 0 ? Optional.empty() : Optional.of(last);
      }
    }
  }

  /** Returns whether a part of the next line is here already: where none is, whoever feeds this may wait for answers. */
  boolean more() {
    return from < to;
  }

  /** Reads on, with what is left of the line at the start of the buffer. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    if (to == buffer.length) {
      if (to >= LONGEST) {
        throw new IOException("a line is longer than 64 MiB");
      }
      buffer = Arrays.copyOf(buffer, 2 * to);
    }
    int read = in.read(buffer, to, buffer.length - to);
    to += Math.max(read, 0);
    return read >= 0;
  }
}
