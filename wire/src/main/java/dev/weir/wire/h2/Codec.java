package dev.weir.wire.h2;

import dev.weir.wire.loop.Loop;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2LocalFlowController;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersEncoder.SensitivityDetector;
import io.netty.handler.codec.http2.Http2PromisedRequestVerifier;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Netty's frames, HPACK and flow control, put together with Weir's caps; fields are checked by Weir alone. */
public record Codec(Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings,
    Calm calm, Unsent unsent) {

  /** Held, since a logger that nobody holds forgets its level: Netty tells of every frame on a stream that was reset. */
  private static final Logger NETTY = Logger.getLogger("io.netty.handler.codec.http2");

  static {
    // A peer could fill the log.
    NETTY.setLevel(Level.WARNING);
  }

  /** How many streams a peer may have open at a time (RFC 9113 section 6.5.2 recommends no fewer), and Weir at an upstream. */
  public static final int STREAMS = 100;
  /** What one stream may hold back in memory while nobody takes it. */
  public static final int CLIENT_WINDOW = 64 << 10;
  /** What more may be on its way of a long body that is taken as it comes: it waits nowhere in Weir but in the socket. */
  public static final int TAKEN_WINDOW = 4 << 20;
  private static final int UPSTREAM_WINDOW = 256 << 10;
  /** What may be on its way over a connection, beyond the least; it does not bound memory, since the streams' windows do. */
  public static final int CLIENT_CONNECTION_WINDOW = 8 << 20;
  public static final int UPSTREAM_CONNECTION_WINDOW = 4 << 20;
  /** An honest peer fills its frames; this many that are less than half full are an attack. */
  private static final int SMALL_CONTINUATIONS = 8;

  /** Returns the codec of a client's connection. */
  public static Codec forClients(Loop loop) {
    Http2Settings settings = new Http2Settings().maxConcurrentStreams(STREAMS)
        .initialWindowSize(CLIENT_WINDOW).maxHeaderListSize(loop.limits().headBytes());
    return of(new DefaultHttp2Connection(true), settings, loop, (name, _) -> Sensitive.is(name));
  }

  /** Returns the codec of an upstream's connection; {@code credential} tells which fields hold one. */
  public static Codec forUpstreams(Loop loop, SensitivityDetector credential) {
    Http2Settings settings = new Http2Settings().pushEnabled(false).initialWindowSize(UPSTREAM_WINDOW)
        .maxHeaderListSize(loop.limits().headBytes());
    return of(new DefaultHttp2Connection(false), settings, loop, credential);
  }

  private static Codec of(Http2Connection connection, Http2Settings settings, Loop loop,
      SensitivityDetector sensitive) {
    if (connection.isServer()) {
      // Without waiting for the client to acknowledge it.
      connection.remote().maxActiveStreams(STREAMS);
    } else {
      connection.local().allowPushTo(false);
    }
    // Priorities are deprecated, and a tree of them is one more thing to attack.
    Unsent unsent = new Unsent(connection);
    connection.remote().flowController(new DefaultHttp2RemoteFlowController(connection, unsent));
    // The window of the connection is given back at once: a stream that nobody reads holds up no other.
    connection.local().flowController(new DefaultHttp2LocalFlowController(connection,
        DefaultHttp2LocalFlowController.DEFAULT_WINDOW_UPDATE_RATIO, true));
    Calm calm = new Calm(loop);
    Http2FrameReader reader = new CalmReader(
        new DefaultHttp2FrameReader(new Blocks(loop.limits().headBytes()), SMALL_CONTINUATIONS), calm);
    Http2ConnectionEncoder encoder = new DefaultHttp2ConnectionEncoder(connection,
        new DefaultHttp2FrameWriter(sensitive));
    Http2ConnectionDecoder decoder = new DefaultHttp2ConnectionDecoder(connection, encoder, reader,
        Http2PromisedRequestVerifier.ALWAYS_VERIFY, true, true, false);
    return new Codec(decoder, encoder, settings, calm, unsent);
  }

  /** Decodes into blocks of Weir's own. */
  private static final class Blocks extends DefaultHttp2HeadersDecoder {

    Blocks(long maxBytes) {
      super(false, maxBytes);
    }

    @Override
    protected Http2Headers newHeaders() {
      return new HeaderBlock();
    }
  }
}
