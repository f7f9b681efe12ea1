package dev.weir.gateway;

import dev.weir.model.Status;
import dev.weir.model.settings.Resilience;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Leaves one destination alone while it fails: closed while all is well; open, once there are as many failures as its rule
 * says; then one call at a time tries whether it is well again. Safe for many threads.
 */
final class Breaker {

  private enum State {
    CLOSED, OPEN, TRYING
  }

  private final ArrayDeque<Long> failures = new ArrayDeque<>();
  private State state = State.CLOSED;
  private long until;

  /** What a call that was let through has to say when it ends; said once, and nothing after that. */
  final class Pass {
    private final Resilience.Breaker rule;
    private final boolean trial;
    private boolean told;

    private Pass(Resilience.Breaker rule, boolean trial) {
      this.rule = rule;
      this.trial = trial;
    }

    /** A call has ended so at {@code nanos}, on any clock that only goes forward. */
    void ended(Ending ending, long nanos) {
      switch (verdict(ending)) {
        case WELL -> tell(trial ? Breaker.this::close : () -> {});
        case FAILED -> tell(() -> fail(rule, trial, nanos));
        case UNKNOWN -> unused();
      }
    }

    /** Nothing was learnt: the call never came to the destination. */
    void unused() {
      tell(trial ? () -> state = State.OPEN : () -> {});
    }

    private void tell(Runnable news) {
      synchronized (Breaker.this) {
        if (!told) {
          told = true;
          news.run();
        }
      }
    }
  }

  private enum Health {
    WELL, FAILED, UNKNOWN
  }

  /** A fault that is not the upstream's, such as a client that goes, says nothing of it. */
  private static Health verdict(Ending ending) {
    boolean failed = switch (ending.result()) {
      case Ending.Result.Complete _ -> ending.status() >= 500;
      case Ending.Result.Fault fault ->
        fault.status() == Status.BAD_UPSTREAM || fault.status() == Status.UPSTREAM_TIMEOUT;
    };
    return failed
        ? Health.FAILED
        : ending.result() instanceof Ending.Result.Complete ? Health.WELL : Health.UNKNOWN;
  }

  /** Either a pass, or how long it is until somebody may get one. */
  record Admission(Optional<Pass> pass, Duration left) {}

  /** Asks to let a call through at {@code nanos}. */
  synchronized Admission ask(Resilience.Breaker rule, long nanos) {
    return switch (state) {
      case CLOSED -> admit(new Pass(rule, false));
      case TRYING -> new Admission(Optional.empty(), Duration.ofSeconds(1));
      case OPEN -> {
        if (nanos - until < 0) {
          yield new Admission(Optional.empty(), Duration.ofNanos(until - nanos));
        }
        state = State.TRYING;
        yield admit(new Pass(rule, true));
      }
    };
  }

  private static Admission admit(Pass pass) {
    return new Admission(Optional.of(pass), Duration.ZERO);
  }

  private void close() {
    state = State.CLOSED;
    failures.clear();
  }

  private void fail(Resilience.Breaker rule, boolean trial, long nanos) {
    if (state == State.CLOSED) {
      failures.addLast(nanos);
      while (nanos - failures.getFirst() > rule.within().toNanos()) {
        failures.removeFirst();
      }
    }
    if (trial || failures.size() >= rule.failures() && state == State.CLOSED) {
      state = State.OPEN;
      until = nanos + rule.open().toNanos();
      failures.clear();
    }
  }
}
