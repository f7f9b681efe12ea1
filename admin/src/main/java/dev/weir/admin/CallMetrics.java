package dev.weir.admin;

import dev.weir.gateway.CallObserver;
import dev.weir.gateway.CallSummary;
import dev.weir.model.Kind;
import dev.weir.model.Status;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts calls. Plain adders, so that a call pays some hundred nanoseconds and the metrics library is loaded by the first
 * scrape, not by the first call; labels are names of the configuration, and bounded even if that is reloaded for ever.
 */
public final class CallMetrics implements CallObserver {

  private static final int MOST_SERIES = 2000;
  private static final String OTHER = "(other)";

  private final Tally<Verdict, LongAdder> calls = new Tally<>(MOST_SERIES,
      new Verdict(OTHER, OTHER, OTHER, OTHER), LongAdder::new);
  private final Tally<Attempt, LongAdder> callers = new Tally<>(MOST_SERIES, new Attempt(OTHER, OTHER),
      LongAdder::new);
  private final Tally<String, Traffic> traffic = new Tally<>(MOST_SERIES, OTHER, Traffic::new);
  private final Tally<Found, LongAdder> findings = new Tally<>(MOST_SERIES, new Found(OTHER, OTHER),
      LongAdder::new);

  private final Tally<String, LastHour> heldBack = new Tally<>(MOST_SERIES, OTHER, LastHour::new);

  private final Durations recording = new Durations();

  @Override
  public void recorded(long nanos) {
    recording.add(nanos);
  }

  @Override
  public void ended(CallSummary call) {
    calls.at(new Verdict(call.destination(), call.decision(), call.rule(), statusClass(call.status())))
        .increment();
    callers.at(new Attempt(call.caller().isEmpty() ? "(unknown)" : call.caller(), call.decision()))
        .increment();
    traffic.at(call.destination()).add(call);
    if (call.status() == Status.LIMITED.code() || call.status() == Status.UNAVAILABLE.code()) {
      heldBack(call);
    }
    if (!call.kinds().isEmpty()) {
      call.kinds().forEach((kind, count) -> found(call.destination(), kind, count));
    }
  }

  private void heldBack(CallSummary call) {
    if (call.decision().equals("deny")) {
      heldBack.at(call.rule()).add(System.nanoTime());
    }
  }

  /** Returns how many calls a rule has held back within the last hour, since there were too many or nobody could count them. */
  public long heldBack(String rule) {
    LastHour hour = heldBack.cells().get(rule);
    return hour == null ? 0 : hour.sum(System.nanoTime());
  }

  Durations recording() {
    return recording;
  }

  Tally<Verdict, LongAdder> calls() {
    return calls;
  }

  Tally<Attempt, LongAdder> callers() {
    return callers;
  }

  Tally<String, Traffic> traffic() {
    return traffic;
  }

  Tally<Found, LongAdder> findings() {
    return findings;
  }

  private void found(String destination, Kind kind, int count) {
    findings.at(new Found(destination, kind.name())).add(count);
  }

  private static String statusClass(int status) {
    return switch (status / 100) {
      case 1 -> "1xx";
      case 2 -> "2xx";
      case 3 -> "3xx";
      case 4 -> "4xx";
      case 5 -> "5xx";
      default -> "none";
    };
  }

  /** What became of calls to a destination, by which rule. */
  record Verdict(String destination, String decision, String rule, String status) {}

  /** What became of a caller's calls. */
  record Attempt(String caller, String decision) {}

  /** What was found on the way to a destination. */
  record Found(String destination, String kind) {}

  /** What a destination's calls took and carried. */
  static final class Traffic {
    final Durations durations = new Durations();
    final LongAdder sent = new LongAdder();
    final LongAdder received = new LongAdder();
    final LongAdder faults = new LongAdder();

    private void add(CallSummary call) {
      durations.add(call.total().toNanos());
      sent.add(call.sent());
      received.add(call.received());
      if (call.fault().isPresent()) {
        faults.increment();
      }
    }
  }
}
