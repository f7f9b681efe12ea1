package dev.weir.wire.ws;

import dev.weir.gateway.Closing;
import dev.weir.gateway.Message;
import dev.weir.gateway.Messages;
import dev.weir.model.net.Bytes;
import dev.weir.wire.message.Departure;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The client's messages on their way through the line, several at once, and out of it in the order in which they came. */
final class Departures implements Assembler.Taker {

  /** What waits, and how it came. */
  private record Waiting(Departure departure, boolean text, boolean compressed) {}

  private static final int MOST_WAITING = 64;
  private static final int MOST_WAITING_BYTES = 1 << 20;

  private final WebSocket socket;
  private final Messages line;
  private final Leg upstream;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private @Nullable Closed last;
  private boolean stopped;

  Departures(WebSocket socket, Messages line, Leg upstream) {
    this.socket = socket;
    this.line = line;
    this.upstream = upstream;
  }

  /** Returns whether it takes another message now, if only to drop it. */
  boolean ready() {
    return stopped || waiting.size() < MOST_WAITING && waitingBytes < MOST_WAITING_BYTES;
  }

  @Override
  public void message(Message message, boolean compressed) {
    if (stopped) {
      return;
    }
    var _ = line.take(message, enqueue(message.text(), compressed, message.payload().length()));
  }

  @Override
  public void tooLarge() {
    if (!stopped) {
      var _ = line.tooLarge(enqueue(false, false, 0));
    }
  }

  private Departure enqueue(boolean text, boolean compressed, int size) {
    Departure departure = new Departure(this::decided, size);
    waiting.addLast(new Waiting(departure, text, compressed));
    waitingBytes += size;
    return departure;
  }

  /** Closes the upstream's side behind the messages that wait. */
  void close(Closed with) {
    last = with;
    decided();
  }

  /** Drops what comes, and lets nothing more out. */
  void stop() {
    stopped = true;
    waiting.forEach(lost -> lost.departure().lost());
    waiting.clear();
    waitingBytes = 0;
  }

  /** Lets out what is decided, up to the first one that is not. */
  void decided() {
    while (!waiting.isEmpty()) {
      Waiting first = waiting.getFirst();
      Bytes payload = first.departure().payload();
      Closing closing = first.departure().closing();
      if (closing != null) {
        waiting.removeFirst();
        socket.deny(closing);
        return;
      }
      if (payload == null) {
        break;
      }
      waiting.removeFirst();
      waitingBytes -= first.departure().size();
      send(first, payload);
    }
    if (last != null && waiting.isEmpty()) {
      socket.closeUpstream(last);
    }
    socket.pump();
  }

  private void send(Waiting first, Bytes payload) {
    Departure departure = first.departure();
    if (stopped || upstream.closeSent()) {
      departure.lost();
      return;
    }
    boolean compressed = first.compressed() && !payload.isEmpty();
    ByteBuf frame = upstream.writer().frame(true, compressed,
        first.text() ? FrameHead.TEXT : FrameHead.BINARY,
        compressed ? Deflation.mine().done(payload) : payload);
    int size = frame.readableBytes();
    upstream.write(frame, written -> {
      if (written) {
        departure.left(size);
      } else {
        departure.lost();
      }
    });
  }
}
