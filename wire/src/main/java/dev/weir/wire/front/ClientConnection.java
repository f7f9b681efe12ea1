package dev.weir.wire.front;

import dev.weir.wire.guard.Shed;
import dev.weir.wire.http.Farewell;
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
  private final Vigil vigil;
  private @Nullable Channel channel;
  private @Nullable Outbox out;
  private @Nullable Call call;
  private String gone = "client went away";
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
    vigil = new Vigil(station);
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
    vigil.bodyBegins();
    intake.feed(to);
    steer();
  }

  /** Leaves what is left of the body where it is. */
  void unfeed() {
    intake.unfeed();
  }

  /** Takes up the body again where its sink was not ready. */
  void resume() {
    vigil.bodyGoesOn();
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
    vigil.answered();
    flush();
    if (!keep || intake.broken()) {
      hangUp();
    } else if (intake.bodyOpen()) {
      vigil.lingers();
      intake.feed(new Drain(this, limits.drainBytes()));
      steer();
    } else {
      next();
    }
  }

  /** Waits for the next request, or begins with it where it is there already. */
  void next() {
    call = null;
    vigil.waitsForRequest(intake.waiting());
    intake.next();
    steer();
  }

  private void hangUp() {
    if (intake.bodyOpen() || intake.broken() || intake.waiting()) {
      linger();
    } else {
      leaving = true;
      vigil.leaves();
      out().pass();
      Farewell.close(channel());
    }
  }

  /** Says that nothing more comes and passes over what still does: closing at once would reset, and lose the answer. */
  void linger() {
    if (!leaving) {
      leaving = true;
      intake.stop();
      vigil.lingers();
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

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    channel = ctx.channel();
    out = new Outbox(channel);
    if (door instanceof Door.Inside) {
      vigil.handshake();
    } else {
      vigil.waitsForRequest(true);
    }
    loop.join(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    loop.leave(this);
    intake.stop();
    vigil.over();
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
    if (call == null) {
      vigil.headCame(bytes.readableBytes());
    } else {
      vigil.bodyCame(bytes.readableBytes(), !intake.draining());
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
    vigil.holds(intake.held(), ctx.channel());
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      vigil.drained(ctx.channel());
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
        ClientStreams.instead(this, door, true);
      } else {
        // The CONNECT was this client's first request: it may open the next one as late as any other.
        vigil.waitsForRequest(false);
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
      vigil.parts();
    }
  }

  @Override
  public void tick(long nowNanos) {
    vigil.holds(intake.held(), channel());
    if (vigil.hoards(nowNanos, call == null && intake.waiting(), channel())) {
      gone = "the client read its answer too slowly";
      station.house().guard().count(Shed.TOO_SLOW);
      cut(true);
      return;
    }
    if (call != null && !leaving) {
      call.tick(nowNanos);
    }
    boolean hungry = call != null && intake.hungry() && !intake.draining();
    boolean idle = call == null || leaving;
    switch (vigil.lapse(nowNanos, hungry, idle)) {
      case NONE -> {
      }
      case DRIPS -> intake.fail(new IOException("the client sent too slowly"));
      case OVERDUE -> {
        if (idle) {
          Send.close(channel());
        } else if (intake.hungry()) {
          intake.fail(new IOException("the client sent nothing for too long"));
        }
      }
    }
  }
}
