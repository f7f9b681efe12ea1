package dev.weir.model.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a destination that fails or has enough: whether a request is tried again, and when it is left alone for a
 * while.
 *
 * @param heedsLimits whether nothing is sent for which it says that nothing is left of its own limits
 */
public record Resilience(Retry retry, Optional<Breaker> breaker, boolean heedsLimits) {

  public static final Resilience NONE = new Resilience(Retry.NEVER, Optional.empty(), false);

  /** What may be tried again besides an answer's status. */
  public enum Failure {
    /** There was no connection, so nothing has left. */
    CONNECT,
    /** The connection ended before the answer began; what the upstream did is not known. */
    RESET,
    /** The answer did not begin in time; what the upstream did is not known. */
    TIMEOUT
  }

  /**
   * When a request is tried again.
   *
   * @param attempts how often in all, the first one too; 1 to 10
   * @param backoff how long the second attempt waits at most; each one after it up to twice as long
   */
  public record Retry(int attempts, Set<Failure> failures, Set<Integer> statuses, Duration backoff) {

    public static final Duration USUAL_BACKOFF = Duration.ofMillis(50);
    public static final Retry NEVER = new Retry(1, Set.of(), Set.of(), USUAL_BACKOFF);

    public Retry {
      failures = Set.copyOf(failures);
      statuses = Set.copyOf(statuses);
    }
  }

  /** Opens at {@code failures} failures {@code within} a time, and stays so for {@code open}; then one call may try. */
  public record Breaker(int failures, Duration within, Duration open) {}
}
