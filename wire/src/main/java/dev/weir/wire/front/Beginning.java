package dev.weir.wire.front;

import dev.weir.model.AnswerHead;
import dev.weir.wire.http.Framing;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * The head of a streamed answer with what was read of its body along with it, held until that read is over: where a fault
 * is among it, nothing has left yet, and the client can still be told of the fault.
 */
final class Beginning {

  private static final int MOST = 64 << 10;

  private final AnswerHead head;
  private final Framing framing;
  private final List<ByteBuf> pieces = new ArrayList<>(2);
  private int bytes;

  Beginning(AnswerHead head, Framing framing) {
    this.head = head;
    this.framing = framing;
  }

  /** Takes a piece of the body, which it owns from now on; returns whether it may take more. */
  boolean add(ByteBuf piece) {
    pieces.add(piece);
    bytes += piece.readableBytes();
    return bytes < MOST;
  }

  /** Writes all of it to {@code client}. */
  void leave(Client client) {
    client.begin(head, framing);
    pieces.forEach(client::content);
  }

  /** Gives back what does not leave. */
  void release() {
    pieces.forEach(ByteBuf::release);
  }
}
