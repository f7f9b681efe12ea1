package dev.weir.wire.front;

import dev.weir.gateway.Answers;
import dev.weir.gateway.Answers.Checked;
import dev.weir.gateway.Answers.Treatment;
import dev.weir.gateway.Closing;
import dev.weir.model.AnswerHead;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.back.UpstreamFault;
import dev.weir.wire.guard.Share;
import dev.weir.wire.http.AnswerStart;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Gather;
import dev.weir.wire.http.HopByHop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The client's side of one upstream's answer: streamed or held, as the line wants it. */
final class Relay {

  private final Call call;
  private final Answers answers;
  private final Share memory;
  private @Nullable Gather held;
  private @Nullable AnswerHead heldHead;
  private long left;
  private long max;
  private boolean changed;
  private int watched;
  private @Nullable Beginning beginning;
  private boolean begun;
  private boolean ended;

  Relay(Call call, Answers answers) {
    this.call = call;
    this.answers = answers;
    memory = new Share(call.client().station().house().guard().bodies());
  }

  /** Returns whether anything of the answer was written. */
  boolean begun() {
    return begun;
  }

  /** Returns whether the answer was ended before the upstream's. */
  boolean ended() {
    return ended;
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
      case Treatment.Change change when !(framing instanceof Framing.None) -> {
        UpstreamFault fault = within(framing, change.maxBytes());
        changed = true;
        yield fault == null ? stream(change.head(), Framing.CHUNKED, change.maxBytes()) : fault;
      }
      case Treatment.Change change -> stream(change.head(), framing, change.maxBytes());
      case Treatment.Watch watch -> {
        watched = watch.shown();
        yield stream(watch.head(), framing, watch.maxBytes());
      }
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
    beginning = new Beginning(head, framing);
    return null;
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
    if (changed) {
      write(answers.piece(taken(piece)));
      return cutOff();
    }
    if (watched > 0) {
      show(piece);
    }
    write(piece);
    return null;
  }

  private void show(ByteBuf piece) {
    byte[] copy = new byte[Math.min(watched, piece.readableBytes())];
    piece.getBytes(piece.readerIndex(), copy);
    watched -= copy.length;
    answers.seen(Bytes.wrap(copy));
  }

  /** Ends the body; returns why the answer is not passed on as it came, or null. */
  @Nullable
  UpstreamFault end(Headers trailers) {
    if (held != null && heldHead != null) {
      return whole(heldHead, answers.body(held.whole()), trailers);
    }
    UpstreamFault cut = null;
    if (changed) {
      write(answers.rest());
      cut = cutOff();
    }
    if (cut == null) {
      leave();
      client().end(trailers);
    }
    return cut;
  }

  private @Nullable UpstreamFault whole(AnswerHead head, Checked checked, Headers trailers) {
    return switch (checked) {
      case Treatment.Refuse refuse -> new UpstreamFault(refuse.status(), refuse.reason());
      case Answers.Passed(Bytes body) -> {
        begin();
        client().whole(head, body, trailers);
        // From here on it counts as what the client has not read.
        memory.close();
        yield null;
      }
    };
  }

  /** Ends the answer properly where the line wants no more of it to pass; returns why, or null. */
  private @Nullable UpstreamFault cutOff() {
    Optional<String> why = answers.cut();
    if (why.isEmpty()) {
      return null;
    }
    ended = true;
    leave();
    client().end(Headers.NONE);
    return new UpstreamFault(Status.FORBIDDEN, "cut off: " + why.get());
  }

  /** Ends the call in the place of the upstream's answer, or behind what came of that, as {@code closing} says. */
  void deny(Closing closing) {
    Headers status = Headers.of("grpc-status", Integer.toString(closing.code()), "grpc-message",
        closing.reason());
    if (begun) {
      client().end(status);
    } else {
      begin();
      client().whole(new AnswerHead(200, status.toBuilder().add("Content-Type", "application/grpc").build()),
          Bytes.EMPTY, Headers.NONE);
    }
    ended = true;
  }

  /** Copied, since the line may hold some of it back for longer than the buffer lives. */
  private static Bytes taken(ByteBuf piece) {
    byte[] bytes = new byte[piece.readableBytes()];
    piece.readBytes(bytes);
    piece.release();
    return Bytes.wrap(bytes);
  }

  private void write(Bytes changed) {
    if (!changed.isEmpty()) {
      write(Unpooled.wrappedBuffer(changed.array(), changed.offset(), changed.length()));
    }
  }

  private void write(ByteBuf piece) {
    if (beginning == null) {
      client().content(piece);
    } else if (!beginning.add(piece)) {
      leave();
    }
  }

  /** Writes what was held of the beginning: from here on a fault cuts the answer off. */
  private void leave() {
    Beginning first = beginning;
    if (first != null) {
      beginning = null;
      begin();
      first.leave(client());
    }
  }

  /** All that came for now was given: it leaves, unless the line wants the whole. */
  void pause() {
    leave();
    if (begun) {
      client().flush();
    }
  }

  /** Takes a 101 and tells the client of it; returns why it cannot be passed on, or null. */
  @Nullable
  UpstreamFault switched(AnswerStart start, Switching to) {
    AnswerHead seen = new AnswerHead(start.status(), HopByHop.stripped(start.headers()));
    return switch (answers.head(seen)) {
      case Treatment.Refuse refuse -> new UpstreamFault(refuse.status(), refuse.reason());
      case Treatment.Hold hold -> switched(hold.head(), to);
      case Treatment.Change change -> switched(change.head(), to);
      case Treatment.Stream stream -> switched(stream.head(), to);
      case Treatment.Watch watch -> switched(watch.head(), to);
    };
  }

  private @Nullable UpstreamFault switched(AnswerHead head, Switching to) {
    begin();
    Spelling.switching(client().alone(), head, to.answer());
    return null;
  }

  /** Gives back what is held of an answer that is not passed on. */
  void forget() {
    held = null;
    memory.close();
    if (beginning != null) {
      beginning.release();
      beginning = null;
    }
  }

  private void begin() {
    begun = true;
    call.conclude();
  }

  private Client client() {
    return call.client();
  }
}
