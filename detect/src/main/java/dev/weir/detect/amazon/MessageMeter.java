package dev.weir.detect.amazon;

import dev.weir.model.net.Bytes;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;

/** Reads token counts from what messages say where an answer begins with one, and from the answer as it stands elsewhere. */
public final class MessageMeter implements Meter {

  private static final Bytes ERROR = Bytes.utf8("{\"error\": {}}");

  private final Meter texts;
  private final EventMessages messages = new EventMessages();
  private Bytes start = Bytes.EMPTY;
  private boolean begun;
  private boolean framed;

  /** @param texts reads them from JSON and events */
  public MessageMeter(Meter texts) {
    this.texts = texts;
  }

  @Override
  public void take(Bytes piece) {
    if (begun) {
      read(piece);
      return;
    }
    start = start.and(piece);
    if (start.length() >= EventMessage.PRELUDE) {
      framed = EventMessage.length(start) > 0;
      begin();
    }
  }

  private void begin() {
    begun = true;
    read(start);
    start = Bytes.EMPTY;
  }

  private void read(Bytes piece) {
    if (framed) {
      messages.take(piece).forEach(message -> texts.take(message.isException() ? ERROR : message.said()));
    } else {
      texts.take(piece);
    }
  }

  @Override
  public boolean counted() {
    return texts.counted();
  }

  @Override
  public boolean refused() {
    return texts.refused();
  }

  @Override
  public Usage usage(Talk asked, boolean whole) {
    if (!begun) {
      begin();
    }
    return texts.usage(asked, whole);
  }
}
