package dev.weir.wire.back;

import dev.weir.model.net.Headers;
import dev.weir.wire.http.AnswerStart;
import dev.weir.wire.http.BodyReader;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Inbox;
import dev.weir.wire.http.Limits;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.loop.Loop;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Reads one answer after the other out of an upstream's bytes; interim ones are passed over. */
final class AnswerReader {

  private final Loop loop;
  private final Inbox inbox = new Inbox();
  private @Nullable BodyReader body;
  private boolean toHead;
  private boolean maySwitch;
  private boolean anyByte;
  private int interim;
  private boolean keepAlive;

  AnswerReader(Loop loop) {
    this.loop = loop;
  }

  Inbox inbox() {
    return inbox;
  }

  /**
   * Expects the next answer.
   *
   * @param headRequest whether it has no body whatever its fields say
   * @param switches whether it may be a 101, behind which nothing more is read
   */
  void expect(boolean headRequest, boolean switches) {
    toHead = headRequest;
    maySwitch = switches;
    anyByte = false;
    interim = 0;
    keepAlive = false;
    body = null;
  }

  /** Returns whether any byte of the expected answer has come. */
  boolean anyByte() {
    return anyByte;
  }

  /** Returns whether the connection can carry another request once the answer is whole. */
  boolean keepAlive() {
    return keepAlive && inbox.size() == 0;
  }

  /** Returns whether the answer is whole. */
  boolean whole() {
    return body != null && body.done();
  }

  /** Returns the trailers of an answer that is whole. */
  Headers trailers() {
    return body == null ? Headers.NONE : body.trailers();
  }

  /** Gives {@code to} one head or one piece; returns whether there may be more. */
  boolean step(AnswerSink to) throws Malformed {
    anyByte |= inbox.size() > 0;
    BodyReader reading = body;
    if (reading == null) {
      return head(to);
    }
    ByteBuf piece = reading.next(inbox);
    if (piece != null) {
      to.content(piece);
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
      if (!maySwitch) {
        throw Malformed.because("another protocol that nobody asked for");
      }
      to.head(start, Framing.NONE);
      return false;
    }
    if (start.status() < 200) {
      interim = AnswerStart.interim(interim);
      return true;
    }
    Framing framing = Framing.ofAnswer(toHead, start.status(), start.headers());
    keepAlive = start.keepAlive() && !(framing instanceof Framing.UntilClose);
    body = new BodyReader(framing);
    to.head(start, framing);
    return true;
  }

  /** Returns why there is no whole answer once the connection has ended, or null where its end is the answer's. */
  @Nullable
  UpstreamFault ended() {
    if (body == null) {
      return UpstreamFault.bad(inbox.size() > 0
          ? "connection closed in the answer's head"
          : "connection closed before the answer");
    }
    if (body.endsWithConnection()) {
      return null;
    }
    return UpstreamFault
        .bad(body.known() == 0 ? "chunked answer cut short" : "answer shorter than its Content-Length");
  }
}
