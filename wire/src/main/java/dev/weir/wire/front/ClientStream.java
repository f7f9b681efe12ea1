package dev.weir.wire.front;

import dev.weir.model.AnswerHead;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.h2.BlockWriter;
import dev.weir.wire.h2.Codec;
import dev.weir.wire.h2.Flow;
import dev.weir.wire.h2.Inflow;
import dev.weir.wire.http.FieldBlock;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.RequestHead;
import dev.weir.wire.loop.Loop;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One request of a client and its answer, on a stream of HTTP/2. */
final class ClientStream implements Client, Flow, Inflow.Taker {

  private final ClientStreams connection;
  private final Http2Stream stream;
  private final StreamAnswer answer;
  private final Inflow body = new Inflow();
  private @Nullable Call call;
  private @Nullable BodySink sink;
  private long deadline;
  private int held;
  private boolean continued;
  private boolean over;

  ClientStream(ClientStreams connection, Http2Stream stream, RequestHead head) {
    this.connection = connection;
    this.stream = stream;
    answer = new StreamAnswer(connection, stream.id(), head.method().equals("HEAD"));
    continued = !head.expectsContinue();
    body.expect(head.framing());
  }

  /** Gives the request to the line. */
  void begin(Call begins) {
    call = begins;
    begins.take(station().house().line());
  }

  private Loop loop() {
    return station().loop();
  }

  @Override
  public Station station() {
    return connection.station();
  }

  @Override
  public boolean open() {
    return !over && connection.active();
  }

  @Override
  public String whyGone() {
    return station().house().cut().get() ? "Weir ended before the call did" : "client went away";
  }

  @Override
  public boolean writable() {
    return open() && connection.writable(stream);
  }

  @Override
  public boolean bodyOpen() {
    return !body.done();
  }

  @Override
  public void feed(BodySink to) {
    if (!open()) {
      to.failed(new IOException(whyGone()));
      return;
    }
    if (!continued) {
      continued = true;
      connection.write(stream.id(), new BlockWriter().answer(100), false);
      connection.flush();
    }
    if (to.takesAll() && body.mayExceed(Codec.CLIENT_WINDOW)) {
      connection.widen(stream, Codec.TAKEN_WINDOW);
    }
    sink = to;
    resume();
  }

  @Override
  public void unfeed() {
    sink = null;
  }

  @Override
  public void resume() {
    deadline = loop().deadline(connection.limits().body());
    pump();
    connection.flush();
  }

  private void pump() {
    body.pump(this);
    count();
  }

  /** Tells the connection how much more waits here than when it was last told. */
  private void count() {
    int before = held;
    held = body.held();
    connection.holds(held - before);
  }

  @Override
  public boolean takes() {
    return sink != null && sink.ready();
  }

  @Override
  public void take(ByteBuf piece) {
    connection.taken(stream, piece.readableBytes());
    if (sink != null) {
      sink.content(piece);
    } else {
      piece.release();
    }
  }

  @Override
  public void whole(Headers trailers) {
    BodySink to = sink;
    sink = null;
    if (to != null) {
      to.end(trailers);
    }
  }

  @Override
  public void last() {
    // Other streams have nothing to do with this one.
  }

  @Override
  public void whole(AnswerHead head, Bytes content, Headers trailers) {
    if (open()) {
      answer.whole(head, content, trailers);
    }
  }

  @Override
  public void begin(AnswerHead head, Framing framing) {
    if (open()) {
      answer.begin(head, framing);
    }
  }

  @Override
  public void content(ByteBuf piece) {
    if (open()) {
      connection.write(stream.id(), piece, false);
    } else {
      piece.release();
    }
  }

  @Override
  public void end(Headers trailers) {
    if (open()) {
      answer.end(trailers);
    }
  }

  @Override
  public void flush() {
    connection.flush();
    connection.count();
  }

  @Override
  public void done() {
    deadline = loop().deadline(connection.limits().body());
    flush();
  }

  @Override
  public void cut() {
    answer.giveUp();
    connection.reset(stream, Http2Error.INTERNAL_ERROR);
  }

  @Override
  public ClientConnection alone() {
    throw new IllegalStateException("a stream shares its connection");
  }

  @Override
  public void headers(FieldBlock block, boolean ended) throws Malformed {
    body.end(block.trailers(connection.limits().fields()));
    pump();
  }

  @Override
  public void data(ByteBuf piece, boolean ended) throws Malformed {
    if (answer.said()) {
      connection.taken(stream, piece.readableBytes());
      return;
    }
    deadline = loop().deadline(connection.limits().body());
    body.add(connection.alloc(), piece);
    if (ended) {
      body.end(Headers.NONE);
    }
    pump();
  }

  @Override
  public void malformed(Malformed why) {
    BodySink to = sink;
    sink = null;
    over = true;
    if (to != null) {
      to.failed(why);
    }
  }

  @Override
  public void reset(long code) {}

  @Override
  public void pause() {
    if (sink != null) {
      sink.pause();
    }
  }

  @Override
  public void writability() {
    if (call != null) {
      call.clientWritability();
    }
  }

  /** The answer was said before the request was whole: the rest of that is not wanted (RFC 9113 section 8.1). */
  @Override
  public void halfClosed() {
    connection.reset(stream, Http2Error.NO_ERROR);
  }

  @Override
  public void closed() {
    over = true;
    body.release();
    count();
    BodySink to = sink;
    sink = null;
    if (to != null) {
      to.failed(new IOException(whyGone()));
    }
    if (!answer.said() && call != null) {
      call.clientGone();
    }
    connection.left();
  }

  @Override
  public void tick(long nowNanos) {
    if (call != null) {
      call.tick(nowNanos);
    }
    if (nowNanos - deadline < 0 || over) {
      return;
    }
    if (answer.said()) {
      connection.reset(stream, Http2Error.CANCEL);
    } else if (sink != null && sink.ready() && !answer.begun()) {
      BodySink to = sink;
      sink = null;
      to.failed(new IOException("the client sent nothing for too long"));
    }
  }
}
