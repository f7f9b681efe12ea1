package dev.weir.wire.back;

import dev.weir.model.Status;
import dev.weir.model.net.Scheme;
import dev.weir.wire.http.AnswerStart;
import dev.weir.wire.http.BodyReader;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Inbox;
import dev.weir.wire.http.Limits;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an upstream: connecting, then one answer at a time, idle between them. Bytes that nobody asked for close
 * it, so that an answer is never taken for another request's.
 */
public final class UpstreamConnection extends ChannelInboundHandlerAdapter implements Timed {

  private final Loop loop;
  private final Pool pool;
  private final Pool.Key key;
  private final Function<Throwable, String> explain;
  private final Inbox inbox = new Inbox();
  private long deadline;
  private @Nullable Dialled dialling;
  private @Nullable Channel channel;
  private @Nullable AnswerSink sink;
  private @Nullable BodyReader body;
  private boolean toHead;
  private boolean anyByte;
  private boolean keepAlive;
  private boolean idle;
  private boolean reused;

  UpstreamConnection(Loop loop, Pool pool, Pool.Key key, Dialled dialling,
      Function<Throwable, String> explain,
      Duration patience) {
    this.loop = loop;
    this.pool = pool;
    this.key = key;
    this.dialling = dialling;
    this.explain = explain;
    this.deadline = loop.deadline(patience);
  }

  Pool.Key key() {
    return key;
  }

  /** Returns the channel to write a request to. */
  public Channel channel() {
    if (channel == null) {
      throw new IllegalStateException("not connected");
    }
    return channel;
  }

  /** Returns whether it has carried a request before: then it may have died unnoticed. */
  public boolean reused() {
    return reused;
  }

  /** Gives the next answer to {@code next}; {@code headRequest} tells that it has no body whatever its fields say. */
  public void expect(boolean headRequest, AnswerSink next) {
    toHead = headRequest;
    anyByte = false;
    keepAlive = false;
    sink = next;
  }

  /** Ends this connection's part in a request: kept for another one where it can be, closed where not. */
  public void release() {
    sink = null;
    body = null;
    if (!keepAlive || !channel().isActive() || !pool.give(this)) {
      close();
      return;
    }
    idle = true;
    reused = true;
    deadline = loop.deadline(Pool.MAX_IDLE);
    if (!channel().config().isAutoRead()) {
      channel().config().setAutoRead(true);
    }
  }

  /** Closes it; nothing more is said to the sink. */
  public void close() {
    sink = null;
    Send.close(channel());
  }

  boolean leaveIdle() {
    idle = false;
    return channel().isActive();
  }

  void connected(@Nullable Throwable cause) {
    if (cause != null) {
      notDialled(UpstreamFault.connecting(cause));
    } else if (key.scheme() == Scheme.HTTP) {
      dialled();
    }
  }

  private void dialled() {
    Dialled then = dialling;
    dialling = null;
    if (then != null) {
      then.ready(this);
    }
  }

  private void notDialled(UpstreamFault fault) {
    Dialled then = dialling;
    dialling = null;
    if (then != null) {
      then.failed(fault);
    }
    if (channel != null) {
      Send.close(channel);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    channel = ctx.channel();
    loop.join(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    loop.leave(this);
    inbox.release();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        dialled();
      } else {
        notDialled(UpstreamFault.bad("TLS: " + explain.apply(handshake.cause())));
      }
    }
  }

  @Override
  public void tick(long nowNanos) {
    if (nowNanos - deadline < 0) {
      return;
    }
    if (dialling != null) {
      notDialled(UpstreamFault.CONNECT_TIMEOUT);
    } else if (idle) {
      Send.close(channel());
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    inbox.add(ctx.alloc(), (ByteBuf) message);
    try {
      while (sink != null && step(sink)) {
        // Each step gives one head or one piece.
      }
    } catch (Malformed e) {
      fail(UpstreamFault.bad("malformed answer: " + e.why()));
    }
    if (sink == null && inbox.size() > 0) {
      inbox.release();
      Send.close(ctx);
    }
  }

  /** Returns whether there may be more to do. */
  private boolean step(AnswerSink to) throws Malformed {
    anyByte = true;
    BodyReader reading = body;
    if (reading == null) {
      return head(to);
    }
    ByteBuf piece = reading.next(inbox);
    if (piece != null) {
      to.content(piece);
    }
    if (sink != null && reading.done()) {
      end(to);
    }
    return piece != null;
  }

  private boolean head(AnswerSink to) throws Malformed {
    Limits limits = loop.limits();
    int length = inbox.size() == 0 ? -1 : inbox.head(limits.headBytes(), limits.headBytes());
    if (length < 0) {
      return false;
    }
    inbox.take(loop.scratch(), length);
    AnswerStart start = AnswerStart.parse(loop.scratch(), length, limits.fields());
    if (start.status() == 101) {
      throw Malformed.because("another protocol that nobody asked for");
    }
    if (start.status() < 200) {
      return true;
    }
    Framing framing = Framing.ofAnswer(toHead, start.status(), start.headers());
    keepAlive = start.keepAlive() && !(framing instanceof Framing.UntilClose);
    BodyReader reading = new BodyReader(framing);
    body = reading;
    to.head(start, framing);
    if (sink != null && reading.done()) {
      end(to);
    }
    return true;
  }

  private void end(AnswerSink to) {
    body = null;
    sink = null;
    keepAlive = keepAlive && inbox.size() == 0;
    to.end();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (sink != null) {
      sink.pause();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (sink != null) {
      sink.writability();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (idle) {
      pool.remove(this);
    }
    if (dialling != null) {
      notDialled(UpstreamFault.bad("connection closed in the TLS handshake"));
    } else if (sink != null && body != null && body.endsWithConnection()) {
      end(sink);
    } else {
      fail(UpstreamFault.bad(body != null
          ? body.known() == 0 ? "chunked answer cut short" : "answer shorter than its Content-Length"
          : inbox.size() > 0
              ? "connection closed in the answer's head"
              : "connection closed before the answer"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (dialling != null) {
      // A failed handshake is told as an event too, with its reason.
      return;
    }
    if (cause instanceof java.io.IOException) {
      fail(UpstreamFault.bad(
          anyByte ? "connection reset in the answer" : "connection reset before the answer"));
    } else {
      fail(new UpstreamFault(Status.INTERNAL, "internal fault in the answer"));
    }
    Send.close(ctx);
  }

  private void fail(UpstreamFault fault) {
    AnswerSink to = sink;
    sink = null;
    body = null;
    if (to != null) {
      to.failed(fault, anyByte);
      Send.close(channel());
    }
  }
}
