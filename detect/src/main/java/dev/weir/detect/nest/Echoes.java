package dev.weir.detect.nest;

import dev.weir.detect.body.Flat;
import dev.weir.detect.body.Sources;
import dev.weir.detect.engine.Findings.Hit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells findings that are one and the same: a value that holds a document is looked at as it stands, and the document inside of
 * it. Of two that overlap the inner one stays, unless the outer is of another detector and surer; and where it is all of its value
 * it stays whatever goes beyond that, such as from one cell of a table to the next.
 */
public final class Echoes {

  private final Outward outward;
  private final Flat flat;
  private final TreeMap<Integer, List<Hit>> byStart = new TreeMap<>();
  private final Set<Hit> dropped = new HashSet<>();

  private Echoes(Flat flat, Sources sources) {
    outward = new Outward(flat, sources);
    this.flat = flat;
  }

  /** Returns {@code hits}, which are in order, without those that another of them says as well. */
  public static List<Hit> without(List<Hit> hits, Flat flat, Sources sources) {
    Echoes echoes = new Echoes(flat, sources);
    hits.forEach(echoes::take);
    return hits.stream().filter(hit -> !echoes.dropped.contains(hit)).toList();
  }

  private void take(Hit hit) {
    byStart.computeIfAbsent(hit.start(), _ -> new ArrayList<>(1)).add(hit);
    outward.start(hit);
    int value = outward.value();
    boolean whole = hit.start() == flat.start(value) && hit.end() == flat.end(value);
    while (outward.up()) {
      meet(hit, whole, outward.from(), outward.to());
    }
  }

  private void meet(Hit inner, boolean whole, int from, int to) {
    for (Map.Entry<Integer, List<Hit>> entry = byStart.lowerEntry(to); entry != null
        && entry.getValue().getFirst().end() > from; entry = byStart.lowerEntry(entry.getKey())) {
      for (Hit outer : entry.getValue()) {
        boolean wider = whole && (outer.start() < from || outer.end() > to);
        boolean surer = !wider && !outer.detector().equals(inner.detector()) && outer.score() > inner.score();
        dropped.add(surer && !dropped.contains(outer) ? inner : outer);
      }
    }
  }
}
