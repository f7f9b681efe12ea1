package dev.weir.wire.front;

import dev.weir.gateway.Answers;
import dev.weir.gateway.Ending;
import dev.weir.model.Prepared;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Timeouts;
import dev.weir.wire.back.AnswerSink;
import dev.weir.wire.back.Dialled;
import dev.weir.wire.back.Pool;
import dev.weir.wire.back.UpstreamConnection;
import dev.weir.wire.back.UpstreamFault;
import dev.weir.wire.http.AnswerStart;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.HeadWriter;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Loop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One request on its way upstream, and its answer on its way back. */
final class Forward implements Relayed, Dialled, AnswerSink {

  private final Call call;
  private final Loop loop;
  private final Prepared prepared;
  private final Relay relay;
  private final Timeouts timeouts;
  private final Patience patience;
  private final Progress progress = new Progress();
  private @Nullable UpstreamConnection upstream;
  private @Nullable Upload upload;
  private boolean retried;

  Forward(Call call, Prepared prepared, Answers answers) {
    this.call = call;
    this.loop = call.connection().loop();
    this.prepared = prepared;
    this.relay = new Relay(call, answers);
    timeouts = prepared.rule().map(DestinationRule::timeouts).orElse(Timeouts.USUAL);
    patience = new Patience(loop, timeouts);
  }

  @Override
  public CompletionStage<Ending> ending() {
    return progress.done();
  }

  @Override
  public void begin() {
    if (prepared.body().isEmpty() && !call.bodyUntouched() && !(framing() instanceof Framing.None)) {
      progress.fail(new UpstreamFault(Status.INTERNAL, "a body that was read cannot be streamed"), false);
    } else {
      UpstreamConnection idle = call.connection().station().dialler().pool().take(Pool.Key.of(prepared));
      if (idle != null) {
        ready(idle);
      } else {
        dial();
      }
    }
  }

  private void dial() {
    call.connection().station().dialler().dial(Pool.Key.of(prepared), prepared.to(), timeouts.connect(),
        this);
  }

  @Override
  public void ready(UpstreamConnection connection) {
    if (progress.over()) {
      connection.release();
      return;
    }
    upstream = connection;
    try {
      send(connection);
    } catch (IOException e) {
      refuse(new UpstreamFault(Status.UNAVAILABLE, "credential not available"));
    } catch (RuntimeException e) {
      Call.log(e);
      refuse(new UpstreamFault(Status.INTERNAL, "the request cannot be written"));
    }
  }

  private void refuse(UpstreamFault fault) {
    loop.writer().begin();
    fail(fault);
  }

  private void send(UpstreamConnection to) throws IOException {
    HeadWriter head = loop.writer();
    Outbound.head(head, prepared, framing(), call.connection().station().house().credentials());
    Bytes body = prepared.body().orElse(Bytes.EMPTY);
    boolean small = body.length() <= Call.SMALL;
    Channel channel = to.channel();
    ByteBuf out = channel.alloc().ioBuffer(head.length() + (small ? body.length() : 0));
    progress.sent(head.length() + (long) body.length());
    head.into(out);
    to.expect(prepared.head().method().equals("HEAD"), this);
    patience.sent();
    if (small) {
      out.writeBytes(body.array(), body.offset(), body.length());
      Send.now(channel, out);
    } else {
      Send.later(channel, out);
      Send.now(channel, Unpooled.wrappedBuffer(body.array(), body.offset(), body.length()));
    }
    if (prepared.body().isEmpty() && !(framing() instanceof Framing.None)) {
      Upload streamed = new Upload(this, channel, framing() instanceof Framing.Chunked);
      upload = streamed;
      call.feed(streamed);
    }
  }

  private Framing framing() {
    if (prepared.body().isEmpty()) {
      return call.head().framing();
    }
    int length = prepared.body().get().length();
    return length == 0 ? Framing.NONE : new Framing.Fixed(length);
  }

  /** A piece of a streamed body went upstream. */
  void uploaded(int bytes) {
    progress.sent(bytes);
    patience.sent();
  }

  /** The client did not send the whole of its body. */
  void uploadFailed(IOException why) {
    fail(new UpstreamFault(Status.BAD_REQUEST, "request body: " + why.getMessage()));
  }

  @Override
  public void failed(UpstreamFault fault) {
    if (!progress.over()) {
      fail(fault);
    }
  }

  @Override
  public void head(AnswerStart start, Framing framing) {
    progress.answered(start.status());
    patience.moved();
    try {
      UpstreamFault refused = relay.head(start, framing);
      if (refused != null) {
        fail(refused);
      }
    } catch (RuntimeException e) {
      broken(e);
    }
  }

  private void broken(RuntimeException e) {
    Call.log(e);
    fail(new UpstreamFault(Status.INTERNAL, "the answer could not be judged"));
  }

  @Override
  public void content(ByteBuf piece) {
    progress.received(piece.readableBytes());
    patience.moved();
    UpstreamFault fault = relay.content(piece);
    if (fault != null) {
      fail(fault);
    } else if (!call.connection().channel().isWritable() && upstream != null) {
      upstream.channel().config().setAutoRead(false);
    }
  }

  @Override
  public void pause() {
    if (relay.begun()) {
      call.connection().flush();
    }
  }

  @Override
  public void end() {
    try {
      relay.end();
    } catch (RuntimeException e) {
      broken(e);
      return;
    }
    UpstreamConnection done = upstream;
    upstream = null;
    boolean whole = upload == null || upload.whole();
    if (upload != null) {
      call.connection().unfeed();
    }
    if (done != null && whole) {
      done.release();
    } else if (done != null) {
      done.close();
    }
    progress.complete();
    call.connection().answered(relay.keeps());
  }

  @Override
  public void failed(UpstreamFault fault, boolean anyByte) {
    UpstreamConnection dead = upstream;
    if (!retried && !anyByte && dead != null && dead.reused() && repeatable()) {
      retried = true;
      upstream = null;
      patience.again();
      dial();
    } else {
      fail(fault);
    }
  }

  /** Methods that may be repeated (RFC 9110 section 9.2.2), with a body that is still to be had. */
  private boolean repeatable() {
    return upload == null && switch (prepared.head().method()) {
      case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
      default -> false;
    };
  }

  @Override
  public void writability() {
    if (upload != null && upload.ready()) {
      call.connection().resume();
    }
  }

  @Override
  public void clientGone() {
    if (!progress.over()) {
      fail(new UpstreamFault(Status.BAD_REQUEST, call.connection().whyGone()));
    }
  }

  @Override
  public void clientWritability() {
    if (upstream != null && call.connection().channel().isWritable()) {
      patience.moved();
      upstream.channel().config().setAutoRead(true);
    }
  }

  @Override
  public void tick(long nowNanos) {
    if (progress.over()) {
      return;
    }
    boolean paused = upstream != null && !upstream.channel().config().isAutoRead();
    UpstreamFault late = patience.late(nowNanos, paused);
    if (late != null) {
      fail(late);
    }
  }

  private void fail(UpstreamFault fault) {
    if (progress.over()) {
      return;
    }
    if (upstream != null) {
      upstream.close();
      upstream = null;
    }
    if (upload != null) {
      call.connection().unfeed();
    }
    if (relay.begun()) {
      call.connection().cut(relay.endsWithConnection());
    }
    relay.forget();
    progress.fail(fault, relay.begun());
  }
}
