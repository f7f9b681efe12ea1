package dev.weir.detect.explain;

import dev.weir.detect.body.Flat;
import dev.weir.detect.body.Pointers;
import dev.weir.detect.body.Role;
import dev.weir.detect.body.Sources;
import dev.weir.detect.body.Walk;
import dev.weir.detect.engine.Findings.Hit;
import dev.weir.detect.nest.Outward;
import dev.weir.model.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns places of the flat text, which come in any order and overlap, into spans. */
final class Places {

  private final Flat flat;
  private final Sources sources;
  private final boolean asText;
  private final Pointers pointers;
  private final Map<Integer, Point> starts = new HashMap<>();
  private final Map<Integer, Point> ends = new HashMap<>();

  /** Code points of a value before a place. */
  private record Point(int value, int count) {}

  /**
   * @param hits what is told
   * @param words what is told with them
   * @param asText whether what stands in a document in a text is told by its place in the text
   */
  Places(List<Hit> hits, List<Hit> words, Flat flat, Sources sources, boolean asText) {
    this.flat = flat;
    this.sources = sources;
    this.asText = asText;
    BitSet found = new BitSet();
    hits.forEach(hit -> found.set(flat.valueAt(hit.start())));
    pointers = new Pointers(flat, found::get);
    List<Hit> all = Stream.concat(hits.stream(), words.stream()).toList();
    mark(all.stream().mapToInt(Hit::start), true, starts);
    mark(all.stream().mapToInt(Hit::end), false, ends);
  }

  /** Every walk goes forwards only, so that starts and ends are gone through on their own. */
  private void mark(IntStream places, boolean start, Map<Integer, Point> points) {
    Outward outward = new Outward(flat, sources);
    int[] sorted = places.sorted().distinct().toArray();
    int[] moved = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      int first = start ? sorted[i] : sorted[i] - 1;
      outward.goOut(first, first + 1);
      boolean told = asText && outward.went() && flat.role(outward.value()) == Role.TEXT;
      moved[i] = !told ? sorted[i] : start ? outward.from() : outward.to();
    }
    Map<Integer, Point> byPlace = new HashMap<>();
    Walk walk = new Walk(flat, sources);
    Arrays.stream(moved).sorted().distinct().forEach(place -> {
      int value = flat.valueAt(start ? place : place - 1);
      if (start) {
        walk.go(value, place);
      } else {
        walk.goBehind(value, place);
      }
      byPlace.put(place, new Point(value, walk.points()));
    });
    for (int i = 0; i < sorted.length; i++) {
      points.put(sorted[i], byPlace.get(moved[i]));
    }
  }

  Span span(Hit hit) {
    Point start = Objects.requireNonNull(starts.get(hit.start()));
    int value = start.value();
    return new Span(sources.get(flat.source(value)).part(), pointers.to(value), start.count(),
        Objects.requireNonNull(ends.get(hit.end())).count());
  }

  /** Returns what stands there, as detectors see it. */
  String text(Hit hit) {
    return new String(flat.bytes(), hit.start(), hit.end() - hit.start(), StandardCharsets.UTF_8);
  }
}
