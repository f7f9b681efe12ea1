package dev.weir.detect.answer;

import dev.weir.detect.amazon.EventTranslation;
import dev.weir.model.net.Bytes;

/** Amazon's event streams: their messages are looked at as the events that they stand for. */
final class MessageFlow implements Flow {

  private final EventFlow events;
  private final EventTranslation translation = new EventTranslation();
  private boolean unreadable;

  MessageFlow(EventFlow events) {
    this.events = events;
  }

  @Override
  public Bytes next(Bytes piece) {
    Bytes translated = translation.events(piece);
    Bytes out = Bytes.EMPTY;
    if (!translation.isReadable() && !unreadable) {
      unreadable = true;
      out = events.unreadable("the answer is no stream of messages that could be looked at");
    }
    return translation.messages(out.and(events.next(translated))).and(passed());
  }

  @Override
  public Bytes end() {
    return translation.messages(events.end()).and(passed());
  }

  /** What is no message goes on where nobody minds. */
  private Bytes passed() {
    Bytes rest = translation.isBroken() ? translation.rest() : Bytes.EMPTY;
    return events.isOver() ? Bytes.EMPTY : rest;
  }
}
