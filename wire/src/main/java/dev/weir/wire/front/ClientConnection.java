package dev.weir.wire.front;

import dev.weir.gateway.Incoming;
import dev.weir.model.net.Ip;
import dev.weir.wire.http.BodyReader;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Inbox;
import dev.weir.wire.http.Limits;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.RequestHead;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: its requests one at a time and in order, each given to the line as a {@link Call}. Bytes of later
 * requests wait in the inbox, and reading stops once there are too many of them.
 */
public final class ClientConnection extends ChannelInboundHandlerAdapter implements Timed {

  /** Above this, bytes that nobody takes yet stop the reading. */
  private static final int MAX_WAITING = 64 << 10;
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final Station station;
  private final Loop loop;
  private final Limits limits;
  private final Door door;
  private final Inbox inbox = new Inbox();
  private @Nullable Channel channel;
  private @Nullable Ip peer;
  private @Nullable Call call;
  private @Nullable BodyReader body;
  private @Nullable BodySink sink;
  private long deadline;
  private boolean headBegun = true;
  private boolean pumping;
  private boolean reading;
  private boolean dirty;
  private boolean broken;
  private boolean lingering;

  public ClientConnection(Station station, Door door) {
    this.station = station;
    this.loop = station.loop();
    this.limits = loop.limits();
    this.door = door;
  }

  Station station() {
    return station;
  }

  Loop loop() {
    return loop;
  }

  Channel channel() {
    if (channel == null) {
      throw new IllegalStateException("not connected");
    }
    return channel;
  }

  Ip peer() {
    if (peer == null) {
      peer = Ip.of(((InetSocketAddress) channel().remoteAddress()).getAddress());
    }
    return peer;
  }

  /** Returns whether the body of the request in flight was not wholly taken yet. */
  boolean bodyOpen() {
    return body != null;
  }

  /** Returns whether the connection can go on behind the answer to the request in flight. */
  boolean mayKeep() {
    boolean small = body == null || body.known() <= limits.drainBytes();
    return small && !broken && !station.house().closing().get();
  }

  /** Gives what is left of the body to {@code to}, from now on. */
  void feed(BodySink to) {
    sink = to;
    deadline = loop.deadline(limits.body());
    pump();
  }

  /** Leaves what is left of the body where it is. */
  void unfeed() {
    sink = null;
  }

  /** Returns whether bytes came behind the request in flight. */
  boolean hasMore() {
    return inbox.size() > 0;
  }

  /** Takes up the body again where its sink was not ready. */
  void resume() {
    deadline = loop.deadline(limits.body());
    pump();
  }

  /** Flushes what was written: at once, or at the end of the read that is being worked on. */
  void flush() {
    if (reading) {
      dirty = true;
    } else {
      channel().flush();
    }
  }

  /** The answer to the request in flight was written. */
  void answered(boolean keep) {
    flush();
    if (!keep || broken) {
      hangUp();
    } else if (body != null) {
      sink = new Drain(this, limits.drainBytes());
      deadline = loop.deadline(LINGER);
      pump();
    } else {
      next();
    }
  }

  /** Waits for the next request, or begins with it where it is there already. */
  void next() {
    call = null;
    headBegun = inbox.size() > 0;
    deadline = loop.deadline(headBegun ? limits.header() : limits.idle());
    pump();
  }

