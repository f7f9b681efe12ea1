package dev.weir.wire.h2;

import dev.weir.wire.http.FieldBlock;
import dev.weir.wire.http.Limits;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/2 connection, whichever side Weir is on: hands what comes to the flow of its stream, and ends the whole for a peer
 * that floods it or leaves a frame unfinished.
 */
public abstract class Streams extends Http2ConnectionHandler implements Timed {

  private static final System.Logger LOG = System.getLogger("dev.weir.wire");
  private static final int GOODBYE_MILLIS = 1000;

  private final Loop loop;
  private final Calm calm;
  private final Unsent unsent;
  private final Flows flows;
  private @Nullable ChannelHandlerContext context;
  private boolean reading;
  private boolean easing;
  private @Nullable Http2Error fault;

  protected Streams(Codec codec, Loop loop) {
    super(codec.decoder(), codec.encoder(), codec.settings(), true);
    this.loop = loop;
    calm = codec.calm();
    unsent = codec.unsent();
    flows = new Flows(codec.decoder().connection());
  }

  /**
   * A stream was opened by the peer with this block.
   *
   * @throws Malformed for a fault of the stream
   * @throws Http2Exception for a fault of the connection
   */
  protected abstract void opened(Http2Stream stream, FieldBlock block, boolean ended)
      throws Malformed, Http2Exception;

  /** The peer opens no more streams, and did not work on those above {@code last}. */
  protected abstract void goingAway(int last);

  /** A ping was answered. */
  protected abstract void pong();

  protected final Loop loop() {
    return loop;
  }

  public final Limits limits() {
    return loop.limits();
  }

  protected final ChannelHandlerContext context() {
    if (context == null) {
      throw new IllegalStateException("not connected");
    }
    return context;
  }

  /** Returns whether there is a connection that can be written to. */
  public final boolean active() {
    return context != null && context.channel().isActive();
  }

  public final void settle(Http2Stream stream, Flow flow) {
    flows.settle(stream, flow);
  }

  /** Writes a header block. */
  public final boolean write(int stream, Http2Headers headers, boolean end) {
    calm.wrote(0);
    return encoder().writeHeaders(context(), stream, headers, 0, end, context().newPromise()).cause() == null;
  }

  /** Writes a piece of a body, and releases it. */
  @SuppressWarnings("FutureReturnValueIgnored")
  public final void write(int stream, ByteBuf piece, boolean end) {
    calm.wrote(piece.readableBytes());
    encoder().writeData(context(), stream, piece, 0, end, context().newPromise());
  }

  /** Returns whether {@code stream} takes more now. */
  public final boolean writable(Http2Stream stream) {
    return context().channel().isWritable() && unsent.takes(stream);
  }

  /** Returns how many bytes were written that the peer has not granted a window for. */
  protected final long unsent() {
    return unsent.bytes();
  }

  /** Makes room for as many bytes as were taken. */
  public final void taken(Http2Stream stream, int bytes) {
    try {
      decoder().flowController().consumeBytes(stream, bytes);
    } catch (Http2Exception e) {
      onError(context(), false, e);
    }
  }

  /** Resets a stream that is not over yet. */
  @SuppressWarnings("FutureReturnValueIgnored")
  public final void reset(Http2Stream stream, Http2Error code) {
    if (active() && stream.state() != Http2Stream.State.CLOSED) {
      encoder().writeRstStream(context(), stream.id(), code.code(), context().newPromise());
      flush();
    }
  }

  /** Says goodbye with {@code code}; an error closes the connection. */
  @SuppressWarnings("FutureReturnValueIgnored")
  public final void goAway(int last, Http2Error code) {
    if (active()) {
      goAway(context(), last, code.code(), Unpooled.EMPTY_BUFFER, context().newPromise());
      flush();
    }
  }

  /** Asks the peer for a sign of life. */
  @SuppressWarnings("FutureReturnValueIgnored")
  protected final void ping() {
    encoder().writePing(context(), false, 0, context().newPromise());
    flush();
  }

  /** Lets the peer have {@code bytes} on their way over the whole connection, beyond what every one may. */
  protected final void widen(int bytes) {
    widen(connection().connectionStream(), bytes);
    flush();
  }

  /** Lets the peer have {@code bytes} on their way on {@code stream}, beyond what every one may. */
  public final void widen(Http2Stream stream, int bytes) {
    try {
      decoder().flowController().incrementWindowSize(stream, bytes);
    } catch (Http2Exception e) {
      onError(context(), false, e);
    }
  }

  public final ByteBufAllocator alloc() {
    return context().alloc();
  }

  /** Flushes what was written: at once, or at the end of the read that is being worked on. */
  public final void flush() {
    if (!reading && active()) {
      flush(context());
    }
  }

  /** Sends what the peer's windows allow; streams that take more again for that are told. */
  @Override
  public void flush(ChannelHandlerContext ctx) {
    super.flush(ctx);
    if (!easing) {
      easing = true;
      for (Http2Stream stream = unsent.eased(); stream != null; stream = unsent.eased()) {
        flows.with(stream, Flow::writability);
      }
      easing = false;
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) throws Exception {
    super.channelWritabilityChanged(ctx);
    if (ctx.channel().isWritable()) {
      flows.each(Flow::writability);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
    context = ctx;
    loop.join(this);
    gracefulShutdownTimeoutMillis(GOODBYE_MILLIS);
    Frames frames = new Frames(this, flows);
    decoder().frameListener(frames);
    connection().addListener(frames);
    super.handlerAdded(ctx);
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
    loop.leave(this);
    super.handlerRemoved0(ctx);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    reading = true;
    calm.read();
    super.channelRead(ctx, message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
    flows.pause();
    reading = false;
    super.channelReadComplete(ctx);
  }

  /** What comes behind a fault is passed over: Netty itself would only do so for faults of the framing. */
  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (fault != null) {
      in.skipBytes(in.readableBytes());
    } else {
      super.decode(ctx, in, out);
    }
  }

  @Override
  protected void onStreamError(ChannelHandlerContext ctx, boolean outbound, Throwable cause,
      Http2Exception.StreamException fault) {
    if (!outbound) {
      flows.with(connection().stream(fault.streamId()), flow -> flow.malformed(Frames.why(fault)));
    }
    super.onStreamError(ctx, outbound, cause, fault);
    try {
      if (!outbound) {
        calm.spend(Calm.RESET);
      }
    } catch (Http2Exception e) {
      onConnectionError(ctx, false, e, e);
    }
  }

  @Override
  protected void onConnectionError(ChannelHandlerContext ctx, boolean outbound, Throwable cause,
      @Nullable Http2Exception known) {
    fault = known == null ? Http2Error.INTERNAL_ERROR : known.error();
    super.onConnectionError(ctx, outbound, cause, known);
  }

  /** Returns for what fault of the peer the connection was ended, or null. */
  public final @Nullable Http2Error fault() {
    return fault;
  }

  /** Resets, TLS faults and whatever was thrown on this channel: the connection ends, and nothing else does. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
    if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) != null) {
      super.exceptionCaught(ctx, cause);
      return;
    }
    if (!(cause instanceof IOException)) {
      LOG.log(System.Logger.Level.ERROR, "a connection failed: {0}", cause.getClass().getName());
    }
    Send.close(ctx);
  }

  @Override
  public void tick(long nowNanos) {
    if (calm.unfinishedFor(limits().body(), nowNanos)) {
      goAway(connection().remote().lastStreamCreated(), Http2Error.ENHANCE_YOUR_CALM);
    }
    flows.each(flow -> flow.tick(nowNanos));
  }
}
