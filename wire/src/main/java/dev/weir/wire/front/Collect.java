package dev.weir.wire.front;

import dev.weir.gateway.Exchange;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Reads a body whole. */
final class Collect implements BodySink {

  private final CompletableFuture<Bytes> whole = new CompletableFuture<>();
  private final Gather gather;
  private final long max;

  Collect(long max, long expected) {
    this.max = max;
    gather = new Gather(max, expected);
  }

  CompletableFuture<Bytes> whole() {
    return whole;
  }

  @Override
  public boolean ready() {
    return !whole.isDone();
  }

  @Override
  public void content(ByteBuf piece) {
    if (!gather.add(piece)) {
      whole.completeExceptionally(new Exchange.BodyTooLarge(max));
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
