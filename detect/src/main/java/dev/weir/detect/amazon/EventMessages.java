package dev.weir.detect.amazon;

import dev.weir.model.net.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Parts a stream that is cut anywhere into its messages; from the first wrong checksum on nothing is known. */
final class EventMessages {

  private static final int LONGEST = 1 << 20;

  private Bytes open = Bytes.EMPTY;
  private boolean broken;

  /** Returns the messages that are whole now. */
  List<EventMessage> take(Bytes piece) {
    open = open.and(piece);
    List<EventMessage> whole = new ArrayList<>(2);
    while (!broken && open.length() >= EventMessage.PRELUDE) {
      int length = EventMessage.length(open);
      if (length == 0 || length > LONGEST) {
        broken = true;
      } else if (open.length() < length) {
        break;
      } else {
        Bytes raw = Bytes.wrap(Bytes.wrap(open.array(), open.offset(), length).copy());
        broken = !EventMessage.isWhole(raw);
        if (!broken) {
          whole.add(EventMessage.of(raw));
          open = Bytes.wrap(open.array(), open.offset() + length, open.length() - length);
        }
      }
    }
    return whole;
  }

  /** Returns whether something came that is no message, or one of more than a mebibyte. */
  boolean isBroken() {
    return broken;
  }

  /** Returns what came behind the last whole message, and forgets it. */
  Bytes rest() {
    Bytes rest = open;
    open = Bytes.EMPTY;
    return rest;
  }
}
