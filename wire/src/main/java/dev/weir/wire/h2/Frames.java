package dev.weir.wire.h2;

import dev.weir.wire.http.Malformed;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;

/** Takes a connection's frames, once Netty has checked their order, to the flows that they are for. */
final class Frames extends Http2EventAdapter {

  private final Streams streams;
  private final Flows flows;

  Frames(Streams streams, Flows flows) {
    this.streams = streams;
    this.flows = flows;
  }

  @Override
  public void onHeadersRead(ChannelHandlerContext ctx, int id, Http2Headers headers, int dependency,
      short weight, boolean exclusive, int padding, boolean end) throws Http2Exception {
    onHeadersRead(ctx, id, headers, padding, end);
  }

  @Override
  public void onHeadersRead(ChannelHandlerContext ctx, int id, Http2Headers headers, int padding,
      boolean end) throws Http2Exception {
    Http2Stream stream = streams.connection().stream(id);
    HeaderBlock block = (HeaderBlock) headers;
    Flow flow = flows.on(stream);
    try {
      if (flow == null) {
        streams.opened(stream, block.fields(), end);
      } else {
        flow.headers(block.fields(), end);
      }
    } catch (Malformed e) {
      throw broken(id, e);
    }
    flows.touched(flows.on(stream));
  }

  @Override
  public int onDataRead(ChannelHandlerContext ctx, int id, ByteBuf data, int padding, boolean end)
      throws Http2Exception {
    int size = data.readableBytes();
    Flow flow = flows.on(streams.connection().stream(id));
    if (flow == null) {
      return size + padding;
    }
    try {
      flow.data(data, end);
    } catch (Malformed e) {
      throw broken(id, e);
    }
    flows.touched(flow);
    return padding;
  }

  private static Http2Exception broken(int id, Malformed why) {
    return Http2Exception.streamError(id, Http2Error.PROTOCOL_ERROR, why, why.why());
  }

  /** Returns what Weir, or Netty before it, found wrong with a stream. */
  static Malformed why(Http2Exception.StreamException fault) {
    return switch (fault) {
      case Http2Exception.HeaderListSizeException _ -> Malformed.tooLarge("a head over the limit");
      case Http2Exception.StreamException e when e.getCause() instanceof Malformed found -> found;
      case Http2Exception.StreamException e -> Malformed.because("HTTP/2 fault " + e.error().name());
    };
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext ctx, int id, long code) {
    flows.with(streams.connection().stream(id), flow -> flow.reset(code));
  }

  @Override
  public void onPingAckRead(ChannelHandlerContext ctx, long data) {
    streams.pong();
  }

  @Override
  public void onStreamHalfClosed(Http2Stream stream) {
    if (stream.state() == Http2Stream.State.HALF_CLOSED_LOCAL) {
      flows.with(stream, Flow::halfClosed);
    }
  }

  @Override
  public void onStreamClosed(Http2Stream stream) {
    flows.with(stream, Flow::closed);
  }

  @Override
  public void onGoAwayReceived(int last, long code, ByteBuf debug) {
    streams.goingAway(last);
  }
}
