package dev.weir.detect.restore;

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
 * Server-sent events. Each goes on when it is whole, since no client acts on less; one whose text ends in what may be the start
 * of a token waits for the events that add to the same text, so that a token is found that a model sent in several pieces.
 * Then the original stands in the first of them, and the others are shorter.
 */
public final class EventStream implements Restorer.Stream {

  /** What waits beyond this goes on as it is. */
  private static final int MOST_WAITING_EVENTS = 256;
  private static final int MOST_WAITING_BYTES = 1 << 20;

  private final Originals originals;
  private final Deltas deltas = new Deltas();
  private final ArrayDeque<Event> waiting = new ArrayDeque<>();
  /** The start of an event that has not come whole, and how far it was searched for its end. */
  private Bytes open = Bytes.EMPTY;
  private int searched;

  public EventStream(Tokens tokens, Scope scope) {
    originals = new Originals(tokens, scope);
  }

  @Override
  public Bytes next(Bytes piece) {
    open = ByteStream.joined(open, piece);
    Bytes out = Bytes.EMPTY;
    for (int end = eventEnd(); end > 0; end = eventEnd()) {
      out = ByteStream.joined(out, take(end));
    }
    return open.length() > MOST_WAITING_BYTES ? ByteStream.joined(out, take(open.length())) : out;
  }

  private Bytes take(int length) {
    waiting.addLast(new Event(Bytes.wrap(open.array(), open.offset(), length), deltas, originals.spelling()));
    open = Bytes.wrap(open.array(), open.offset() + length, open.length() - length);
    searched = 0;
    return released(false);
  }

  @Override
  public Bytes end() {
    Bytes whole = released(true);
    Bytes rest = open;
    open = Bytes.EMPTY;
    return ByteStream.joined(whole,
        rest.isEmpty() ? rest : restored(new Event(rest, deltas, originals.spelling())));
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

  /** Returns whether it is known if the text of {@code first} ends in a token; puts the original in its place where it does. */
  private boolean settled(Event first, boolean ended) {
    Bytes tail = first.tail();
    if (tail.isEmpty()) {
      return true;
    }
    Bytes token = tail;
    for (Event event : waiting) {
      if (event != first && event.addsTo(first)) {
        int more = more(token, event);
        token = Bytes.wrap(ByteStream.joined(token, start(event, more)).copy());
        if (more < event.text().length()) {
          turnBack(first, tail, token);
          return true;
        }
      } else if (!event.adds() && !event.passing()) {
        turnBack(first, tail, token);
        return true;
      }
    }
    if (ended) {
      turnBack(first, tail, token);
    }
    return ended;
  }

  private void turnBack(Event first, Bytes tail, Bytes token) {
    Optional<String> original = token.length() > tail.length()
        ? originals.of(new String(token.copy(), StandardCharsets.US_ASCII))
        : Optional.empty();
    if (original.isEmpty()) {
      return;
    }
    int length = tail.length();
    first.replaceTail(length, Bytes.utf8(first.escape().write(original.get())));
    Iterator<Event> others = waiting.iterator();
    for (int left = token.length() - length; left > 0;) {
      Event event = others.next();
      if (event != first && event.addsTo(first)) {
        int here = Math.min(left, event.text().length());
        event.dropStart(here);
        left -= here;
      }
    }
  }

  private int more(Bytes token, Event event) {
    Bytes text = event.text();
    return originals.spelling().more(token.copy(), text.array(), text.offset(),
        text.offset() + text.length());
  }

  private static Bytes start(Event event, int length) {
    Bytes text = event.text();
    return Bytes.wrap(text.array(), text.offset(), length);
  }

  /** Returns the length of the event that {@code open} starts with, its blank line included; 0 where it is not whole. */
  private int eventEnd() {
    for (int at = searched; at < open.length(); at++) {
      byte b = open.at(at);
      boolean blank = b == '\n' && at > 0 && (open.at(at - 1) == '\n'
          || at > 2 && open.at(at - 1) == '\r' && open.at(at - 2) == '\n')
          || b == '\r' && at > 0 && open.at(at - 1) == '\r';
      if (blank) {
        return at + 1;
      }
    }
    searched = Math.max(0, open.length());
    return 0;
  }
}
