package dev.weir.gateway;

import dev.weir.model.AnswerHead;
import dev.weir.model.Restorer;
import dev.weir.model.RuleRef;
import dev.weir.model.Scope;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.talk.Remark;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks an answer before the application trusts it, counts what it has cost, and puts originals back into it. */
final class AnswerRoom implements Answers {

  /** An answer that says its length and is restored is held up to this one, so that it can say its new length. */
  private static final long MOST_HELD_BYTES = 1L << 20;

  private final AnswerRule rule;
  private final long mostHeld;
  private final Trace trace;
  private final Headers weirHeaders;
  private final AnswerChecks checks;
  private final Restorer restorer;
  private final Optional<Scope> restore;
  private final Optional<Spending> spending;
  private Optional<MessageLine> messages = Optional.empty();
  private Optional<Courtesy.Visit> visit = Optional.empty();
  private Optional<Capturing> kept = Optional.empty();
  private Optional<Spending> counted = Optional.empty();
  private String contentType = "";
  private Optional<Restorer.Stream> stream = Optional.empty();
  private int restored;

  AnswerRoom(Optional<DestinationRule> destination, Trace trace, Headers weirHeaders, AnswerChecks checks,
      Restorer restorer, Optional<Scope> restore, Optional<Spending> spending) {
    this.rule = destination.map(DestinationRule::answer).orElse(AnswerRule.USUAL);
    this.mostHeld = Math.min(rule.maxBytes(),
        destination.map(DestinationRule::content).orElse(ContentRule.USUAL).maxBytes());
    this.trace = trace;
    this.weirHeaders = weirHeaders;
    this.checks = checks;
    this.restorer = restorer;
    this.restore = restore;
    this.spending = spending;
  }

  /** Says that the call goes on, message by message, while its answer comes. */
  AnswerRoom beside(MessageLine line) {
    messages = Optional.of(line);
    return this;
  }

  /** Says what the answer is kept for. */
  AnswerRoom keptFor(Optional<Capturing> capturing) {
    kept = capturing.filter(Capturing::answers);
    return this;
  }

  /** Says who learns of the answer's head, whatever becomes of it. */
  AnswerRoom toldTo(Optional<Courtesy.Visit> asked) {
    visit = asked;
    return this;
  }

  @Override
  public Trace.Stay credential() {
    return trace.stay(Room.CREDENTIAL);
  }

  @Override
  public Treatment head(AnswerHead head) {
    trace.enter(Room.ANSWER);
    if (visit.isPresent()) {
      visit.get().answered(head);
    }
    contentType = head.headers().only("Content-Type").orElse("");
    long declared = head.headers().first("Content-Length").map(AnswerRoom::length).orElse(-1L);
    Optional<String> flaw = flaw(head, declared);
    if (flaw.isPresent()) {
      return new Treatment.Refuse(Status.BAD_UPSTREAM, flaw.get());
    }
    if (kept.isPresent()) {
      kept.get().head(head);
    }
    AnswerChecks.Way way = hasBody(head.status())
        ? checks.begin(head, contentType)
        : AnswerChecks.Way.PASSED;
    boolean plain = isPlain(head.headers());
    AnswerHead named = new AnswerHead(head.status(), named(head.headers()));
    counted = plain ? spending : Optional.empty();
    if (way == AnswerChecks.Way.WHOLE) {
      return held(named, declared);
    }
    Optional<Restorer.Stream> restoring = plain ? restoring() : Optional.empty();
    boolean changes = restoring.isPresent() || counted.isPresent() || way == AnswerChecks.Way.STREAMED;
    if (!changes) {
      return kept.isPresent()
          ? new Treatment.Watch(named, rule.maxBytes(), kept.get().shown())
          : new Treatment.Stream(named, rule.maxBytes());
    }
    if (way == AnswerChecks.Way.PASSED && declared >= 0 && declared <= MOST_HELD_BYTES
        && !mediaType().equals("text/event-stream")) {
      return new Treatment.Hold(named, declared);
    }
    stream = restoring;
    Headers unsized = named.headers().toBuilder().remove("Content-Length").build();
    return new Treatment.Change(new AnswerHead(named.status(), unsized), rule.maxBytes());
  }

