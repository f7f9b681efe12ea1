package dev.weir.gateway;

import dev.weir.model.AnswerHead;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import java.util.Optional;

/** What the line wants done with an upstream's answer. Called on the exchange's loop. */
public interface Answers {

  /**
   * Is told, before there is any, that what proves Weir to the upstream is being had: until what this returns is closed.
   */
  default Trace.Stay credential() {
    return Trace.Stay.NONE;
  }

  /** Returns what becomes of an answer with this head. Never sees 1xx. */
  Treatment head(AnswerHead head);

  /** Returns the whole body in the place of {@code whole}, after {@link Treatment.Hold}, or why it is not passed on. */
  Checked body(Bytes whole);

  /** Returns what goes on in the place of {@code piece}, after {@link Treatment.Change}. */
  Bytes piece(Bytes piece);

  /** Returns what goes on at the end of the body, after {@link Treatment.Change}. */
  Bytes rest();

  /** Is shown the next piece of a body that goes on as it is, after {@link Treatment.Watch}. */
  default void seen(Bytes piece) {
    // Who asks to watch says what for.
  }

  /**
   * Returns why the answer ends behind what {@link #piece} or {@link #rest} returned last, whatever of it is to come; empty
   * while it goes on.
   */
  Optional<String> cut();

  /** What became of a whole body. */
  sealed interface Checked permits Passed, Treatment.Refuse {}

  /** It goes on so. */
  record Passed(Bytes body) implements Checked {}

  /** How an answer reaches the client. */
  sealed interface Treatment {

    /** Streamed as it comes, cut off behind {@code maxBytes}. */
    record Stream(AnswerHead head, long maxBytes) implements Treatment {}

    /** Streamed as it comes, and the first {@code shown} bytes of it shown to {@link Answers#seen}; cut off behind {@code maxBytes}. */
    record Watch(AnswerHead head, long maxBytes, int shown) implements Treatment {}

    /** Streamed as it comes, each piece changed by {@link Answers#piece}, so that its length is not known; cut off behind {@code maxBytes}. */
    record Change(AnswerHead head, long maxBytes) implements Treatment {}

    /** Read whole, changed by {@link Answers#body}, then sent; refused with 502 where it has more than {@code maxBytes}. */
    record Hold(AnswerHead head, long maxBytes) implements Treatment {}

    /** Not passed on; the line answers in its place. */
    record Refuse(Status status, String reason) implements Treatment, Checked {}
  }
}
