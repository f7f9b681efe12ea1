package dev.weir.wire.back;

import dev.weir.model.Prepared;
import dev.weir.model.Status;
import dev.weir.model.TlsFacts;
import dev.weir.model.net.Headers;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.Outbox;
import dev.weir.wire.http.Secured;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1 connection to an upstream: one answer at a time, idle between them. Bytes that nobody asked for close
 * it, so that an answer is never taken for another request's.
 */
public final class UpstreamConnection extends ChannelInboundHandlerAdapter implements Upstream, Timed {

  private final Mooring mooring;
  private final Function<Throwable, String> explain;
  private final AnswerReader answer;
  private long deadline;
  private Optional<TlsFacts> tls = Optional.empty();
  private @Nullable Channel channel;
  private @Nullable RequestWriter request;
  private @Nullable AnswerSink sink;
  private boolean idle;
  private boolean reused;

  /** Makes a connection that can take a request; {@code explain} tells a refusal that TLS brings later on. */
  UpstreamConnection(Mooring mooring, Function<Throwable, String> explain) {
    this.mooring = mooring;
    this.explain = explain;
    answer = new AnswerReader(mooring.loop());
  }

  Loop loop() {
    return mooring.loop();
  }

  /** Returns what it counts for. */
  String destination() {
    return mooring.destination();
  }

  Pool.Key key() {
    return mooring.key();
  }

  private Channel channel() {
    if (channel == null) {
      throw new IllegalStateException("not connected");
    }
    return channel;
  }

  private RequestWriter request() {
    if (request == null) {
      throw new IllegalStateException("not connected");
    }
    return request;
  }

  @Override
  public Optional<TlsFacts> tls() {
    return tls;
  }

  @Override
  public boolean reused() {
    return reused;
  }

  @Override
  public long ask(Prepared prepared, Framing framing, Badge badge, AnswerSink next) {
    answer.expect(prepared.head().method().equals("HEAD"), false);
    sink = next;
    return request().begin(loop().writer(), prepared, framing, badge);
  }

  @Override
  public long askToSwitch(Prepared prepared, Headers fields, Badge badge, AnswerSink next) {
    answer.expect(false, true);
    sink = next;
    return request().alone(loop().writer(), prepared, fields, badge);
  }

  @Override
  public Switched switched() {
    sink = null;
    Switched taken = new Switched(channel(), answer.inbox().takeAll());
    channel().pipeline().remove(this);
    return taken;
  }

  @Override
  public boolean writable() {
    return channel().isWritable();
  }

  @Override
  public void content(ByteBuf piece) {
    request().content(piece);
  }

  @Override
  public void flush() {
    request().flush();
  }

  @Override
  public void end(Headers trailers) {
    request().end(trailers);
  }

  @Override
  public boolean reading() {
    return channel().config().isAutoRead();
  }

  @Override
  public void reading(boolean more) {
    if (reading() != more) {
      channel().config().setAutoRead(more);
    }
  }

  @Override
  public void release() {
    sink = null;
    boolean good = answer.keepAlive() && channel().isActive();
    boolean wanted = mooring.berths().wanted(destination());
    Applicant heir = good && wanted ? mooring.berths().heir(this) : null;
    boolean kept = good && !wanted && mooring.pool().give(this);
    if (heir == null && !kept) {
      close();
      return;
    }
    idle = kept;
    reused = true;
    deadline = loop().deadline(Pool.MAX_IDLE);
    reading(true);
    if (heir != null) {
      loop().leave(heir);
      heir.turn().take(this);
    }
  }

  @Override
  public void close() {
    sink = null;
    Send.close(channel());
  }

  boolean leaveIdle() {
    idle = false;
    return channel().isActive();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    channel = ctx.channel();
    tls = Secured.facts(ctx.pipeline());
    request = new RequestWriter(new Outbox(channel));
    loop().join(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    loop().leave(this);
    request().release();
    answer.inbox().release();
  }

  @Override
  public void tick(long nowNanos) {
    if (idle && nowNanos - deadline >= 0) {
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
    to.end(answer.trailers());
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
      mooring.pool().remove(this);
    }
    if (sink != null) {
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
    if (cause instanceof IOException) {
      fail(UpstreamFault.bad(
          answer.anyByte() ? "connection reset in the answer" : "connection reset before the answer"));
    } else if (cause.getCause() instanceof SSLException refusal) {
      // With TLS 1.3 an upstream says only now that it does not take the client certificate.
      fail(UpstreamFault.bad("TLS: " + explain.apply(refusal)));
    } else {
      fail(new UpstreamFault(Status.INTERNAL, "internal fault in the answer"));
    }
    Send.close(ctx);
  }

  private void fail(UpstreamFault fault) {
    AnswerSink to = sink;
    sink = null;
    if (to != null) {
      to.failed(fault, answer.anyByte() ? Lost.ANSWERING : Lost.UNANSWERED);
      Send.close(channel());
    }
  }
}
