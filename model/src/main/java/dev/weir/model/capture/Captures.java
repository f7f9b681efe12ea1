package dev.weir.model.capture;

import dev.weir.model.AnswerHead;
import dev.weir.model.CallId;
import dev.weir.model.Head;
import dev.weir.model.net.Bytes;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what calls say. Never blocks: what is too much, or cannot be written, is not kept, and the audit log says so. */
public interface Captures {

  /** Keeps nothing. */
  Captures NONE = new Captures() {
    @Override
    public CompletionStage<Boolean> request(Context call, CaptureTerms terms, Head head, Bytes body) {
      return CompletableFuture.completedFuture(false);
    }

    @Override
    public Tap answer(Context call, CaptureTerms terms) {
      return Tap.NONE;
    }
  };

  /**
   * Which call it is.
   *
   * @param path its template: a segment that may be data is not in it
   * @param found fingerprints of what was found in the request, by which it can be told that it was about somebody
   */
  record Context(CallId call, Instant at, Subject subject, String destination, String path,
      Set<Long> found) {
    public Context {
      found = Set.copyOf(found);
    }
  }

  /** Takes what is sent, as it leaves; completes, on any thread, with whether it is kept, and durable then. */
  CompletionStage<Boolean> request(Context call, CaptureTerms terms, Head head, Bytes body);

  /** Returns what takes the answer. */
  Tap answer(Context call, CaptureTerms terms);

  /** Takes one answer, in pieces or in messages, up to the cap. For one thread at a time. */
  interface Tap {

    /** Takes nothing. */
    Tap NONE = new Tap() {
      @Override
      public void head(AnswerHead head) {
        // Nothing is kept.
      }

      @Override
      public void body(Bytes piece) {
        // Nothing is kept.
      }

      @Override
      public void message(Instant at, boolean text, Bytes payload) {
        // Nothing is kept.
      }

      @Override
      public void about(Set<Long> found) {
        // Nothing is kept.
      }

      @Override
      public void end() {
        // Nothing is kept.
      }
    };

    /** Takes the head; without one there is no answer, and nothing is kept. */
    void head(AnswerHead head);

    /** Takes the next piece of the body; what lies behind the cap is not copied. */
    void body(Bytes piece);

    /** Takes a message that came on the WebSocket which the call has opened, in the place of a body. */
    void message(Instant at, boolean text, Bytes payload);

    /** Says what was found in what the caller goes on to send: what comes back may be about it, too. */
    void about(Set<Long> found);

    /** Ends it: what has come is kept. */
    void end();
  }
}
