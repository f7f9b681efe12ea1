package dev.weir.model;

import dev.weir.model.capture.CaptureTerms;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Prices;
import dev.weir.model.talk.Usage;
import dev.weir.model.watch.AbuseTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What must be done for an allowed call besides rewriting it. */
public sealed interface Obligation {

  RuleRef by();

  /**
   * Takes from a token bucket: one for a request, or one for each byte.
   *
   * @param key whose bucket: the values that {@code per} names
   * @param amount tokens that flow in over {@code period}
   * @param burst the bucket's size
   */
  record Limit(RuleRef by, String key, Unit unit, long amount, Duration period, long burst)
      implements
        Obligation {

    /** One of requests. */
    public Limit(RuleRef by, String key, long amount, Duration period, long burst) {
      this(by, key, Unit.REQUESTS, amount, period, burst);
    }

    /** What is counted. */
    public enum Unit {
      REQUESTS,
      /** Of the request and of its answer, as they go to the upstream and come from it. */
      BYTES
    }
  }

  /**
   * Goes with no more than so many others at once, and waits where there are as many.
   *
   * @param key whose turns: the values that {@code per} names
   * @param patience how long it waits; zero where it does not
   * @param queue how many may wait
   * @param urgency of those that wait the highest goes first
   */
  record Turn(RuleRef by, String key, int most, Duration patience, int queue, long urgency)
      implements
        Obligation {}

  /**
   * Spends no more than so much within a window of the calendar.
   *
   * @param key whose budget: the values that {@code per} names
   * @param amount tokens, requests, bytes, or billionths of a US dollar
   * @param zone where the window begins and ends
   * @param until when nobody can spend of it any more, and what was spent may be forgotten; empty for a rule's
   */
  record Budget(RuleRef by, String key, Measure measure, long amount, Window window, ZoneId zone,
      Prices prices, Optional<Instant> until) implements Obligation {

    /** A rule's. */
    public Budget(RuleRef by, String key, Measure measure, long amount, Window window, ZoneId zone,
        Prices prices) {
      this(by, key, measure, amount, window, zone, prices, Optional.empty());
    }

    /** Returns when what is spent at {@code now} no longer counts. */
    public Instant ends(Instant now) {
      Instant end = window.end(now, zone);
      return until.filter(end::isAfter).orElse(end);
    }

    /** Returns what a call to {@code model} takes of it by what it was; empty where nobody knows what that model costs. */
    public Optional<ToLongFunction<Usage>> cost(String model) {
      return switch (measure) {
        case TOKENS -> Optional.of(Usage::total);
        case REQUESTS -> Optional.of(_ -> 1);
        case BYTES -> Optional.of(Usage::bytes);
        case USD -> prices.of(model).map(price -> price::of);
      };
    }

    /** What is counted. */
    public enum Measure {
      TOKENS, USD, REQUESTS,
      /** Of the request and of its answer, as they go to the upstream and come from it. */
      BYTES;

      /** Returns whether it is known by what is said to a model and what that answers. */
      public boolean isSaid() {
        return this == TOKENS || this == USD;
      }
    }
  }

  /** Looks at the answer before the application has it. */
  record CheckAnswer(AnswerTerms terms) implements Obligation {
    @Override
    public RuleRef by() {
      return terms.by();
    }
  }

  /** Counts the call among the others of its caller. */
  record Heed(AbuseTerms terms) implements Obligation {
    @Override
    public RuleRef by() {
      return terms.by();
    }
  }

  /** Keeps what the call says, as it leaves and as it comes back. */
  record Capture(CaptureTerms terms) implements Obligation {
    @Override
    public RuleRef by() {
      return terms.by();
    }
  }

  /** Puts the originals back into the answer. */
  record Restore(RuleRef by) implements Obligation {}
}
