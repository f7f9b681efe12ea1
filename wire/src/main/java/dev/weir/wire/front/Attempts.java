package dev.weir.wire.front;

import dev.weir.model.Head;
import dev.weir.model.net.Headers;
import dev.weir.model.settings.Resilience.Failure;
import dev.weir.model.settings.Resilience.Retry;
import dev.weir.wire.back.Lost;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often one request has been tried, and whether it is tried again. Each question counts an attempt where the answer is
 * yes: how many nanoseconds to wait for it; {@link #NO} is no.
 */
final class Attempts {

  static final long NO = -1;

  private static final long LONGEST_BACKOFF = Duration.ofSeconds(5).toNanos();
  private static final int LONGEST_RETRY_AFTER_SECONDS = 10;

  private final Retry rule;
  private final Head head;
  private int made = 1;
  private boolean revived;

  Attempts(Retry rule, Head head) {
    this.rule = rule;
    this.head = head;
  }

  /** Asked where there was no connection: nothing has left. */
  long afterNoConnection() {
    return rule.failures().contains(Failure.CONNECT) ? next() : NO;
  }

  /** Asked where no answer came in time. */
  long afterSilence() {
    return rule.failures().contains(Failure.TIMEOUT) && isRepeatable() ? next() : NO;
  }

  /**
   * Asked where the connection was lost. One that was {@code reused} may have died before the request came, so that is made
   * up for once, whatever the rule says.
   */
  long afterLoss(Lost lost, boolean reused) {
    boolean harmless = switch (lost) {
      case UNTOUCHED -> true;
      case UNANSWERED -> reused && hasRepeatableMethod();
      case ANSWERING -> false;
    };
    if (harmless && !revived) {
      revived = true;
      made++;
      return 0;
    }
    boolean listed = lost != Lost.ANSWERING && rule.failures().contains(Failure.RESET);
    return listed && (lost == Lost.UNTOUCHED || isRepeatable()) ? next() : NO;
  }

  /** Asked where an answer begins. A listed status says that the work was not done, so any method may be repeated. */
  long afterStatus(int status, Headers headers) {
    if (made >= rule.attempts() || !rule.statuses().contains(status)) {
      return NO;
    }
    Optional<String> asked = headers.first("Retry-After");
    long patience = asked.isEmpty() ? 0 : retryAfter(asked.get());
    if (patience < 0) {
      return NO;
    }
    long wait = next();
    return wait < 0 ? NO : Math.max(wait, patience);
  }

  private long next() {
    if (made >= rule.attempts()) {
      return NO;
    }
    long most = Math.min(rule.backoff().toNanos() << made - 1, LONGEST_BACKOFF);
    made++;
    // Half of it by chance, so that many who failed together do not come back together.
    return most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
  }

  /** Returns the nanoseconds that whole seconds stand for, or {@link #NO}: for a date or a long time nobody is kept waiting. */
  private static long retryAfter(String text) {
    if (text.isEmpty() || text.length() > 2 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return NO;
    }
    int seconds = Integer.parseInt(text);
    return seconds <= LONGEST_RETRY_AFTER_SECONDS ? Duration.ofSeconds(seconds).toNanos() : NO;
  }

  private boolean isRepeatable() {
    return hasRepeatableMethod() || head.headers().has("Idempotency-Key");
  }

  /** Methods that may be repeated (RFC 9110 section 9.2.2). */
  private boolean hasRepeatableMethod() {
    return switch (head.method()) {
      case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
      default -> false;
    };
  }
}
