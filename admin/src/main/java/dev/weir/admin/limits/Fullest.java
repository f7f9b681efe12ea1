package dev.weir.admin.limits;

import dev.weir.admin.limits.Gauges.Named;
import dev.weir.admin.limits.Gauges.Used;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/** Keeps those of which the largest part is used, whatever number there are; the fullest first, then by name. */
final class Fullest {

  private static final Comparator<Used> ORDER = Comparator.comparingDouble(Used::part).reversed()
      .thenComparing(Used::rule)
      .thenComparing(used -> used.names().map(Named::name).collect(Collectors.joining(" ")))
      .thenComparing(used -> used.terms().toString());

  private final String asked;
  private final int most;
  private final PriorityQueue<Used> kept = new PriorityQueue<>(ORDER.reversed());
  private long found;
  private long counted;

  /** @param asked part of a rule's name or of whose it is, in any case; empty text asks for all */
  Fullest(String asked, int most) {
    this.asked = asked.strip().toLowerCase(Locale.ROOT);
    this.most = most;
  }

  void take(Used used) {
    counted++;
    if (!asked.isEmpty() && !isAskedFor(used)) {
      return;
    }
    found++;
    kept.add(used);
    if (kept.size() > most) {
      kept.remove();
    }
  }

  private boolean isAskedFor(Used used) {
    return isAskedFor(used.rule()) || used.names().anyMatch(named -> isAskedFor(named.name()));
  }

  private boolean isAskedFor(String name) {
    return name.toLowerCase(Locale.ROOT).contains(asked);
  }

  List<Used> first() {
    return kept.stream().sorted(ORDER).toList();
  }

  /** Returns how many were asked for. */
  long found() {
    return found;
  }

  /** Returns how many there are. */
  long counted() {
    return counted;
  }
}