  private Optional<Restorer.Stream> restoring() {
    if (messages.isPresent()) {
      return Optional.of(messages.get().restoring(contentType));
    }
    return restore.isPresent() ? restorer.stream(contentType, restore.get()) : Optional.empty();
  }

  /** Returns what the head alone tells against the answer. */
  private Optional<String> flaw(AnswerHead head, long declared) {
    if (!rule.redirects() && isRedirect(head)) {
      return Optional.of("the upstream redirects, which this destination may not");
    }
    if (!rule.types().isEmpty() && hasBody(head.status()) && !rule.types().contains(mediaType())) {
      return Optional.of("the answer's media type is not one of the destination's");
    }
    return declared > rule.maxBytes()
        ? Optional.of("the answer has more than " + rule.maxBytes() + " bytes")
        : Optional.empty();
  }

  /** What is looked at leaves without its content coding. */
  private Treatment held(AnswerHead named, long declared) {
    return declared > mostHeld
        ? new Treatment.Refuse(Status.BAD_UPSTREAM,
            "the answer has more than " + mostHeld + " bytes, too many to be looked at")
        : new Treatment.Hold(new AnswerHead(named.status(),
            named.headers().toBuilder().remove("Content-Encoding").build()), mostHeld);
  }

  @Override
  public Checked body(Bytes whole) {
    counted.ifPresent(spent -> spent.take(whole));
    return switch (checks.whole(whole)) {
      case Treatment.Refuse refused -> refused;
      case Passed(Bytes body) -> restored(keep(body));
    };
  }

  private Checked restored(Bytes body) {
    if (restore.isEmpty()) {
      return new Passed(body);
    }
    Restorer.Restored result = restorer.restore(body, contentType, restore.get());
    restored = result.count();
    return new Passed(result.body());
  }

  /** Tokens are kept, and not what is behind them. */
  private Bytes keep(Bytes body) {
    kept.ifPresent(capturing -> capturing.body(body));
    return body;
  }

  @Override
  public void seen(Bytes piece) {
    keep(piece);
  }

  @Override
  public Bytes piece(Bytes piece) {
    counted.ifPresent(spent -> spent.take(piece));
    Bytes looked = keep(checks.piece(piece));
    Bytes out = stream.isPresent() ? stream.get().next(looked) : looked;
    return checks.denied().isPresent() && stream.isPresent() ? out.and(stream.get().end()) : out;
  }

  @Override
  public Bytes rest() {
    Bytes looked = keep(checks.rest());
    return stream.isPresent() ? stream.get().next(looked).and(stream.get().end()) : looked;
  }

  @Override
  public Optional<String> cut() {
    return checks.denied().map(Remark::reason);
  }

  /** Returns what was noticed about the answer. */
  List<Remark> remarks() {
    return checks.remarks();
  }

  /** Returns the rule that keeps the answer from the application. */
  RuleRef by() {
    return checks.denied().map(Remark::by).orElse(RuleRef.ANSWER);
  }

  /** Returns how many tokens were turned back. */
  int restored() {
    return restored + stream.map(Restorer.Stream::count).orElse(0);
  }

  private Headers named(Headers headers) {
    return headers.filtered(name -> !name.regionMatches(true, 0, "Weir-", 0, 5)).and(weirHeaders);
  }

  private static boolean isPlain(Headers headers) {
    for (int i = 0; i < headers.size(); i++) {
      if (headers.name(i).equalsIgnoreCase("Content-Encoding")
          && !headers.value(i).equalsIgnoreCase("identity")) {
        return false;
      }
    }
    return true;
  }

  private String mediaType() {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isRedirect(AnswerHead head) {
    return head.status() >= 300 && head.status() < 400 && head.headers().has("Location");
  }

  private static boolean hasBody(int status) {
    return status >= 200 && status != 204 && status != 304;
  }

  private static long length(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
