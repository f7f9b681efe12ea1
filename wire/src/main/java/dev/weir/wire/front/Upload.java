package dev.weir.wire.front;

import dev.weir.model.net.Headers;
import dev.weir.wire.back.Upstream;
import io.netty.buffer.ByteBuf;
import java.io.IOException;

/** Streams a request's body upstream, as fast as that takes it. */
final class Upload implements Uploading {

  private final Forward forward;
  private final Upstream upstream;
  private boolean whole;

  Upload(Forward forward, Upstream upstream) {
    this.forward = forward;
    this.upstream = upstream;
  }

  @Override
  public boolean whole() {
    return whole;
  }

  @Override
  public void stop() {
    // Whatever comes is written at once: nothing waits.
  }

  @Override
  public boolean ready() {
    return upstream.writable();
  }

  @Override
  public boolean takesAll() {
    return false;
  }

  @Override
  public void content(ByteBuf piece) {
    forward.uploaded(piece.readableBytes());
    upstream.content(piece);
    // What fills the buffer goes out now, since the read that would flush it may be far from complete.
    if (!upstream.writable()) {
      upstream.flush();
    }
  }

  @Override
  public void pause() {
    upstream.flush();
  }

  @Override
  public void end(Headers trailers) {
    whole = true;
    forward.uploaded(0);
    upstream.end(trailers);
  }

  @Override
  public void failed(IOException why) {
    forward.uploadFailed(why);
  }
}
