package dev.weir.audit.search;

import dev.weir.audit.Period;
import java.util.List;
import java.util.Optional;

/**
 * What is looked for: every condition has to hold.
 *
 * @param period when the call was judged, or the change made
 * @param limit how many hits at most
 * @param newestFirst whether the newest hits come first; the oldest ones do otherwise
 * @param behind where an answer goes on: only what comes behind this sequence in its order
 */
public record Query(List<Term> terms, Period period, int limit, boolean newestFirst, Optional<Long> behind) {

  public Query {
    terms = List.copyOf(terms);
  }

  /** Returns the query for the newest {@code limit} events, whatever they are. */
  public static Query newest(int limit) {
    return new Query(List.of(), Period.ALL, limit, true, Optional.empty());
  }

  /** Returns whether {@code hit} is one of those that are looked for; how many there are already is another matter. */
  public boolean accepts(Hit hit) {
    long sequence = hit.stored().sequence();
    return period.contains(hit.stored().event().at())
        && behind.map(last -> newestFirst ? sequence < last : sequence > last).orElse(true)
        && terms.stream().allMatch(term -> term.holds(hit));
  }
}
