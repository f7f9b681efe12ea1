package dev.weir.wire.h2;

import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.Http2StreamVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What lives on the streams of one connection, and for which of them something has come. */
final class Flows {

  private final Http2Connection connection;
  private final Http2Connection.PropertyKey key;
  private final List<Flow> touched = new ArrayList<>();

  Flows(Http2Connection connection) {
    this.connection = connection;
    key = connection.newKey();
  }

  void settle(Http2Stream stream, Flow flow) {
    stream.setProperty(key, flow);
  }

  /** Returns what lives on {@code stream}; null where that is nothing, or there is no stream. */
  @Nullable
  Flow on(@Nullable Http2Stream stream) {
    return stream == null ? null : stream.getProperty(key);
  }

  void with(@Nullable Http2Stream stream, Consumer<Flow> then) {
    Flow flow = on(stream);
    if (flow != null) {
      then.accept(flow);
    }
  }

  void each(Consumer<Flow> then) {
    Http2StreamVisitor visitor = stream -> {
      with(stream, then);
      return true;
    };
    try {
      connection.forEachActiveStream(visitor);
    } catch (Http2Exception e) {
      throw new IllegalStateException("a visitor that throws nothing", e);
    }
  }

  /** Something has come for {@code flow}: it is told when the read is complete. */
  void touched(@Nullable Flow flow) {
    if (flow != null && (touched.isEmpty() || !touched.getLast().equals(flow))) {
      touched.add(flow);
    }
  }

  /** The read is complete. */
  void pause() {
    for (int i = 0; i < touched.size(); i++) {
      touched.get(i).pause();
    }
    touched.clear();
  }
}
