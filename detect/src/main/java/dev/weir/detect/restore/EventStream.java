package dev.weir.detect.restore;

import dev.weir.detect.body.Delimiter;
import dev.weir.detect.body.Deltas;
import dev.weir.model.Restorer;
import dev.weir.model.Scope;
import dev.weir.model.Tokens;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Server-sent events, or lines of JSON. Each goes on when it is whole, since no client acts on less; one whose text ends in what may be the start
 * of a token waits for the events that add to the same text, so that a token is found that a model sent in several pieces.
 * Then the original stands in the first of them, and the others are shorter. An event may add to several texts.
 */
public final class EventStream implements Restorer.Stream {

  /** What waits beyond this goes on as it is. */
  private static final int MOST_WAITING_EVENTS = 256;
  private static final int MOST_WAITING_BYTES = 1 << 20;

  private final Delimiter delimiter;
  private final Originals originals;
  private final Deltas deltas = new Deltas();
  private final ArrayDeque<Event> waiting = new ArrayDeque<>();
  /** The start of an event that has not come whole, and how far it was searched for its end. */
  private Bytes open = Bytes.EMPTY;
  private int searched;

  public EventStream(Tokens tokens, Scope scope, Delimiter delimiter) {
    this.delimiter = delimiter;
    originals = new Originals(tokens, scope);
  }

  @Override
  public Bytes next(Bytes piece) {
    open = ByteStream.joined(open, piece);
    Bytes out = Bytes.EMPTY;
    for (int end = eventEnd(); end > 0; end = eventEnd()) {
      out = ByteStream.joined(out, take(end));
    }
    if (open.length() > MOST_WAITING_BYTES) {
      int end = open.offset() + open.length();
      int settled = originals.spelling().settled(open.array(), open.offset(), end);
      out = ByteStream.joined(out, take(settled - open.offset()));
    }
    return out;
  }

  private Bytes take(int length) {
    waiting.addLast(event(Bytes.wrap(open.array(), open.offset(), length)));
    open = Bytes.wrap(open.array(), open.offset() + length, open.length() - length);
    searched = 0;
    return released(false);
  }

  private Event event(Bytes bytes) {
    return new Event(bytes, delimiter, deltas, originals.spelling());
  }

  @Override
  public Bytes end() {
    Bytes whole = released(true);
    Bytes rest = open;
    open = Bytes.EMPTY;
    return ByteStream.joined(whole,
        rest.isEmpty() ? rest : restored(event(rest)));
  }

  @Override
  public int count() {
    return originals.count();
  }

  private Bytes released(boolean all) {
    Bytes out = Bytes.EMPTY;
    while (!waiting.isEmpty() && (settled(waiting.getFirst(), all) || tooMany())) {
      out = ByteStream.joined(out, restored(waiting.removeFirst()));
    }
    return out;
  }

  private boolean tooMany() {
    return waiting.size() > MOST_WAITING_EVENTS
        || waiting.stream().mapToInt(event -> event.bytes().length()).sum() > MOST_WAITING_BYTES;
  }

  private Bytes restored(Event event) {
    return originals.in(event.bytes(), event.escape());
  }

  /** Returns whether it is known of each text of {@code first} if it ends in a token. */
  private boolean settled(Event first, boolean ended) {
    boolean all = true;
    for (Event.Text text : first.texts()) {
      all &= settled(first, text, ended);
    }
    return all;
  }

  /** Returns the same of one of them; puts the original in its place where it does. */
  private boolean settled(Event first, Event.Text text, boolean ended) {
    Bytes tail = text.tail();
    if (tail.isEmpty()) {
      return true;
    }
    Bytes token = tail;
    boolean known = ended;
    Iterator<Event> others = waiting.iterator();
    for (boolean goesOn = true; goesOn && others.hasNext();) {
      Event event = others.next();
      Optional<Event.Text> next = event == first ? Optional.empty() : event.following(text);
      if (next.isPresent()) {
        int more = more(token, next.get());
        token = Bytes.wrap(ByteStream.joined(token, start(next.get(), more)).copy());
        goesOn = more == next.get().written().length();
      } else {
        goesOn = !event.texts().isEmpty() || event.passing();
      }
      known |= !goesOn;
    }
    if (known) {
      turnBack(first, text, token);
    }
    return known;
  }

  private void turnBack(Event first, Event.Text text, Bytes token) {
    int length = text.tail().length();
    text.settle();
    Optional<String> original = token.length() > length
        ? originals.of(new String(token.copy(), StandardCharsets.US_ASCII))
        : Optional.empty();
    if (original.isEmpty()) {
      return;
    }
    text.replaceTail(length, original.get());
    Iterator<Event> others = waiting.iterator();
    for (int left = token.length() - length; left > 0;) {
      Event event = others.next();
      Optional<Event.Text> next = event == first ? Optional.empty() : event.following(text);
      if (next.isPresent()) {
        int here = Math.min(left, next.get().written().length());
        next.get().dropStart(here);
        left -= here;
      }
    }
  }

  private int more(Bytes token, Event.Text next) {
    Bytes text = next.written();
    return originals.spelling().more(token.copy(), text.array(), text.offset(),
        text.offset() + text.length());
  }

  private static Bytes start(Event.Text next, int length) {
    Bytes text = next.written();
    return Bytes.wrap(text.array(), text.offset(), length);
  }

  /** Returns the length of the event that {@code open} starts with, with what ends it; 0 where it is not whole. */
  private int eventEnd() {
    for (int at = searched; at < open.length(); at++) {
      if (delimiter == Delimiter.LINE ? open.at(at) == '\n' : isBlankAt(at)) {
        return at + 1;
      }
    }
    searched = Math.max(0, open.length());
    return 0;
  }

  private boolean isBlankAt(int at) {
    byte b = open.at(at);
    return b == '\n' && at > 0 && (open.at(at - 1) == '\n'
        || at > 2 && open.at(at - 1) == '\r' && open.at(at - 2) == '\n')
        || b == '\r' && at > 0 && open.at(at - 1) == '\r';
  }
}
