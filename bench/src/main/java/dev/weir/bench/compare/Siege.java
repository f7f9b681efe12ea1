package dev.weir.bench.compare;

import java.time.Duration;
import java.util.Locale;

/**
 * What slow connections did to a proxy, and it to them.
 *
 * @param before healthy calls without attackers
 * @param during healthy calls until the last attacker had been closed
 */
record Siege(String proxy, int attackers, Attackers.Seen seen, Round before, Round during) {
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(10);
  private static final double P99_UNDER = 2;

  /** Returns whether all were closed in time, and the healthy calls went on as before. */
  boolean held() {
    return seen.open() == 0 && seen.lives().at(1) <= CLOSED_WITHIN.toNanos()
        && during.p99() < P99_UNDER * before.p99() && before.faults().isEmpty() && during.faults().isEmpty();
  }

  String markdown() {
    Histogram lives = seen.lives();
    return String.format(Locale.ROOT, """
        ### %s: %d slow connections, %s

        | slow connections | |
        |---|---:|
        | closed | %d |
        | after, s: half of them / 99 %% / the last (at most %d) | %.1f / %.1f / %.1f |
        | refused | %d |
        | still open | %d |

        | healthy calls | without | with | ratio | under |
        |---|---:|---:|---:|---:|
        | p50 us | %.0f | %.0f | %.2f | |
        | p99 us | %.0f | %.0f | %.2f | %.0f |
        | calls/s | %.0f | %.0f | | |
        | memory MB | %s | %s | | |
        | faults | %s | %s | | |

        """, proxy, attackers, held() ? "held" : "not held", lives.count(), CLOSED_WITHIN.toSeconds(),
        seconds(lives, 0.5), seconds(lives, 0.99), seconds(lives, 1), seen.refused(), seen.open(),
        before.p50(), during.p50(), during.p50() / before.p50(), before.p99(), during.p99(),
        during.p99() / before.p99(), P99_UNDER, before.rate(), during.rate(), megabytes(before),
        megabytes(during), before.faults(), during.faults());
  }

  private static double seconds(Histogram lives, double quantile) {
    return lives.at(quantile) / (double) Duration.ofSeconds(1).toNanos();
  }

  private static String megabytes(Round round) {
    return String.format(Locale.ROOT, "%.1f", round.memory() / 1_000_000);
  }
}
