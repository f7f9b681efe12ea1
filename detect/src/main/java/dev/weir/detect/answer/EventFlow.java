package dev.weir.detect.answer;

import dev.weir.detect.answer.SentEvent.Addition;
import dev.weir.detect.body.Delimiter;
import dev.weir.detect.body.Deltas;
import dev.weir.model.net.Bytes;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The events of a streamed answer on their way. What an event adds to a text goes on when its last word is whole and may go
 * on; all else that it says is a document of its own. Where a rule denies, nothing of what waits goes on, but the provider's
 * own end does.
 */
final class EventFlow implements Flow {

  private static final int MOST_THREADS = 256;
  private static final int MOST_WAITING = 2048;
  private static final int LONGEST_EVENT = 1 << 20;
  /** A text to which so many events add nothing has ended: what a model says next must not wait for it. */
  private static final int PATIENCE = 32;

  private final Delimiter delimiter;
  private final Lines lines;
  private final Deltas deltas = new Deltas();
  private final ArrayDeque<SentEvent> waiting = new ArrayDeque<>();
  private final Map<String, Strand> strands = new HashMap<>();
  private final Familiar familiar = new Familiar();
  private final Remarks remarks;
  private final Function<Boolean, Strand> newStrand;
  private final Documents documents;
  private final Farewell farewell;
  private final boolean holds;
  private long count;
  private boolean over;

  /** Looks at what is no part of a longer text. */
  interface Documents {

    /**
     * Returns what goes on in the place of {@code data}.
     *
     * @param beside whether it stands beside what an event adds to longer texts
     */
    Bytes seen(Bytes data, boolean beside);
  }

  /**
   * Makes the flow of one answer.
   *
   * @param newStrand gives what looks at another text; asked with whether a tool is called with it
   * @param holds whether anything is held back at all
   */
  EventFlow(Delimiter delimiter, Remarks remarks, Function<Boolean, Strand> newStrand, Documents documents,
      Farewell farewell, boolean holds) {
    this.delimiter = delimiter;
    this.lines = new Lines(delimiter);
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
    SentEvent event = SentEvent.of(sent, delimiter, deltas);
    count++;
    boolean sound = event.isSound();
    if (sound) {
      remarks.unreadable("sound is not looked at");
    } else if (!event.rest().isEmpty() && event.additions().isEmpty()) {
      strands.values().forEach(Strand::end);
    }
    beside(event);
    if (!sound) {
      event.additions().forEach(each -> each.becomes(strand(event, each).add(each.text(), count)));
    }
    waiting.addLast(event);
    endIdle();
    return released();
  }

  private void endIdle() {
    boolean crowded = waiting.size() > MOST_WAITING;
    for (Strand strand : strands.values()) {
      if (crowded || strand.isIdle(count - PATIENCE)) {
        strand.end();
      }
    }
  }

  /** Looks at all that it says besides what it adds. */
  private void beside(SentEvent event) {
    Bytes names = delimiter == Delimiter.TRANSLATED ? Bytes.EMPTY : event.lines();
    Bytes seen = document(names, true);
    if (!seen.equals(names)) {
      event.replaceLines(seen);
    }
    Bytes rest = event.rest();
    Bytes changed = document(rest, !event.additions().isEmpty());
    if (!changed.equals(rest) && !event.replaceRest(changed, deltas)) {
      remarks.unreadable("what an event adds to the answer has no place in what became of it");
    }
  }

  private Bytes document(Bytes data, boolean beside) {
    if (data.isEmpty() || beside && familiar.knows(data)) {
      return data;
    }
    Bytes seen = documents.seen(data, beside);
    if (beside && seen.equals(data)) {
      familiar.learn(data);
    }
    return seen;
  }

  private Strand strand(SentEvent event, Addition addition) {
    Strand begun = strands.get(addition.thread());
    if (begun != null) {
      return begun;
    }
    if (strands.size() >= MOST_THREADS) {
      strands.values().removeIf(Strand::hasEnded);
    }
    if (strands.size() >= MOST_THREADS) {
      remarks.unreadable("the answer says more than " + MOST_THREADS + " texts at once");
    }
    Strand made = newStrand.apply(Tools.areCalled(addition.thread(), event.rest()));
    strands.put(addition.thread(), made);
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
      if (!event.rest().isEmpty()) {
        farewell.saw(event.rest());
      }
      out = out.and(event.written());
    }
    return out;
  }
}
