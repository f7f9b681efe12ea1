package dev.weir.wire.front;

import dev.weir.gateway.Exchange;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.guard.Share;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Reads the body of a gRPC call to its end, or until its first message is there and nothing more comes at once. */
final class FirstMessages implements BodySink {

  private final CompletableFuture<Exchange.Opening> opening = new CompletableFuture<>();
  private final MessageRow row;
  private final Share memory;
  private final long max;

  /** @param row takes what comes, and keeps what is behind the messages of the opening */
  FirstMessages(MessageRow row, long max, Share memory) {
    this.row = row;
    this.max = max;
    this.memory = memory;
  }

  CompletableFuture<Exchange.Opening> opening() {
    return opening;
  }

  @Override
  public boolean ready() {
    return !opening.isDone();
  }

  @Override
  public boolean takesAll() {
    return true;
  }

  @Override
  public void content(ByteBuf piece) {
    long held = row.held() + (long) piece.readableBytes();
    if (held > max) {
      piece.release();
      opening.completeExceptionally(new Exchange.BodyTooLarge(max));
    } else if (!memory.reach(held)) {
      piece.release();
      opening.completeExceptionally(new Exchange.NoMemory());
    } else {
      row.add(piece);
    }
  }

  /** A call with one message mostly ends with it: only what has come together can tell. */
  @Override
  public void pause() {
    if (ready()) {
      Bytes messages = row.whole();
      if (!messages.isEmpty()) {
        opening.complete(new Exchange.Opening(messages, false));
      } else if (row.tooLarge()) {
        opening.completeExceptionally(new Exchange.BodyTooLarge(max));
      }
    }
  }

  @Override
  public void end(Headers trailers) {
    opening.complete(new Exchange.Opening(row.rest(), true));
  }

  @Override
  public void failed(IOException why) {
    opening.completeExceptionally(why);
  }
}
