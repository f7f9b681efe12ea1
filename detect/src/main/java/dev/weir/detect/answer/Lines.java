package dev.weir.detect.answer;

import dev.weir.model.net.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Parts a stream into its events: a blank line ends one, and a line ends with CR, LF or both (WHATWG HTML section 9.2.6). */
final class Lines {

  private Bytes open = Bytes.EMPTY;
  private int searched;
  private boolean lineIsEmpty = true;
  private boolean afterReturn;

  /** Returns the events that are whole now, each with its blank line. */
  List<Bytes> take(Bytes piece) {
    open = open.and(piece);
    List<Bytes> events = new ArrayList<>(2);
    int from = 0;
    for (; searched < open.length(); searched++) {
      byte c = open.at(searched);
      boolean joined = c == '\n' && afterReturn;
      afterReturn = c == '\r';
      if (joined) {
        continue;
      }
      boolean ends = c == '\n' || c == '\r';
      if (ends && lineIsEmpty && searched > from) {
        int to = c == '\r' && searched + 1 < open.length() && open.at(searched + 1) == '\n'
            ? searched + 2
            : searched + 1;
        events.add(Bytes.wrap(open.array(), open.offset() + from, to - from));
        from = to;
        searched = to - 1;
        afterReturn = c == '\r' && open.at(to - 1) == '\r';
      }
      lineIsEmpty = ends;
    }
    open = Bytes.wrap(open.array(), open.offset() + from, open.length() - from);
    searched -= from;
    return events;
  }

  /** Returns the same, and begins anew behind it. */
  Bytes drain() {
    Bytes all = open;
    open = Bytes.EMPTY;
    searched = 0;
    return all;
  }

  /** Returns what has come of an event that is not whole. */
  Bytes rest() {
    return open;
  }
}
