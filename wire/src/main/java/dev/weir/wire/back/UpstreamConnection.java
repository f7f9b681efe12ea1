package dev.weir.wire.back;

import dev.weir.model.Status;
import dev.weir.model.net.Scheme;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
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
  private final Berths berths;
  private final String destination;
  private final Pool.Key key;
  private final Function<Throwable, String> explain;
  private final AnswerReader answer;
  private long deadline;
  private @Nullable Dialled dialling;
  private @Nullable Channel channel;
  private @Nullable AnswerSink sink;
  private boolean idle;
  private boolean reused;

  UpstreamConnection(Loop loop, Pool pool, Berths berths, String destination, Pool.Key key, Dialled dialling,
      Function<Throwable, String> explain,
      Duration patience) {
    this.loop = loop;
    answer = new AnswerReader(loop);
    this.pool = pool;
    this.berths = berths;
    this.destination = destination;
    this.key = key;
    this.dialling = dialling;
    this.explain = explain;
    this.deadline = loop.deadline(patience);
  }

  Loop loop() {
    return loop;
  }

  /** Returns what it counts for. */
  String destination() {
    return destination;
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
    answer.expect(headRequest);
    sink = next;
  }

  /** Ends this connection's part in a request: kept for another one where it can be, closed where not. */
  public void release() {
    sink = null;
    boolean good = answer.keepAlive() && channel().isActive();
    boolean wanted = berths.wanted(destination);
    Applicant heir = good && wanted ? berths.heir(this) : null;
    boolean kept = good && !wanted && pool.give(this);
    if (heir == null && !kept) {
      close();
      return;
    }
    idle = kept;
    reused = true;
    deadline = loop.deadline(Pool.MAX_IDLE);
    if (!channel().config().isAutoRead()) {
      channel().config().setAutoRead(true);
    }
    if (heir != null) {
      loop.leave(heir);
      heir.turn().take(this);
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
    answer.inbox().release();
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
    answer.inbox().add(ctx.alloc(), (ByteBuf) message);
    try {
      boolean more = true;
      while (more && sink != null) {
        more = answer.step(sink);
        if (sink != null && answer.whole()) {
          end(sink);
        }
      }
    } catch (Malformed e) {
      fail(UpstreamFault.bad("malformed answer: " + e.why()));
    }
    if (sink == null && answer.inbox().size() > 0) {
      answer.inbox().release();
      Send.close(ctx);
    }
  }

  private void end(AnswerSink to) {
    sink = null;
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
    } else if (sink != null) {
      UpstreamFault fault = answer.ended();
      if (fault == null) {
        end(sink);
      } else {
        fail(fault);
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (dialling != null) {
      // A failed handshake is told as an event too, with its reason.
      return;
    }
    if (cause instanceof IOException) {
      fail(UpstreamFault.bad(
          answer.anyByte() ? "connection reset in the answer" : "connection reset before the answer"));
    } else {
      fail(new UpstreamFault(Status.INTERNAL, "internal fault in the answer"));
    }
    Send.close(ctx);
  }

  private void fail(UpstreamFault fault) {
    AnswerSink to = sink;
    sink = null;
    if (to != null) {
      to.failed(fault, answer.anyByte());
      Send.close(channel());
    }
  }
}
