package dev.weir.wire.front;

import dev.weir.gateway.Answers;
import dev.weir.gateway.Answers.Treatment;
import dev.weir.model.AnswerHead;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.wire.back.UpstreamFault;
import dev.weir.wire.guard.Share;
import dev.weir.wire.http.AnswerStart;
import dev.weir.wire.http.Chunks;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.HeadWriter;
import dev.weir.wire.http.HopByHop;
import dev.weir.wire.http.Send;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/** The client's side of one upstream's answer: streamed or held, as the line wants it. Writes, and never flushes. */
final class Relay {

  private final Call call;
  private final Answers answers;
  private final Share memory;
  private @Nullable Gather held;
  private @Nullable AnswerHead heldHead;
  private @Nullable Chunks chunks;
  private long left;
  private long max;
  private boolean begun;
  private boolean keep;
  private boolean endsWithConnection;

  Relay(Call call, Answers answers) {
    this.call = call;
    this.answers = answers;
    memory = new Share(call.connection().station().house().guard().bodies());
  }

  /** Returns whether anything of the answer was written. */
  boolean begun() {
    return begun;
  }

  /** Returns whether the client was told that its connection is kept. */
  boolean keeps() {
    return keep;
  }

  /** Returns whether the client takes the end of the connection for the end of the answer. */
  boolean endsWithConnection() {
    return endsWithConnection;
  }

  /** Takes the head; returns why the answer cannot be passed on, or null. */
  @Nullable
  UpstreamFault head(AnswerStart start, Framing framing) {
    AnswerHead seen = new AnswerHead(start.status(), HopByHop.stripped(start.headers()));
    return switch (answers.head(seen)) {
      case Treatment.Refuse refuse -> new UpstreamFault(refuse.status(), refuse.reason());
      case Treatment.Hold hold when !(framing instanceof Framing.None) -> {
        long expected = framing instanceof Framing.Fixed(long length) ? length : 0;
        held = new Gather(hold.maxBytes(), expected, memory);
        heldHead = hold.head();
        UpstreamFault over = within(framing, hold.maxBytes());
        yield over == null && !memory.reach(expected) ? noMemory() : over;
      }
      case Treatment.Hold hold -> stream(hold.head(), framing, hold.maxBytes());
      case Treatment.Stream stream -> stream(stream.head(), framing, stream.maxBytes());
    };
  }

  private @Nullable UpstreamFault within(Framing framing, long maxBytes) {
    max = maxBytes;
    left = maxBytes;
    return framing instanceof Framing.Fixed(long length) && length > maxBytes ? over() : null;
  }

  private static UpstreamFault noMemory() {
    return new UpstreamFault(Status.UNAVAILABLE, "no memory left to hold the answer in");
  }

  private UpstreamFault over() {
    return UpstreamFault.bad("answer over " + max + " bytes");
  }

  private @Nullable UpstreamFault stream(AnswerHead head, Framing framing, long maxBytes) {
    UpstreamFault fault = within(framing, maxBytes);
    if (fault != null) {
      return fault;
    }
    boolean http11 = call.head().http11();
    boolean unsized = framing instanceof Framing.Chunked || framing instanceof Framing.UntilClose;
    Framing toClient = !unsized ? framing : http11 ? Framing.CHUNKED : Framing.UNTIL_CLOSE;
    chunks = toClient instanceof Framing.Chunked ? new Chunks() : null;
    endsWithConnection = toClient instanceof Framing.UntilClose;
    // An answer that comes before the request was whole leaves the rest of it behind.
    keep = !endsWithConnection && call.keeps() && !call.connection().bodyOpen();
    HeadWriter spelled = Spelling.begin(call.connection().loop(), head.status(), head.headers());
    if (toClient instanceof Framing.None) {
      empty(spelled, head);
    } else {
      Spelling.framing(spelled, toClient);
    }
    send(Spelling.end(spelled, http11, keep), Bytes.EMPTY);
    return null;
  }

  /** A HEAD's or a 304's length is that of the body that is not there; 204 has none to say. */
  private void empty(HeadWriter spelled, AnswerHead head) {
    if (!call.headRequest() && head.status() != 304) {
      if (head.status() != 204) {
        spelled.field("Content-Length", 0);
      }
      return;
    }
    head.headers().first("Content-Length").ifPresent(length -> spelled.field("Content-Length", length));
  }

  /** Takes a piece of the body; returns why the answer ends here, or null. */
  @Nullable
  UpstreamFault content(ByteBuf piece) {
    Gather into = held;
    if (into != null) {
      return switch (into.add(piece)) {
        case TAKEN -> null;
        case OVER -> over();
        case NO_MEMORY -> noMemory();
      };
    }
    left -= piece.readableBytes();
    if (left < 0) {
      piece.release();
      return over();
    }
    Channel client = call.connection().channel();
    if (chunks != null) {
      chunks.write(client, piece);
    } else {
      Send.later(client, piece);
    }
    return null;
  }

  /** Gives back what is held of an answer that is not passed on. */
  void forget() {
    held = null;
    memory.close();
  }

  /** Ends the body. */
  void end() {
    if (held != null && heldHead != null) {
      Bytes body = answers.body(held.whole());
      keep = call.keeps() && !call.connection().bodyOpen();
      HeadWriter spelled = Spelling
          .begin(call.connection().loop(), heldHead.status(), heldHead.headers())
          .field("Content-Length", body.length());
      send(Spelling.end(spelled, call.head().http11(), keep), body);
      // Behind the body: until the client has read that, it is held.
      call.connection().channel().write(Unpooled.EMPTY_BUFFER).addListener(_ -> memory.close());
    } else if (chunks != null) {
      chunks.end(call.connection().channel());
    }
  }

  private void send(HeadWriter head, Bytes body) {
    begun = true;
    call.conclude();
    Call.write(call.connection().channel(), head, body);
  }
}
