package dev.weir.wire.h2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import org.jspecify.annotations.Nullable;

/** Counts every frame as it is read, before anything else can pass over it. */
final class CalmReader implements Http2FrameReader {

  private final Http2FrameReader reader;
  private final Calm calm;
  private @Nullable Http2FrameListener counted;
  private @Nullable Counting counting;

  CalmReader(Http2FrameReader reader, Calm calm) {
    this.reader = reader;
    this.calm = calm;
  }

  @Override
  public void readFrame(ChannelHandlerContext ctx, ByteBuf input, Http2FrameListener listener)
      throws Http2Exception {
    Counting to = counting;
    if (to == null || !listener.equals(counted)) {
      to = new Counting(listener);
      counting = to;
      counted = listener;
    }
    reader.readFrame(ctx, input, to);
  }

  @Override
  public Configuration configuration() {
    return reader.configuration();
  }

  @Override
  public void close() {
    reader.close();
  }

  private final class Counting extends Http2FrameListenerDecorator {

    Counting(Http2FrameListener listener) {
      super(listener);
    }

    @Override
    public int onDataRead(ChannelHandlerContext ctx, int stream, ByteBuf data, int padding, boolean end)
        throws Http2Exception {
      if (data.isReadable() || end) {
        calm.carried(data.readableBytes());
      } else {
        calm.spend(Calm.EMPTY_DATA);
      }
      return super.onDataRead(ctx, stream, data, padding, end);
    }

    @Override
    public void onHeadersRead(ChannelHandlerContext ctx, int stream, Http2Headers headers, int padding,
        boolean end) throws Http2Exception {
      calm.asked();
      super.onHeadersRead(ctx, stream, headers, padding, end);
    }

    @Override
    public void onHeadersRead(ChannelHandlerContext ctx, int stream, Http2Headers headers, int dependency,
        short weight, boolean exclusive, int padding, boolean end) throws Http2Exception {
      calm.asked();
      super.onHeadersRead(ctx, stream, headers, dependency, weight, exclusive, padding, end);
    }

    @Override
    public void onPriorityRead(ChannelHandlerContext ctx, int stream, int dependency, short weight,
        boolean exclusive) throws Http2Exception {
      calm.spend(Calm.FRAME);
      super.onPriorityRead(ctx, stream, dependency, weight, exclusive);
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext ctx, int stream, long code) throws Http2Exception {
      calm.spend(Calm.RESET);
      super.onRstStreamRead(ctx, stream, code);
    }

    @Override
    public void onSettingsAckRead(ChannelHandlerContext ctx) throws Http2Exception {
      calm.spend(Calm.FRAME);
      super.onSettingsAckRead(ctx);
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) throws Http2Exception {
      calm.spend(Calm.SETTINGS);
      try {
        super.onSettingsRead(ctx, settings);
      } catch (Http2Exception.StreamException | Http2Exception.CompositeStreamException e) {
        // A window that they lift over the limit is the connection's fault (RFC 9113 section 6.9.2), to Netty the stream's.
        throw Http2Exception.connectionError(e.error(), "settings that no stream can follow");
      }
    }

    @Override
    public void onPingRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
      calm.spend(Calm.FRAME);
      super.onPingRead(ctx, data);
    }

    @Override
    public void onPingAckRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
      calm.spend(Calm.FRAME);
      super.onPingAckRead(ctx, data);
    }

    @Override
    public void onGoAwayRead(ChannelHandlerContext ctx, int last, long code, ByteBuf debug)
        throws Http2Exception {
      calm.spend(Calm.RESET);
      super.onGoAwayRead(ctx, last, code, debug);
    }

    @Override
    public void onWindowUpdateRead(ChannelHandlerContext ctx, int stream, int increment)
        throws Http2Exception {
      calm.spend(Calm.FRAME);
      super.onWindowUpdateRead(ctx, stream, increment);
    }

    @Override
    public void onUnknownFrame(ChannelHandlerContext ctx, byte type, int stream, Http2Flags flags,
        ByteBuf payload) throws Http2Exception {
      calm.spend(Calm.FRAME);
      super.onUnknownFrame(ctx, type, stream, flags, payload);
    }
  }
}
