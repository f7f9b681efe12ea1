package dev.weir.detect.body;

import dev.weir.model.Head;
import dev.weir.model.Span.Part;
import dev.weir.model.net.Bytes;
import java.util.ArrayList;
import java.util.List;

/** All that the values of one request are read from: its own parts, and what was found to stand in them. For one thread. */
public final class Sources {

  private final Head head;
  private final List<Source> all = new ArrayList<>(24);

  public Sources(Head head) {
    this.head = head;
  }

  public Head head() {
    return head;
  }

  /** Adds a part of the request; returns its number. */
  public int add(Part part, int header, Bytes bytes, Framing framing) {
    all.add(new Source(part, header, bytes, framing, null, 0));
    return all.size() - 1;
  }

  int add(Part part, byte[] bytes, int header) {
    return add(part, header, Bytes.wrap(bytes), Framing.NONE);
  }

  /** Adds what stands in another source; returns its number. */
  public int nest(Bytes bytes, Nest nest, Framing framing) {
    Source outer = get(nest.source());
    all.add(new Source(outer.part(), outer.header(), bytes, framing, nest, outer.depth() + 1));
    return all.size() - 1;
  }

  public Source get(int source) {
    return all.get(source);
  }

  /** Returns the value that {@code source} stands in, in whatever spelling; -1 for a part of the request itself. */
  public int holder(int source) {
    Nest nest = get(source).nest();
    return nest == null ? -1 : nest.value() >= 0 ? nest.value() : holder(nest.source());
  }

  public int size() {
    return all.size();
  }

  /** Forgets the last one: nothing was read from it. */
  public void dropLast() {
    all.removeLast();
  }
}
