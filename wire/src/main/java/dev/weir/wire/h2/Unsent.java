package dev.weir.wire.h2;

import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.StreamByteDistributor;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;
import org.jspecify.annotations.Nullable;

/** Shares a connection's window evenly among its streams, and knows how many bytes wait on them for the peer to grant one. */
final class Unsent implements StreamByteDistributor {

  /** What of {@link #bytes} is one stream's. */
  private static final class Part {
    private long bytes;
  }

  private final StreamByteDistributor even;
  private final Http2Connection.PropertyKey parts;
  private long bytes;

  Unsent(Http2Connection connection) {
    even = new UniformStreamByteDistributor(connection);
    parts = connection.newKey();
  }

  /** Returns how many bytes were written and have not been handed on to the channel. */
  long bytes() {
    return bytes;
  }

  /** Said whenever a stream's window, or what waits for it, has changed; of a stream that was closed too, with nothing left. */
  @Override
  public void updateStreamableBytes(StreamState state) {
    even.updateStreamableBytes(state);
    long now = state.pendingBytes();
    @Nullable
    Part part = state.stream().getProperty(parts);
    if (part == null) {
      if (now == 0) {
        return;
      }
      part = new Part();
      state.stream().setProperty(parts, part);
    }
    bytes += now - part.bytes;
    part.bytes = now;
  }

  @Override
  public void updateDependencyTree(int child, int parent, short weight, boolean exclusive) {
    even.updateDependencyTree(child, parent, weight, exclusive);
  }

  @Override
  public boolean distribute(int most, Writer writer) throws Http2Exception {
    return even.distribute(most, writer);
  }
}
