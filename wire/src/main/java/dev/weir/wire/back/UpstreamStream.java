package dev.weir.wire.back;

import dev.weir.model.Prepared;
import dev.weir.model.TlsFacts;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.h2.BlockWriter;
import dev.weir.wire.h2.Flow;
import dev.weir.wire.h2.Inflow;
import dev.weir.wire.http.AnswerStart;
import dev.weir.wire.http.FieldBlock;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Malformed;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its answer on a stream of a connection that others share. */
final class UpstreamStream implements Upstream, Flow, Inflow.Taker {

  private static final long NOT_RESET = -1;

  private final UpstreamStreams connection;
  private final boolean reused;
  private final Inflow body = new Inflow();
  private @Nullable Http2Stream stream;
  private @Nullable AnswerSink sink;
  private boolean toHead;
  private boolean answered;
  private int interim;
  private boolean reading = true;
  private boolean over;
  private long resetBy = NOT_RESET;

  UpstreamStream(UpstreamStreams connection, boolean reused) {
    this.connection = connection;
    this.reused = reused;
  }

  @Override
  public long ask(Prepared prepared, Framing framing, Badge badge, AnswerSink next) {
    Target target = prepared.head().target();
    BlockWriter block = Outbound.block(prepared, framing, badge);
    Bytes whole = prepared.body().orElse(Bytes.EMPTY);
    boolean ended = framing instanceof Framing.None;
    int id = connection.next(badge);
    toHead = prepared.head().method().equals("HEAD");
    boolean written = connection.write(id, block.request(prepared.head().method(),
        target.origin().scheme().text(), target.origin().authority(), Outbound.path(prepared, badge)), ended);
    Http2Stream opened = connection.connection().stream(id);
    if (!written || opened == null) {
      throw new IllegalStateException("no stream could be opened");
    }
    stream = opened;
    sink = next;
    connection.settle(opened, this);
    connection.entered();
    if (!whole.isEmpty()) {
      connection.write(id, Unpooled.wrappedBuffer(whole.array(), whole.offset(), whole.length()),
          !(framing instanceof Framing.Chunked));
    }
    connection.flush();
    return block.size() + whole.length();
  }

  @Override
  public Optional<TlsFacts> tls() {
    return connection.tls();
  }

  @Override
  public boolean reused() {
    return reused;
  }

  @Override
  public boolean writable() {
    return stream != null && !over && connection.writable(stream);
  }

  @Override
  public void content(ByteBuf piece) {
    if (stream != null && !over) {
      connection.write(stream.id(), piece, false);
    } else {
      piece.release();
    }
  }

  @Override
  public void flush() {
    connection.flush();
  }

  @Override
  public void end(Headers trailers) {
    if (stream == null || over) {
      return;
    }
    if (trailers.size() > 0) {
      connection.write(stream.id(), BlockWriter.trailers(trailers), true);
    } else {
      connection.write(stream.id(), Unpooled.EMPTY_BUFFER, true);
    }
    connection.flush();
  }

  @Override
  public boolean reading() {
    return reading;
  }

  @Override
  public void reading(boolean more) {
    if (reading == more) {
      return;
    }
    reading = more;
    if (more) {
      body.pump(this);
      pause();
      connection.flush();
    }
  }

  @Override
  public void release() {
    sink = null;
    body.release();
  }

  @Override
  public void close() {
    release();
    if (stream != null && !over) {
      connection.reset(stream, Http2Error.CANCEL);
    }
  }

  @Override
  public void headers(FieldBlock block, boolean ended) throws Malformed {
    AnswerSink to = sink;
    int maxFields = connection.limits().fields();
    connection.heard();
    if (to == null) {
      return;
    }
    if (answered) {
      body.end(block.trailers(maxFields));
      body.pump(this);
      return;
    }
    AnswerStart start = block.answer(maxFields);
    if (start.status() >= 200) {
      answered = true;
      begin(start, ended, to);
    } else if (ended) {
      throw Malformed.because("an interim answer that ends the stream");
    } else {
      interim = AnswerStart.interim(interim);
    }
  }

  private void begin(AnswerStart start, boolean ended, AnswerSink to) throws Malformed {
    Framing framing = Framing.ofStreamedAnswer(toHead, ended, start.status(), start.headers());
    // Where there can be no body, its stream may end a frame later all the same.
    body.expect(ended || !(framing instanceof Framing.None) ? framing : new Framing.Fixed(0));
    to.head(start, framing);
    body.pump(this);
  }

  @Override
  public void data(ByteBuf piece, boolean ended) throws Malformed {
    Http2Stream on = stream;
    connection.heard();
    if (sink == null || on == null) {
      if (on != null) {
        connection.taken(on, piece.readableBytes());
      }
      return;
    }
    if (!answered) {
      throw Malformed.because("a body without a head");
    }
    body.add(connection.alloc(), piece);
    if (ended) {
      body.end(Headers.NONE);
    }
    body.pump(this);
  }

  @Override
  public boolean takes() {
    return sink != null && reading;
  }

  @Override
  public void take(ByteBuf piece) {
    if (sink == null || stream == null) {
      piece.release();
      return;
    }
    connection.taken(stream, piece.readableBytes());
    sink.content(piece);
  }

  @Override
  public void whole(Headers trailers) {
    AnswerSink to = sink;
    sink = null;
    if (to != null) {
      to.end(trailers);
    }
  }

  @Override
  public void malformed(Malformed why) {
    fail(UpstreamFault.bad("malformed answer: " + why.why()), lost());
  }

  @Override
  public void reset(long code) {
    resetBy = code;
  }

  @Override
  public void pause() {
    if (sink != null) {
      sink.pause();
    }
  }

  @Override
  public void writability() {
    if (sink != null) {
      sink.writability();
    }
  }

  @Override
  public void halfClosed() {
    // The request is whole, and the answer is not: the usual course of things.
  }

  @Override
  public void closed() {
    over = true;
    connection.left();
    if (!body.ended()) {
      fail(UpstreamFault.bad(why()), lost());
    }
  }

  private String why() {
    Http2Error fault = connection.fault();
    if (resetBy != NOT_RESET) {
      Http2Error code = Http2Error.valueOf(resetBy);
      return "stream reset by the upstream, " + (code == null ? "for no known reason" : code.name());
    }
    if (fault != null) {
      return "HTTP/2 fault: " + fault.name();
    }
    return answered ? "connection closed in the answer" : "connection closed before the answer";
  }

  private Lost lost() {
    boolean untouched = resetBy == Http2Error.REFUSED_STREAM.code()
        || stream != null && connection.passedOver(stream.id());
    return untouched ? Lost.UNTOUCHED : answered ? Lost.ANSWERING : Lost.UNANSWERED;
  }

  private void fail(UpstreamFault fault, Lost lost) {
    AnswerSink to = sink;
    release();
    if (to != null) {
      to.failed(fault, lost);
    }
  }

  @Override
  public void tick(long nowNanos) {
    // Whoever asked has the patience.
  }
}
