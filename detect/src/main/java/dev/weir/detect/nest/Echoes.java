package dev.weir.detect.nest;

import dev.weir.detect.body.Flat;
import dev.weir.detect.body.Nest;
import dev.weir.detect.body.Sources;
import dev.weir.detect.body.Walk;
import dev.weir.detect.engine.Findings.Hit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells findings that are one and the same: a value that holds a document is looked at as it stands, and the document inside of
 * it. Of two that overlap the inner one stays, unless the outer is of another detector and surer.
 */
public final class Echoes {

  private final Flat flat;
  private final Sources sources;
  /** One for each layer, since a walk goes forwards only. */
  private final List<Walk> walks = new ArrayList<>();
  private final TreeMap<Integer, List<Hit>> byStart = new TreeMap<>();
  private final Set<Hit> dropped = new HashSet<>();

  private Echoes(Flat flat, Sources sources) {
    this.flat = flat;
    this.sources = sources;
  }

  /** Returns {@code hits}, which are in order, without those that another of them says as well. */
  public static List<Hit> without(List<Hit> hits, Flat flat, Sources sources) {
    Echoes echoes = new Echoes(flat, sources);
    hits.forEach(echoes::take);
    return hits.stream().filter(hit -> !echoes.dropped.contains(hit)).toList();
  }

  private void take(Hit hit) {
    byStart.computeIfAbsent(hit.start(), _ -> new ArrayList<>(1)).add(hit);
    int from = hit.start();
    int to = hit.end();
    int value = flat.valueAt(from);
    for (int layer = 0; spelled(value); layer++) {
      if (layer == walks.size()) {
        walks.add(new Walk(flat, sources));
      }
      Walk walk = walks.get(layer);
      walk.go(value, from);
      int outer = sources.holder(flat.source(value));
      from = flat.start(outer) + walk.raw();
      walk.goBehind(value, to);
      to = flat.start(outer) + walk.raw();
      value = outer;
      meet(hit, from, to);
    }
  }

  /** Returns whether {@code value} is read from bytes that are another value's text, one for one. */
  private boolean spelled(int value) {
    return sources.get(flat.source(value)).nest() instanceof Nest.Spelled nest && nest.value() >= 0
        && nest.pieces().size() == 1 && !flat.isFolded(nest.value());
  }

  private void meet(Hit inner, int from, int to) {
    for (Map.Entry<Integer, List<Hit>> entry = byStart.lowerEntry(to); entry != null
        && entry.getValue().getFirst().end() > from; entry = byStart.lowerEntry(entry.getKey())) {
      for (Hit outer : entry.getValue()) {
        boolean surer = !outer.detector().equals(inner.detector()) && outer.score() > inner.score();
        dropped.add(surer && !dropped.contains(outer) ? inner : outer);
      }
    }
  }
}