  /** Closes behind what was written. */
  private void hangUp() {
    if (body != null || broken || inbox.size() > 0) {
      linger();
    } else {
      lingering = true;
      deadline = loop.deadline(limits.body());
      channel().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** Says that nothing more comes and passes over what still does: closing at once would reset, and lose the answer. */
  void linger() {
    if (lingering) {
      return;
    }
    lingering = true;
    sink = null;
    inbox.release();
    deadline = loop.deadline(LINGER);
    channel().config().setAutoRead(true);
    channel().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> endOutput());
  }

  private void endOutput() {
    SslHandler tls = channel().pipeline().get(SslHandler.class);
    if (tls != null) {
      var _ = tls.closeOutbound();
    } else {
      var _ = ((DuplexChannel) channel()).shutdownOutput();
    }
  }

  /** Cuts the connection in an answer; {@code reset} where its end would otherwise look like the answer's. */
  void cut(boolean reset) {
    lingering = true;
    if (reset) {
      channel().config().setOption(ChannelOption.SO_LINGER, 0);
    }
    Send.close(channel());
  }

  /** Leaves the pipeline to others; returns the bytes that came behind the request, owned by the caller, or null. */
  @Nullable
  ByteBuf handOver() {
    ByteBuf rest = inbox.takeAll();
    call = null;
    channel().pipeline().remove(this);
    return rest;
  }

  private void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      while (!lingering && step()) {
        // Each step takes one head or one piece of a body.
      }
    } catch (Malformed e) {
      malformed(e);
    } finally {
      pumping = false;
    }
    boolean room = lingering || inbox.size() < MAX_WAITING;
    if (channel().config().isAutoRead() != room) {
      channel().config().setAutoRead(room);
    }
  }

  /** Returns whether there may be more to do. */
  private boolean step() throws Malformed {
    if (call == null) {
      return head();
    }
    BodyReader from = body;
    BodySink to = sink;
    if (from == null || to == null || !to.ready()) {
      return false;
    }
    ByteBuf piece = from.next(inbox);
    if (piece != null) {
      to.content(piece);
    }
    if (body == from && from.done()) {
      body = null;
      sink = null;
      to.end();
      return true;
    }
    return piece != null;
  }

  private boolean head() throws Malformed {
    // A client that sends requests and reads no answers gets no more of them.
    boolean may = inbox.size() > 0 && channel().isWritable();
    int length = may ? inbox.head(limits.lineBytes(), limits.headBytes()) : -1;
    if (length < 0) {
      return false;
    }
    inbox.take(loop.scratch(), length);
    RequestHead head = RequestHead.parse(loop.scratch(), length, limits.fields());
    Incoming incoming = new Incoming(door.entry(head), head.method(), head.target(), head.headers(), peer(),
        door.tunnel());
    body = head.framing() instanceof Framing.None ? null : new BodyReader(head.framing());
    Call begun = new Call(this, head, incoming);
    call = begun;
    begun.take(station.house().line());
    return true;
  }

  private void malformed(Malformed fault) {
    broken = true;
    if (call == null) {
      Call.refuse(this, fault);
    } else if (sink != null) {
      BodySink to = sink;
      sink = null;
      to.failed(fault);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    channel = ctx.channel();
    deadline = loop.deadline(limits.header());
    loop.join(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    loop.leave(this);
    inbox.release();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (lingering) {
      bytes.release();
      return;
    }
    reading = true;
    inbox.add(ctx.alloc(), bytes);
    if (call == null && !headBegun) {
      headBegun = true;
      deadline = loop.deadline(limits.header());
    } else if (call != null && !(sink instanceof Drain)) {
      deadline = loop.deadline(limits.body());
    }
    pump();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    reading = false;
    if (dirty) {
      dirty = false;
      ctx.flush();
    }
    if (sink != null) {
      sink.pause();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (call != null) {
      call.clientWritability();
    } else if (ctx.channel().isWritable()) {
      pump();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
      Send.close(ctx);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    lingering = true;
    BodySink to = sink;
    sink = null;
    if (to != null) {
      to.failed(new IOException("client went away"));
    }
    if (call != null) {
      call.clientGone();
    }
  }

  /** Resets, TLS faults and whatever was thrown on this channel: the connection ends, and nothing else does. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException) && !(cause instanceof DecoderException)) {
      Call.log(cause);
    }
    Send.close(ctx);
  }

  /** Ends a connection that waits for a request, since the server closes. */
  public void closeIfIdle() {
    if (call == null && !lingering && inbox.size() == 0) {
      Send.close(channel());
    }
  }

  @Override
  public void tick(long nowNanos) {
    if (call != null && !lingering) {
      call.tick(nowNanos);
    }
    if (nowNanos - deadline < 0) {
      return;
    }
    BodySink to = sink;
    if (lingering || call == null) {
      Send.close(channel());
    } else if (to != null && to.ready()) {
      broken = true;
      sink = null;
      to.failed(new IOException("the client sent nothing for too long"));
    }
  }
}
