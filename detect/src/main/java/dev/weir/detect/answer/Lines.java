package dev.weir.detect.answer;

import dev.weir.model.net.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parts a stream into its events: a blank line ends one, and a line ends with CR, LF or both (WHATWG HTML section 9.2.6). */
final class Lines {

  private static final int ROOM = 1024;

  private byte[] open = new byte[ROOM];
  private int length;
  private int searched;
  private boolean lineIsEmpty = true;
  private boolean afterReturn;

  /** Returns the events that are whole now, each with its blank line. */
  List<Bytes> take(Bytes piece) {
    append(piece);
    List<Bytes> events = new ArrayList<>(2);
    int from = 0;
    for (; searched < length; searched++) {
      byte c = open[searched];
      boolean joined = c == '\n' && afterReturn;
      afterReturn = c == '\r';
      boolean ends = c == '\n' || c == '\r';
      if (!joined) {
        if (ends && lineIsEmpty && searched > from) {
          events.add(Bytes.wrap(Arrays.copyOfRange(open, from, searched + 1)));
          from = searched + 1;
        }
        lineIsEmpty = ends;
      }
    }
    keep(from);
    return events;
  }

  private void append(Bytes piece) {
    if (length + piece.length() > open.length) {
      open = Arrays.copyOf(open, Math.max(2 * open.length, length + piece.length()));
    }
    System.arraycopy(piece.array(), piece.offset(), open, length, piece.length());
    length += piece.length();
  }

  private void keep(int from) {
    System.arraycopy(open, from, open, 0, length - from);
    length -= from;
    searched -= from;
  }

  /** Returns how much has come of an event that is not whole. */
  int waiting() {
    return length;
  }

  /** Returns what has come of an event that is not whole, and begins anew behind it. */
  Bytes drain() {
    Bytes all = Bytes.wrap(Arrays.copyOf(open, length));
    keep(length);
    return all;
  }
}
