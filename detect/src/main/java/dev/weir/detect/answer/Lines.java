package dev.weir.detect.answer;

import dev.weir.detect.body.Delimiter;
import dev.weir.model.net.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parts a stream into its events: those with names end with a blank line, and their lines with CR, LF or both (WHATWG HTML
 * section 9.2.6); lines of JSON end with LF.
 */
final class Lines {

  private static final int ROOM = 1024;

  private final Delimiter delimiter;
  private byte[] open = new byte[ROOM];
  private int length;
  private int searched;
  private boolean lineIsEmpty = true;
  private boolean afterReturn;

  Lines(Delimiter delimiter) {
    this.delimiter = delimiter;
  }

  /** Returns the events that are whole now, each with what ends it. */
  List<Bytes> take(Bytes piece) {
    append(piece);
    List<Bytes> events = new ArrayList<>(2);
    int from = 0;
    for (; searched < length; searched++) {
      if (ends(open[searched], searched > from)) {
        events.add(Bytes.wrap(Arrays.copyOfRange(open, from, searched + 1)));
        from = searched + 1;
      }
    }
    keep(from);
    return events;
  }

  private boolean ends(byte c, boolean any) {
    if (delimiter == Delimiter.LINE) {
      return c == '\n';
    }
    boolean joined = c == '\n' && afterReturn;
    afterReturn = c == '\r';
    if (joined) {
      return false;
    }
    boolean blank = lineIsEmpty;
    lineIsEmpty = c == '\n' || c == '\r';
    return any && blank && lineIsEmpty;
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
