package dev.weir.wire.front;

import dev.weir.gateway.Exchange;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.guard.Share;
import dev.weir.wire.http.Gather;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Reads a body whole. */
final class Collect implements BodySink {

  private final CompletableFuture<Bytes> whole = new CompletableFuture<>();
  private final Gather gather;
  private final long max;

  Collect(long max, long expected, Share memory) {
    this.max = max;
    gather = new Gather(max, expected, memory);
  }

  CompletableFuture<Bytes> whole() {
    return whole;
  }

  @Override
  public boolean ready() {
    return !whole.isDone();
  }

  @Override
  public boolean takesAll() {
    return true;
  }

  @Override
  public void content(ByteBuf piece) {
    switch (gather.add(piece)) {
      case TAKEN -> {
      }
      case OVER -> whole.completeExceptionally(new Exchange.BodyTooLarge(max));
      case NO_MEMORY -> whole.completeExceptionally(new Exchange.NoMemory());
    }
  }

  @Override
  public void pause() {}

  @Override
  public void end(Headers trailers) {
    whole.complete(gather.whole());
  }

  @Override
  public void failed(IOException why) {
    whole.completeExceptionally(why);
  }
}
