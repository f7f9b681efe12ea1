package dev.weir.scan.flow;

import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Step;
import dev.weir.scan.knowledge.Transform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data that is in a value.
 *
 * @param datum what it is; none where a caller gives it
 * @param symbol the parameter that it comes by, where a caller gives it
 * @param transforms what was done to it on its way
 * @param trail of what comes by a parameter the way since then, so that it may be none yet
 */
record Mark(@Nullable Datum datum, @Nullable Symbol symbol, List<Transform> transforms,
    @Nullable Trail trail) {

  private static final int MOST_TRANSFORMS = 4;

  static Mark of(String type, String name, Step source) {
    return new Mark(new Datum(type, name), null, List.of(), Trail.from(source));
  }

  static Mark of(Symbol symbol) {
    return new Mark(null, symbol, List.of(), null);
  }

  Mark then(Step step) {
    return new Mark(datum, symbol, transforms, trail == null ? Trail.from(step) : trail.then(step));
  }

  Mark by(Transform transform, Step step) {
    if (transforms.size() >= MOST_TRANSFORMS || transforms.contains(transform)) {
      return this;
    }
    return new Mark(datum, symbol, append(transforms, List.of(transform)), then(step).trail);
  }

  /** Returns the way of the data so far, the source first. */
  List<Step> steps() {
    return trail == null ? List.of() : trail.steps();
  }

  /** Returns what a caller gives, after it went the way of this mark. */
  Mark after(Mark given) {
    if (trail == null && transforms.isEmpty()) {
      return given;
    }
    Trail way = given.trail == null ? trail : given.trail.then(trail);
    return new Mark(given.datum, given.symbol, append(given.transforms, transforms), way);
  }

  /** Returns whether both tell of the same data, by whatever way it came. */
  @SuppressWarnings("ReferenceEquality") // a symbol is one object, and nearly always no transform is the other's
  boolean sameData(Mark other) {
    return this == other
        || symbol == other.symbol && (datum == other.datum || datum != null && datum.equals(other.datum))
            && (transforms == other.transforms
                || transforms.size() == other.transforms.size() && transforms.equals(other.transforms));
  }

  private static List<Transform> append(List<Transform> first, List<Transform> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    return java.util.stream.Stream.concat(first.stream(), second.stream()).distinct().limit(MOST_TRANSFORMS)
        .toList();
  }
}
