package dev.weir.wire.front;

import dev.weir.model.AnswerHead;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.guard.Shed;
import dev.weir.wire.h2.Lingering;
import dev.weir.wire.http.Farewell;
import dev.weir.wire.http.HeadWriter;
import dev.weir.wire.http.Limits;
import dev.weir.wire.http.Outbox;
import dev.weir.wire.http.Secured;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One client's connection: its requests one at a time and in order, each given to the line as a {@link Call}. */
public final class ClientConnection extends ChannelInboundHandlerAdapter implements Timed {

  private final Station station;
  private final Loop loop;
  private final Limits limits;
  private final Door door;
  private final Reception reception;
  private final Intake intake;
  private final Watch watch;
  private final Lease lease;
  private @Nullable Channel channel;
  private @Nullable Outbox out;
  private @Nullable Call call;
  private String gone = "client went away";
  private boolean headBegun = true;
  private boolean reading;
  private boolean dirty;
  private boolean leaving;

  public ClientConnection(Station station, Door door) {
    this.station = station;
    this.loop = station.loop();
    this.limits = loop.limits();
    this.door = door;
    reception = new Reception(this, door);
    intake = new Intake(loop, reception);
    lease = new Lease(loop);
    watch = new Watch(station.house().guard(), limits, loop.now());
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

  /** Returns where answers are written; {@link #flush} sends them. */
  Outbox out() {
    if (out == null) {
      throw new IllegalStateException("not connected");
    }
    return out;
  }

  /** Returns whether the body of the request in flight was not wholly taken yet. */
  boolean bodyOpen() {
    return intake.bodyOpen();
  }

  /** Returns whether bytes came behind the request in flight. */
  boolean hasMore() {
    return intake.waiting();
  }

  /** Returns whether the connection can go on behind the answer to the request in flight. */
  boolean mayKeep() {
    return !intake.bodyOver(limits.drainBytes()) && !intake.broken() && !station.house().closing().get();
  }

  /** Gives what is left of the body to {@code to}, from now on. */
  void feed(BodySink to) {
    if (leaving) {
      to.failed(new IOException(whyGone()));
      return;
    }
    lease.body();
    watch.bodyBegins(loop.now());
    intake.feed(to);
    steer();
  }

  /** Leaves what is left of the body where it is. */
  void unfeed() {
    intake.unfeed();
  }

  /** Takes up the body again where its sink was not ready. */
  void resume() {
    lease.body();
    intake.pump();
    steer();
  }

  /** Flushes what was written: at once, or at the end of the read that is being worked on. */
  void flush() {
    if (reading) {
      dirty = true;
    } else {
      out().flush();
    }
  }

  /** The answer to the request in flight was written. */
  void answered(boolean keep) {
    watch.bodyEnds();
    flush();
    if (!keep || intake.broken()) {
      hangUp();
    } else if (intake.bodyOpen()) {
      lease.linger();
      intake.feed(new Drain(this, limits.drainBytes()));
      steer();
    } else {
      next();
    }
  }

  /** Waits for the next request, or begins with it where it is there already. */
  void next() {
    call = null;
    headBegun = intake.waiting();
    if (headBegun) {
      lease.head();
    } else {
      lease.idle();
    }
    intake.next();
    steer();
  }

  private void hangUp() {
    if (intake.bodyOpen() || intake.broken() || intake.waiting()) {
      linger();
    } else {
      leaving = true;
      lease.body();
      out().pass();
      Farewell.close(channel());
    }
  }

  /** Says that nothing more comes and passes over what still does: closing at once would reset, and lose the answer. */
  void linger() {
    if (!leaving) {
      leaving = true;
      intake.stop();
      lease.linger();
      steer();
      out().pass();
      Farewell.halfClose(channel());
    }
  }

  /** Cuts the connection in an answer; {@code reset} where its end would otherwise look like the answer's. */
  void cut(boolean reset) {
    leaving = true;
    Farewell.cut(channel(), reset);
  }

  /** Writes the 101 behind which the connection speaks another protocol; {@code fields} say which. */
  void switching(AnswerHead head, Headers fields) {
    HeadWriter spelled = Spelling.begin(loop, head.status(), head.headers());
    fields.forEach(spelled::field);
    out().add(spelled.line(), Bytes.EMPTY);
    out().flush();
  }

  /** Leaves the pipeline to others; returns the bytes that came behind the request, owned by the caller, or null. */
  @Nullable
  ByteBuf handOver() {
    ByteBuf rest = intake.takeAll();
    call = null;
    channel().pipeline().remove(this);
    return rest;
  }

  /** Reads on where there is room for it. */
  private void steer() {
    if (channel().config().isAutoRead() != intake.room()) {
      channel().config().setAutoRead(intake.room());
    }
  }

  /** Returns why the client's connection ended before its call did. */
  String whyGone() {
    return station.house().cut().get() ? "Weir ended before the call did" : gone;
  }

  /** A request has come: it is in flight until it is answered. */
  void begin(Call next) {
    call = next;
  }

  /** Gives the request in flight to the line. */
  void take() {
    if (call != null) {
      call.take(station.house().line());
    }
  }

  /** Leaves the pipeline to the other version; returns the bytes that came already. */
  @Nullable
  ByteBuf speakHttp2(boolean secure) {
    @Nullable
    ByteBuf rest = handOver();
    channel().pipeline().addFirst(new Lingering()).addLast(new ClientStreams(station, door, secure));
    channel().config().setAutoRead(true);
    return rest;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    channel = ctx.channel();
    out = new Outbox(channel);
    if (door instanceof Door.Inside) {
      lease.handshake();
    } else {
      lease.head();
    }
    loop.join(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    loop.leave(this);
    intake.stop();
    watch.over();
    out().release();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (leaving) {
      bytes.release();
      return;
    }
    reading = true;
    watch.came(bytes.readableBytes());
    if (call == null && !headBegun) {
      headBegun = true;
      lease.head();
    } else if (call != null && !intake.draining()) {
      lease.body();
    }
    intake.add(ctx.alloc(), bytes);
    steer();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    reading = false;
    if (dirty) {
      dirty = false;
      out().flush();
    }
    intake.pause();
    watch.holds(intake.held(), ctx.channel());
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      watch.took(ctx.channel().config().getWriteBufferHighWaterMark()
          - ctx.channel().config().getWriteBufferLowWaterMark());
    }
    if (call != null) {
      call.clientWritability();
    } else if (ctx.channel().isWritable()) {
      intake.pump();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      station.house().guard().handshakes().ended(handshake.isSuccess());
      if (!handshake.isSuccess()) {
        Send.close(ctx);
      } else if (Secured.speaksHttp2(ctx.pipeline())) {
        speakHttp2(true);
      } else {
        // The CONNECT was this client's first request: it may open the next one as late as any other.
        lease.idle();
      }
    }
    if (door instanceof Door.Inside) {
      TlsFlaw.in(event).ifPresent(reception::misread);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    leaving = true;
    intake.fail(new IOException(whyGone()));
    intake.stop();
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

  /**
   * Ends a connection that waits for a request, since the server closes: in a moment, so that a request that is on its way is
   * still answered.
   */
  public void closeIfIdle() {
    if (call == null && !leaving && !intake.waiting()) {
      lease.part();
    }
  }

  /** Ends what takes memory for too long: a client that reads too slowly and, where memory is short, heads that are not whole. */
  private boolean tooSlow(long nowNanos) {
    watch.holds(intake.held(), channel());
    boolean slow = watch.readsTooSlowly(nowNanos, channel())
        || call == null && intake.waiting() && station.house().guard().tight();
    if (slow) {
      gone = "the client read its answer too slowly";
      station.house().guard().count(Shed.TOO_SLOW);
      cut(true);
    }
    return slow;
  }

  @Override
  public void tick(long nowNanos) {
    if (tooSlow(nowNanos)) {
      return;
    }
    if (call != null && !leaving) {
      call.tick(nowNanos);
    }
    boolean hungry = call != null && intake.hungry() && !intake.draining();
    boolean drips = watch.sendsTooSlowly(nowNanos, hungry) && hungry;
    // What the client still reads is over when it reads too slowly, and not before.
    if (drips && !lease.over(nowNanos)) {
      intake.fail(new IOException("the client sent too slowly"));
    }
    if (!lease.over(nowNanos) || watch.unread() && (call == null || leaving)) {
      return;
    }
    if (leaving || call == null) {
      Send.close(channel());
    } else if (intake.hungry()) {
      intake.fail(new IOException("the client sent nothing for too long"));
    }
  }
}
