package dev.weir.gateway;

import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Facts;
import dev.weir.model.Head;
import dev.weir.model.InForce;
import dev.weir.model.Inspection;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Inspection.Rewritten;
import dev.weir.model.Obligation;
import dev.weir.model.Prepared;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Scope;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.settings.TraceContext;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Conversations;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Talk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The part of the line that a request and a message have in common: decide on the content, limit, rewrite, record the intent,
 * hand on. Each step hands on to the next or refuses; whatever is thrown on the way refuses too.
 */
final class Passage {

  /**
   * What is known before the content is: who wants to go where, and the rule of that place.
   *
   * @param head what stands before the content: of a message its own, while policy sees that of the request before it
   */
  record Course(Facts facts, Destination.Vetted to, Optional<DestinationRule> rule, Head head) {

    /** Returns whom tokens are made for. */
    Scope scope() {
      return new Scope(caller(), to.name());
    }

    String caller() {
      return facts.who() instanceof Principal.Caller caller ? caller.name() : "";
    }

    Api api() {
      return rule.map(DestinationRule::api).orElse(Api.NONE);
    }

    ContentRule content() {
      return rule.map(DestinationRule::content).orElse(ContentRule.USUAL);
    }

    /** Returns {@code leaving} with as much of the trace as the destination is told. */
    Head marked(Head leaving, Trace trace) {
      return Heads.traced(rule) == TraceContext.NOTHING ? leaving : trace.mark(leaving);
    }

    /** Returns whether answers are held against a schema. */
    boolean checked() {
      return rule.flatMap(to -> to.answer().schema()).isPresent();
    }

    /** Returns what {@code body} says to a model, as far as has to be known. */
    Talk talk(Conversations talks, Bytes body, Talk.Depth depth) {
      return depth == Talk.Depth.CONTENT
          ? Talk.UNREAD
          : talks.read(api(), facts.head(), body, content().maxBytes(),
              depth == Talk.Depth.ABUSE);
    }
  }

  /** How what comes back is counted against budgets of tokens and money. */
  enum Metering {
    COUNTED,
    /** With what left before it, and is still being answered. */
    ALREADY,
    /** It cannot be. */
    NEVER
  }

  /** Where a passage comes out, one way or the other. */
  interface Exit {

    /** Lets it out; completes once its outcome is recorded. {@code restore} is present where tokens are turned back. */
    CompletionStage<Void> leave(Prepared prepared, Optional<Scope> restore);

    /** Returns how what comes back to {@code talk} is counted. */
    Metering metering(Talk talk);

    /** Returns what reads from what comes back how much it has cost. */
    Meter meter();

    /** Returns how many bytes it has, as far as that is known by now; empty where they count with what opened its connection. */
    OptionalLong bytes();

    /** Returns where it takes turns with others; empty where it goes in the turn of what opened its connection. */
    Optional<Turns> turns();

    /** Runs {@code then} once the client goes away before anything has left: now, where it has gone already. */
    void whenGone(Runnable then);

    /** Tells the caller that it is denied. */
    void answer(Decision.Deny deny);
  }

  /** When what cannot be told for now is worth another try. */
  static final Duration SOON = Duration.ofSeconds(1);

  private final Rooms rooms;
  private final InForce inForce;
  private final CallRecord record;
  private final Exit exit;
  private final Taking limits;
  private final Reserving budgets;
  private List<AnswerTerms> terms = List.of();
  private Optional<Heed> heed = Optional.empty();
  private Optional<Capturing> capturing = Optional.empty();
  private final LostKeys lostKeys;
  private boolean left;

  Passage(Rooms rooms, InForce inForce, CallRecord record, Exit exit) {
    this.rooms = rooms;
    this.inForce = inForce;
    this.record = record;
    this.exit = exit;
    this.limits = new Taking(rooms.limiter(), exit, record, this::refuse);
    this.budgets = new Reserving(rooms.budgets(), exit, record, this::refuse);
    this.lostKeys = new LostKeys(rooms, record);
  }

  /** Runs {@code steps}; where they throw, or complete with an exception, the call is refused. */
  CompletionStage<Void> guarded(Supplier<CompletionStage<Void>> steps) {
    try {
      return steps.get().exceptionallyCompose(this::fail);
    } catch (RuntimeException e) {
      return fail(e);
    }
  }

  CompletionStage<Void> decideOnTheContent(Course course, Inspection inspection, Talk talk, Bytes body) {
    record.trace().enter(Room.DECIDE);
    Facts seen = course.facts().with(inspection.content(), talk);
    record.seen(seen.content(), body.length());
    record.said(talk);
    if (!inspection.ownKeys().isEmpty()) {
      lostKeys.leaked(inspection.ownKeys());
    }
    return switch (inForce.policy().decide(seen)) {
      case Decision.Deny deny -> refuse(deny);
      case Decision.Allow allow -> {
        Optional<Decision.Deny> held = heeded(course, allow, body);
        yield held.isPresent()
            ? refuse(held.get())
            : limited(allow,
                () -> held(allow, talk, () -> rewrite(course, allow, inspection, body)));
      }
    };
  }

  /** Counts the call among the others of its caller; returns the denial where it is held back for what they show. */
  Optional<Decision.Deny> heeded(Course course, Decision.Allow allow, Bytes body) {
    heed = Heed.of(rooms.watch(), record, allow, course.facts(), body);
    return heed.flatMap(Heed::leaving);
  }

  /** Returns who is told of keys that do not belong where this call shows them. */
  LostKeys lostKeys() {
    return lostKeys;
  }

