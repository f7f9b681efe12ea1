package dev.weir.wire.front;

import dev.weir.wire.http.Chunks;
import dev.weir.wire.http.Send;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Streams a request's body upstream, as fast as that takes it. */
final class Upload implements BodySink {

  private final Forward forward;
  private final Channel upstream;
  private final @Nullable Chunks chunks;
  private boolean whole;

  Upload(Forward forward, Channel upstream, boolean chunked) {
    this.forward = forward;
    this.upstream = upstream;
    chunks = chunked ? new Chunks() : null;
  }

  boolean whole() {
    return whole;
  }

  @Override
  public boolean ready() {
    return upstream.isWritable();
  }

  @Override
  public void content(ByteBuf piece) {
    forward.uploaded(piece.readableBytes());
    if (chunks != null) {
      chunks.write(upstream, piece);
    } else {
      Send.later(upstream, piece);
    }
    // What fills the buffer goes out now, since the read that would flush it may be far from complete.
    if (!upstream.isWritable()) {
      upstream.flush();
    }
  }

  @Override
  public void pause() {
    upstream.flush();
  }

  @Override
  public void end() {
    whole = true;
    if (chunks != null) {
      chunks.end(upstream);
    }
    upstream.flush();
  }

  @Override
  public void failed(IOException why) {
    forward.uploadFailed(why);
  }
}
