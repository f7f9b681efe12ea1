package dev.weir.audit.report;

import dev.weir.audit.search.Verdict;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is counted in one line of a table. */
final class Count {

  private static final int MOST_NAMES = 8;

  private final Map<Verdict, Long> decisions = new EnumMap<>(Verdict.class);
  private final Set<String> names = new TreeSet<>();
  private long findings;
  private long bytes;
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  void add(Instant at, Verdict verdict, long found, long size) {
    decisions.merge(verdict, 1L, Long::sum);
    findings += found;
    bytes += Math.max(0, size);
    first = at.isBefore(first) ? at : first;
    last = at.isAfter(last) ? at : last;
  }

  /** Notes a name beside it; of many only some are kept. */
  void name(String name) {
    if (names.size() < MOST_NAMES) {
      names.add(name);
    } else if (!names.contains(name)) {
      names.add("…");
    }
  }

  long calls() {
    return decisions.values().stream().mapToLong(Long::longValue).sum();
  }

  long of(Verdict verdict) {
    return decisions.getOrDefault(verdict, 0L);
  }

  /** Returns how many left. */
  long left() {
    return calls() - of(Verdict.DENY);
  }

  long findings() {
    return findings;
  }

  long bytes() {
    return bytes;
  }

  Instant first() {
    return first;
  }

  Instant last() {
    return last;
  }

  /** Returns the names, with commas between them. */
  String names() {
    return String.join(", ", names);
  }
}
