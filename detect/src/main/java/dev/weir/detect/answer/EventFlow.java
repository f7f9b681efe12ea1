package dev.weir.detect.answer;

import dev.weir.detect.body.Deltas;
import dev.weir.detect.body.Deltas.Delta;
import dev.weir.model.net.Bytes;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The events of a streamed answer on their way. What an event adds to a text goes on when its last word is whole and may go
 * on; all other events are documents of their own. Where a rule denies, nothing of what waits goes on, but the provider's own
 * end does.
 */
final class EventFlow implements Flow {

  private static final int MOST_THREADS = 256;
  private static final int MOST_WAITING = 2048;
  private static final int LONGEST_EVENT = 1 << 20;

  private final Lines lines = new Lines();
  private final Deltas deltas = new Deltas();
  private final ArrayDeque<SentEvent> waiting = new ArrayDeque<>();
  private final Map<String, Strand> strands = new HashMap<>();
  private final Remarks remarks;
  private final Function<Boolean, Strand> newStrand;
  private final UnaryOperator<Bytes> documents;
  private final Farewell farewell;
  private final boolean holds;
  private boolean over;

  /**
   * Makes the flow of one answer.
   *
   * @param newStrand gives what looks at another text; asked with whether a tool is called with it
   * @param documents looks at what is no part of a longer text, and returns what goes on in its place
   * @param holds whether anything is held back at all
   */
  EventFlow(Remarks remarks, Function<Boolean, Strand> newStrand, UnaryOperator<Bytes> documents,
      Farewell farewell, boolean holds) {
    this.remarks = remarks;
    this.newStrand = newStrand;
    this.documents = documents;
    this.farewell = farewell;
    this.holds = holds;
  }

  @Override
  public Bytes next(Bytes piece) {
    Bytes out = Bytes.EMPTY;
    if (!over) {
      for (Bytes event : lines.take(piece)) {
        out = over ? out : out.and(take(event));
      }
      if (!over && lines.waiting() > LONGEST_EVENT) {
        out = out.and(unreadable("an event of the answer has more than " + LONGEST_EVENT + " bytes"));
        out = over ? out : out.and(lines.drain());
      }
    }
    return out;
  }

  @Override
  public Bytes end() {
    if (over) {
      return Bytes.EMPTY;
    }
    Bytes last = lines.waiting() == 0 ? Bytes.EMPTY : take(lines.drain());
    strands.values().forEach(Strand::end);
    return over ? last : last.and(released());
  }

  /** Takes that not all can be looked at; returns what may go on nevertheless. */
  Bytes unreadable(String why) {
    remarks.unreadable(why);
    return over ? Bytes.EMPTY : released();
  }

  /** Returns whether the answer was cut off. */
  boolean isOver() {
    return over;
  }

  private Bytes take(Bytes sent) {
    SentEvent event = SentEvent.of(sent, deltas);
    if (event.isSound()) {
      remarks.unreadable("sound is not looked at");
    } else if (event.hasData() && event.deltas().isEmpty()) {
      document(event);
    } else {
      event.deltas().forEach(delta -> event.add(strand(event, delta).add(event.text(delta))));
    }
    waiting.addLast(event);
    if (waiting.size() > MOST_WAITING) {
      strands.values().forEach(Strand::end);
    }
    return released();
  }

  private void document(SentEvent event) {
    strands.values().forEach(Strand::end);
    Bytes data = event.data();
    Bytes changed = documents.apply(data);
    if (!changed.equals(data)) {
      event.replaceData(changed);
    }
  }

  private Strand strand(SentEvent event, Delta delta) {
    Strand known = strands.get(delta.thread());
    if (known != null) {
      return known;
    }
    if (strands.size() >= MOST_THREADS) {
      strands.values().removeIf(Strand::hasEnded);
    }
    if (strands.size() >= MOST_THREADS) {
      remarks.unreadable("the answer says more than " + MOST_THREADS + " texts at once");
    }
    Strand made = newStrand.apply(Tools.areCalled(delta.thread(), event.data()));
    strands.put(delta.thread(), made);
    return made;
  }

  private Bytes released() {
    Bytes out = Bytes.EMPTY;
    if (remarks.denied().isPresent()) {
      over = true;
      waiting.clear();
      return farewell.events();
    }
    while (!waiting.isEmpty() && (!holds || waiting.getFirst().isSettled())) {
      SentEvent event = waiting.removeFirst();
      if (event.hasData()) {
        farewell.saw(event.data());
      }
      out = out.and(holds ? event.written() : event.bytes());
    }
    return out;
  }
}
