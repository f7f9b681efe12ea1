package dev.weir.detect.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects what detectors report, up to {@link #CAP}. */
public final class Findings {

  /** The most findings of one request: hostile text makes a hundred thousand a megabyte. */
  public static final int CAP = 10_000;

  private static final Comparator<Hit> FIRST = Comparator.comparingInt(Hit::start);
  private static final Comparator<Hit> STRONGEST = Comparator.comparingDouble(Hit::score)
      .thenComparingInt(hit -> hit.end() - hit.start()).reversed().thenComparingInt(Hit::start);

  /** What check digits, or a word beside it, leave no doubt of. */
  private static final double SURE = 0.95;

  private final List<Hit> hits = new ArrayList<>();
  private int settled;

  /** A finding in the flat text: {@code start} to before {@code end}, in bytes. */
  public record Hit(Detector detector, int start, int end, double score) {}

  /** Takes one finding; those over the cap are dropped, which {@link #full} tells, and the same one again counts once. */
  public void add(Detector detector, int start, int end, double score) {
    Hit hit = new Hit(detector, start, end, score);
    if (!full() && (hits.isEmpty() || !hits.getLast().equals(hit))) {
      hits.add(hit);
      if (score >= SURE) {
        settle(end);
      }
    }
  }

  /**
   * Says that what was found up to {@code end} is known for sure by its form, whatever its score: as behind a finding that leaves
   * no doubt, no number that begins before it is looked at.
   */
  public void settle(int end) {
    settled = Math.max(settled, end);
  }

  /** Returns the end of what is known for sure: a number that begins before it is a part of that. */
  public int settled() {
    return settled;
  }

  /** Returns whether the cap is reached, so that there may be more than was reported. */
  public boolean full() {
    return hits.size() >= CAP;
  }

  public void clear() {
    hits.clear();
    settled = 0;
  }

  /**
   * Returns the findings in order; of those that overlap the one with the highest score, then the longest. A code that may as
   * well be of another kind, by the same score, is there once for each.
   */
  public List<Hit> resolved() {
    hits.sort(FIRST);
    List<Hit> resolved = new ArrayList<>(hits.size());
    int from = 0;
    while (from < hits.size()) {
      int end = hits.get(from).end();
      int to = from + 1;
      for (; to < hits.size() && hits.get(to).start() < end; to++) {
        end = Math.max(end, hits.get(to).end());
      }
      if (to == from + 1) {
        resolved.add(hits.get(from));
      } else {
        resolved.addAll(strongest(new ArrayList<>(hits.subList(from, to))));
      }
      from = to;
    }
    return resolved;
  }

  /** Returns those of a row of hits, each of which overlaps another, that remain. */
  private static List<Hit> strongest(List<Hit> row) {
    TreeMap<Integer, Hit> kept = new TreeMap<>();
    Set<Hit> equals = new LinkedHashSet<>();
    row.sort(STRONGEST);
    for (Hit hit : row) {
      var before = kept.lowerEntry(hit.end());
      if (before == null || before.getValue().end() <= hit.start()) {
        kept.put(hit.start(), hit);
      } else if (equal(before.getValue(), hit)) {
        equals.add(hit);
      }
    }
    return Stream.concat(kept.values().stream(), equals.stream()).sorted(FIRST).toList();
  }

  private static boolean equal(Hit kept, Hit hit) {
    return kept.start() == hit.start() && kept.end() == hit.end() && kept.score() == hit.score()
        && !kept.detector().about().kind().equals(hit.detector().about().kind());
  }
}