  /** Returns how the call is counted among others, where it is. */
  Optional<Heed> heed() {
    return heed;
  }

  /** Returns what is kept of the call, where anything is. */
  Optional<Capturing> capturing() {
    return capturing;
  }

  /** Returns what pays for the bytes of a connection as they flow; empty where nobody counts them. */
  Optional<Prepaid> prepaid() {
    List<Obligation.Budget> asked = spending().map(Spending::account).map(Account::ofBytes).orElse(List.of());
    Paying paying = new Paying(rooms.limiter(), limits.ofBytes(), rooms.budgets(), asked);
    return paying.counts()
        ? Optional.of(new Prepaid(paying, record.loop(), rooms.clock()))
        : Optional.empty();
  }

  /** So many bytes have gone and come, which limits count. */
  void moved(long bytes) {
    limits.moved(bytes);
  }

  /** The call has ended, whether it left or not. */
  void over() {
    limits.over();
  }

  /** Takes what the limits ask for and goes {@code onward}, or refuses. */
  CompletionStage<Void> limited(Decision.Allow allow, Supplier<CompletionStage<Void>> onward) {
    return limits.taken(allow.duties().iterator(), onward);
  }

  /** Sets aside what the call may cost and goes {@code onward}, or refuses where a budget does not have as much left. */
  CompletionStage<Void> held(Decision.Allow allow, Talk talk, Supplier<CompletionStage<Void>> onward) {
    return budgets.held(allow, talk, onward);
  }

  /** Returns what the call costs, where that is counted. */
  Optional<Spending> spending() {
    return budgets.spending();
  }

  /** Returns what is asked of the answer. */
  List<AnswerTerms> terms() {
    return terms;
  }

  private CompletionStage<Void> rewrite(Course course, Decision.Allow allow, Inspection inspection,
      Bytes body) {
    record.trace().enter(Room.REWRITE);
    try {
      Rewritten rewritten = allow.rewrites().isEmpty()
          ? new Rewritten(course.head(), body, 0)
          : inspection.rewrite(allow.rewrites(), course.scope());
      Rewritten marked = marked(course, allow, rewritten);
      capturing = Capturing.of(rooms.captures(), record, course, allow);
      Supplier<CompletionStage<Void>> onward = () -> recordIntent(course, allow, marked,
          Optional.of(marked.body()));
      return capturing.isPresent()
          ? capturing.get().sent(marked, record, onward, this::refuse)
          : onward.get();
    } catch (CannotRewrite e) {
      return refuse(new Decision.Deny(allow.by(), "the body cannot be rewritten: " + e.getMessage(),
          Status.UNINSPECTABLE));
    }
  }

  /** A canary goes in last, so that no rewriting touches it. */
  private Rewritten marked(Course course, Decision.Allow allow, Rewritten rewritten) {
    List<AnswerTerms> asked = asked(allow);
    return asked.isEmpty() || asked.stream().noneMatch(AnswerTerms::marked)
        ? rewritten
        : rooms.reviews().marked(course.api(), rewritten.head(), rewritten.body(), course.scope())
            .map(marked -> new Rewritten(marked.head(), marked.body(), rewritten.count())).orElse(rewritten);
  }

  private static List<AnswerTerms> asked(Decision.Allow allow) {
    List<Obligation.CheckAnswer> asked = allow.duties(Obligation.CheckAnswer.class);
    return asked.isEmpty() ? List.of() : asked.stream().map(Obligation.CheckAnswer::terms).toList();
  }

  CompletionStage<Void> recordIntent(Course course, Decision.Allow allow, Rewritten rewritten,
      Optional<Bytes> body) {
    Optional<Scope> restore = restores(allow) ? Optional.of(course.scope()) : Optional.empty();
    terms = asked(allow);
    Head leaving = restore.isPresent() || spending().filter(Spending::metered).isPresent() || course.checked()
        || !terms.isEmpty() || capturing.filter(Capturing::answers).isPresent()
            ? Heads.readable(rewritten.head())
            : rewritten.head();
    record.trace().enter(Room.INTENT);
    long asked = System.nanoTime();
    return record.intent(allow, course.to(), rewritten.count()).handle((receipt, failure) -> {
      rooms.observer().recorded(System.nanoTime() - asked);
      if (receipt == null) {
        return refuse(new Decision.Deny(RuleRef.FAULT,
            "the call cannot be recorded, so it does not leave", Status.UNAVAILABLE));
      }
      left = true;
      record.trace().enter(Room.UPSTREAM);
      return exit.leave(Prepared.by(allow, course.to(), receipt, course.marked(leaving, record.trace()), body,
          course.rule(), course.caller()), restore);
    }).thenCompose(done -> done);
  }

  /** The record comes first; where it cannot be kept, the call is refused all the same. */
  CompletionStage<Void> refuse(Decision.Deny deny) {
    spending().ifPresent(Spending::release);
    return record.refusal(deny).handle((receipt, failure) -> {
      exit.answer(deny);
      return null;
    });
  }

  private CompletionStage<Void> fail(Throwable fault) {
    Faults.log(record.call(), record.trace(), fault);
    return left
        ? CompletableFuture.completedFuture(null)
        : refuse(
            new Decision.Deny(RuleRef.FAULT, "a fault in Weir: the call was not let out", Status.INTERNAL));
  }

  private static boolean restores(Decision.Allow allow) {
    return !allow.duties(Obligation.Restore.class).isEmpty();
  }
}
