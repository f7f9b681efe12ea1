package dev.weir.detect.amazon;

import dev.weir.model.Restorer;
import dev.weir.model.net.Bytes;

/** Turns tokens back in the messages of an event stream; what is none goes on as it is. */
public final class MessageStream implements Restorer.Stream {

  private final Restorer.Stream events;
  private final EventTranslation translation = new EventTranslation();

  /** @param events turns tokens back in the events that the messages stand for */
  public MessageStream(Restorer.Stream events) {
    this.events = events;
  }

  @Override
  public Bytes next(Bytes piece) {
    Bytes out = translation.messages(events.next(translation.events(piece)));
    return translation.isBroken() ? out.and(end()) : out;
  }

  @Override
  public Bytes end() {
    return translation.messages(events.end()).and(translation.rest());
  }

  @Override
  public int count() {
    return events.count();
  }
}
