package dev.weir.wire.h2;

import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.StreamByteDistributor;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Shares a connection's window evenly among its streams, and knows how many bytes wait on them for the peer to grant one. A
 * stream takes more until {@link #MOST} wait on it, whatever waits on others: Netty's own answer counts those too, so that one
 * long answer that nobody reads would hold up every other.
 */
final class Unsent implements StreamByteDistributor {

  /** From how many bytes on a stream takes no more. */
  private static final int MOST = 64 << 10;

  /** What of {@link #bytes} is one stream's. */
  private static final class Part {
    private long bytes;
  }

  private final StreamByteDistributor even;
  private final Http2Connection.PropertyKey parts;
  private final ArrayDeque<Http2Stream> eased = new ArrayDeque<>();
  private long bytes;

  Unsent(Http2Connection connection) {
    even = new UniformStreamByteDistributor(connection);
    parts = connection.newKey();
  }

  /** Returns how many bytes were written and have not been handed on to the channel. */
  long bytes() {
    return bytes;
  }

  /** Returns whether {@code stream} takes more. */
  boolean takes(Http2Stream stream) {
    @Nullable
    Part part = stream.getProperty(parts);
    return part == null || part.bytes < MOST;
  }

  /** Returns a stream that took no more and does again, each time once; or null. */
  @Nullable
  Http2Stream eased() {
    return eased.poll();
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
    if (part.bytes >= MOST && now < MOST) {
      eased.add(state.stream());
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
