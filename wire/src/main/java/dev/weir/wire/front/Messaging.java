package dev.weir.wire.front;

import dev.weir.gateway.Closing;
import dev.weir.gateway.Message;
import dev.weir.gateway.Messages;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.back.Upstream;
import dev.weir.wire.guard.Share;
import dev.weir.wire.message.Departure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The messages of a gRPC call behind its first ones: each takes the line, several at once, and they leave in their order. */
final class Messaging implements Uploading {

  private static final int MOST_WAITING = 64;
  private static final int MOST_WAITING_BYTES = 1 << 20;

  private final Forward forward;
  private final Upstream upstream;
  private final Messages line;
  private final MessageRow row;
  private final Share memory;
  private final ArrayDeque<Departure> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private @Nullable Headers last;
  private boolean taking;
  private boolean stopped;
  private boolean whole;

  Messaging(Forward forward, Upstream upstream, Messages line, MessageRow row, Share memory) {
    this.forward = forward;
    this.upstream = upstream;
    this.line = line;
    this.row = row;
    this.memory = memory;
  }

  @Override
  public boolean whole() {
    return whole;
  }

  @Override
  public boolean ready() {
    return !stopped && waiting.size() < MOST_WAITING && waitingBytes < MOST_WAITING_BYTES
        && upstream.writable();
  }

  @Override
  public boolean takesAll() {
    return false;
  }

  @Override
  public void content(ByteBuf piece) {
    if (stopped) {
      piece.release();
      return;
    }
    row.add(piece);
    taking = true;
    for (Bytes message = row.next(); message != null && !stopped; message = row.next()) {
      var _ = line.take(new Message(false, message), enqueue(message.length()));
    }
    if (row.tooLarge() && !stopped) {
      var _ = line.tooLarge(enqueue(0));
    }
    taking = false;
    count();
  }

  private Departure enqueue(int size) {
    Departure departure = new Departure(this::decided, size);
    waiting.addLast(departure);
    waitingBytes += size;
    return departure;
  }

  private void count() {
    memory.is(stopped ? 0 : row.held() + waitingBytes);
  }

  @Override
  public void pause() {
    upstream.flush();
  }

  @Override
  public void end(Headers trailers) {
    if (row.held() > 0) {
      failed(new IOException("it ends within a message"));
      return;
    }
    last = trailers;
    leave();
  }

  @Override
  public void failed(IOException why) {
    forward.uploadFailed(why);
  }

  @Override
  public void stop() {
    stopped = true;
    waiting.forEach(Departure::lost);
    waiting.clear();
    count();
  }

  /** A message was decided: it leaves, with what waits for it. */
  void decided() {
    leave();
    if (!taking && !stopped) {
      count();
      upstream.flush();
      forward.writability();
    }
  }

  /** Lets out what is decided, up to the first one that is not; behind the last one, the end. */
  private void leave() {
    while (!stopped && !waiting.isEmpty()) {
      Bytes payload = waiting.getFirst().payload();
      Closing closing = waiting.getFirst().closing();
      if (closing != null) {
        waiting.removeFirst();
        forward.denied(closing);
        return;
      }
      if (payload == null) {
        return;
      }
      Departure first = waiting.removeFirst();
      waitingBytes -= first.size();
      forward.uploaded(payload.length());
      upstream.content(Unpooled.wrappedBuffer(payload.array(), payload.offset(), payload.length()));
      first.left(payload.length());
    }
    if (last != null && !stopped && !whole) {
      whole = true;
      upstream.end(last);
    }
  }
}
