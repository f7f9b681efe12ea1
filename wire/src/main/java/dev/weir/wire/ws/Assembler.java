package dev.weir.wire.ws;

import dev.weir.gateway.Message;
import dev.weir.model.net.Bytes;
import dev.weir.wire.guard.Share;
import dev.weir.wire.http.Gather;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins fragments into messages, undoes their compression, and checks that text is text; none is larger than a cap. */
final class Assembler implements Frames {

  /** Where messages go. */
  interface Taker {

    /** A whole message; {@code compressed} tells how it came. */
    void message(Message message, boolean compressed);

    /** A message with more bytes than the cap, as it comes or decoded; nothing more is to be read. */
    void tooLarge();
  }

  private final long max;
  private final Share memory;
  private final Inflation inflation;
  private final Taker to;
  private @Nullable Gather gathered;
  private boolean text;
  private boolean compressed;
  private boolean fin;
  private Utf8Check utf8 = new Utf8Check();
  private boolean over;

  Assembler(long max, Share memory, Inflation inflation, Taker to) {
    this.max = max;
    this.memory = memory;
    this.inflation = inflation;
    this.to = to;
  }

  @Override
  public void frame(FrameHead head) {
    fin = head.fin();
    if (head.opcode() != FrameHead.CONTINUATION) {
      text = head.opcode() == FrameHead.TEXT;
      compressed = head.compressed();
      gathered = null;
      utf8 = new Utf8Check();
    }
    if (gathered == null) {
      gathered = new Gather(max, head.length(), memory);
    }
    if (head.length() > max) {
      refuse();
    }
  }

  @Override
  public void payload(ByteBuf piece, boolean last) throws Violation {
    Gather into = gathered;
    if (over || into == null) {
      piece.release();
      return;
    }
    if (text && !compressed) {
      check(piece);
    }
    if (into.add(piece) != Gather.Added.TAKEN) {
      refuse();
    } else if (last && fin) {
      gathered = null;
      whole(into.whole());
      memory.close();
    }
  }

  private void check(ByteBuf piece) throws Violation {
    try {
      utf8.add(piece);
    } catch (Violation e) {
      piece.release();
      throw e;
    }
  }

  private void whole(Bytes came) throws Violation {
    Optional<Bytes> payload = compressed ? inflation.undone(came, max) : Optional.of(came);
    if (payload.isEmpty()) {
      refuse();
      return;
    }
    if (text && compressed) {
      Bytes plain = payload.get();
      utf8.add(Unpooled.wrappedBuffer(plain.array(), plain.offset(), plain.length()));
    }
    if (text) {
      utf8.end();
    }
    to.message(new Message(text, payload.get()), compressed);
  }

  private void refuse() {
    if (!over) {
      // What there is no memory for is too large for now.
      over = true;
      gathered = null;
      to.tooLarge();
    }
  }
}
