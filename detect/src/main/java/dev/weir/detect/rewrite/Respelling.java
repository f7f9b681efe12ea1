package dev.weir.detect.rewrite;

import dev.weir.detect.body.Escape;
import dev.weir.detect.body.Nest.Piece;
import java.util.List;

/**
 * Turns changes of what is spelled in another source into changes of its spelling there. A text that begins in one piece and
 * ends in a later one is written anew in the first, and taken out of the others.
 */
final class Respelling {

  private static final byte[] NOTHING = {};

  private final List<Piece> pieces;
  private final byte[] raw;
  private final Edits target;
  /** The piece that is gone through, and how far: in the nested bytes, and in the raw ones. */
  private int index = -1;
  private int at;
  private int rawAt;

  Respelling(List<Piece> pieces, byte[] raw, Edits target) {
    this.pieces = pieces;
    this.raw = raw;
    this.target = target;
    next();
  }

  private void next() {
    index++;
    at = piece().start();
    rawAt = piece().from();
  }

  private Piece piece() {
    return pieces.get(index);
  }

  private boolean hasNextBefore(int place) {
    return index + 1 < pieces.size() && pieces.get(index + 1).start() < place;
  }

  /** Makes one change; changes come in order. */
  void make(Edits.Edit edit) {
    while (hasNextBefore(edit.from() + 1)) {
      next();
    }
    go(edit.from());
    rawAt = piece().role().escape().pastNothing(raw, rawAt, piece().to());
    int from = rawAt;
    go(edit.to());
    put(from, piece().role().escape().write(edit.text().copy()));
    while (hasNextBefore(edit.to())) {
      next();
      from = rawAt;
      go(edit.to());
      put(from, NOTHING);
    }
  }

  private void put(int from, byte[] text) {
    if (from < rawAt || text.length > 0) {
      target.add(from, rawAt, text, false);
    }
  }

  /** Goes to a place in the nested bytes, or to the end of the piece. */
  private void go(int to) {
    Escape escape = piece().role().escape();
    rawAt = escape.skip(raw, rawAt, piece().to(), to - at);
    at = Math.max(at, to);
  }
}
