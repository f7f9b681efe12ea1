package dev.weir.detect.nest;

import dev.weir.detect.body.Flat;
import dev.weir.detect.body.Nest;
import dev.weir.detect.body.Sources;
import dev.weir.detect.body.Walk;
import dev.weir.detect.engine.Findings.Hit;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes from a finding in a nested document to the value that holds the document, so long as that is spelled there one for one;
 * layer by layer. Findings come in order.
 */
public final class Outward {

  private final Flat flat;
  private final Sources sources;
  /** One for each layer, since a walk goes forwards only. */
  private final List<Walk> walks = new ArrayList<>();
  private int layer;
  private int value;
  private int from;
  private int to;

  public Outward(Flat flat, Sources sources) {
    this.flat = flat;
    this.sources = sources;
  }

  /** Begins at {@code hit}, where it was found. */
  public void start(Hit hit) {
    start(hit.start(), hit.end());
  }

  private void start(int first, int end) {
    layer = 0;
    value = flat.valueAt(first);
    from = first;
    to = end;
  }

  /** Goes from {@code hit} as far out as it can. */
  public void goOut(Hit hit) {
    goOut(hit.start(), hit.end());
  }

  /** Goes as far out as it can from the place from {@code first} to before {@code end}. */
  public void goOut(int first, int end) {
    start(first, end);
    boolean more = true;
    while (more) {
      more = up();
    }
  }

  /** Goes one layer outwards; returns false where the value is not spelled in another. */
  public boolean up() {
    if (!isSpelled()) {
      return false;
    }
    if (layer == walks.size()) {
      walks.add(new Walk(flat, sources));
    }
    Walk walk = walks.get(layer++);
    int outer = sources.holder(flat.source(value));
    walk.go(value, from);
    from = flat.start(outer) + walk.raw();
    walk.goBehind(value, to);
    to = flat.start(outer) + walk.raw();
    value = outer;
    return true;
  }

  /** Returns whether the value is read from bytes that are another value's text, one for one. */
  private boolean isSpelled() {
    return sources.get(flat.source(value)).nest() instanceof Nest.Spelled nest && nest.value() >= 0
        && nest.pieces().size() == 1 && !flat.isFolded(nest.value());
  }

  /** Returns whether it went anywhere. */
  public boolean went() {
    return layer > 0;
  }

  public int value() {
    return value;
  }

  /** Returns the first byte in the flat text. */
  public int from() {
    return from;
  }

  /** Returns the byte behind the last one. */
  public int to() {
    return to;
  }
}
