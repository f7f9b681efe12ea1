package dev.weir.gateway;

import dev.weir.model.AnswerHead;
import dev.weir.model.Decision;
import dev.weir.model.Inspection.Rewritten;
import dev.weir.model.Obligation;
import dev.weir.model.Principal;
import dev.weir.model.Status;
import dev.weir.model.capture.CaptureTerms;
import dev.weir.model.capture.Captures;
import dev.weir.model.capture.Subject;
import dev.weir.model.net.Bytes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a policy wants kept of one call: what it sends is taken as it leaves, what comes back before originals are in it. */
final class Capturing {

  private final Captures captures;
  private final Captures.Context call;
  private final CaptureTerms terms;
  private Captures.@Nullable Tap tap;

  private Capturing(Captures captures, Captures.Context call, CaptureTerms terms) {
    this.captures = captures;
    this.call = call;
    this.terms = terms;
  }

  /**
   * Returns what is wanted of this call: by the first rule in the file that picks it, or the call that it is a message of; empty
   * where none does.
   */
  static Optional<Capturing> of(Captures captures, CallRecord record, Passage.Course course,
      Decision.Allow allow) {
    for (Obligation duty : allow.duties()) {
      if (duty instanceof Obligation.Capture(CaptureTerms terms) && terms.picks(record.opening())) {
        Subject subject = course.facts().who() instanceof Principal.Caller caller
            ? new Subject(caller.name(), caller.team())
            : new Subject("", "");
        return Optional.of(new Capturing(captures, new Captures.Context(record.call(), record.began(),
            subject, course.to().name(), record.path(), record.found()), terms));
      }
    }
    return Optional.empty();
  }

  /** Takes what is sent and goes {@code onward}: at once, or, where it has to be kept, once it is, and otherwise refuses. */
  CompletionStage<Void> sent(Rewritten leaving, CallRecord record, Supplier<CompletionStage<Void>> onward,
      Function<Decision.Deny, CompletionStage<Void>> refuse) {
    if (!terms.request()) {
      return onward.get();
    }
    CompletionStage<Boolean> kept = captures.request(call, terms, leaving.head(), leaving.body());
    if (!terms.required()) {
      return onward.get();
    }
    return kept.thenComposeAsync(fine -> fine
        ? onward.get()
        : refuse.apply(new Decision.Deny(terms.by(),
            "what is sent cannot be kept now, as it must be here", Status.UNAVAILABLE)),
        record.loop());
  }

  /** Returns whether the answer is kept. */
  boolean answers() {
    return terms.answer();
  }

  /** Returns how much of the answer's body settles what is kept: the cap, and whether there is more. */
  int shown() {
    return terms.maxBytes() + 1;
  }

  /** The answer begins. */
  void head(AnswerHead head) {
    tap().head(head);
  }

  /** The next piece of the answer's body. */
  void body(Bytes piece) {
    tap().body(piece);
  }

  /** A message comes back on the WebSocket that the call has opened. */
  void message(Instant at, Message message) {
    tap().message(at, message.text(), message.payload());
  }

  /** Something was found in a message that leaves on it. */
  void about(Set<Long> found) {
    tap().about(found);
  }

  /** It is there from the first that needs it: the caller may say more before the answer begins. */
  private Captures.Tap tap() {
    Captures.Tap known = tap;
    if (known == null) {
      known = terms.answer() ? captures.answer(call, terms) : Captures.Tap.NONE;
      tap = known;
    }
    return known;
  }

  /** The call has ended. */
  void ended() {
    tap().end();
  }
}
