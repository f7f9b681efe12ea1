package dev.weir.detect.explain;

import dev.weir.detect.engine.Cue;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Findings.Hit;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.engine.Memory;
import dev.weir.detect.engine.Supposition;
import dev.weir.detect.engine.Supposition.Near;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.detect.explain.Considered.Support;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why a detector told what it told at one place, and not something else: it looks there again and again, each time with one
 * thing supposed to be otherwise, and what makes a difference is a reason.
 */
final class Inquiry {

  /** How far before a place a word is taken to be meant. */
  private static final int REACH = 80;

  private final Detector detector;
  private final Text text;
  private final int at;
  private final Memory before;
  private final List<Hit> told;
  private final Set<Hint> hints = new LinkedHashSet<>();
  private final Map<Hint, Near> nearest = new LinkedHashMap<>();
  private final Set<Doubt> standing = EnumSet.noneOf(Doubt.class);
  private final Map<Hit, List<Support>> support = new LinkedHashMap<>();
  private final Map<Hit, List<Reason>> refused = new LinkedHashMap<>();

  Inquiry(Detector detector, Text text, int at, Memory before, List<Hit> told) {
    this.detector = detector;
    this.text = text;
    this.at = at;
    this.before = before;
    this.told = told;
  }

  /** Returns what was told, and what would have been but for one reason or several. */
  List<Considered> answer() {
    look(Supposition.nothing());
    look(Supposition.without(EnumSet.allOf(Doubt.class)));
    EnumSet.copyOf(standing).forEach(
        doubt -> differ(look(Supposition.without(EnumSet.of(doubt))), Reason.of(doubt)));
    words(Supposition.nothing());
    if (told.isEmpty() && refused.isEmpty()) {
      far();
    }
    List<Considered> all = new ArrayList<>();
    boolean checked = !told.isEmpty() && !same(look(Supposition.with(Doubt.CHECK)));
    told.forEach(
        hit -> all.add(new Considered(hit, checked, support.getOrDefault(hit, List.of()), List.of())));
    refused.forEach((hit, reasons) -> all.add(Considered.refused(hit, reasons)));
    return all;
  }

  /** What more than one thing speaks against. */
  private void far() {
    Set<Doubt> all = EnumSet.copyOf(standing);
    if (!all.isEmpty()) {
      words(Supposition.without(all));
      List<Hit> hits = look(Supposition.without(all));
      all.forEach(doubt -> differ(hits, Reason.of(doubt)));
      refused.values().forEach(reasons -> all.stream().map(Reason::of)
          .filter(reason -> !reasons.contains(reason)).forEach(reasons::add));
    }
  }

  /** Supposes each word that is near to be away, and each that is not to be near. */
  private void words(Supposition other) {
    for (Hint hint : List.copyOf(hints)) {
      Near near = nearest.getOrDefault(hint, Near.NOTHING);
      turned(look(other.and(hint, !near.isThere())), near, hint.words());
    }
    for (Trigger trigger : detector.triggers()) {
      if (trigger instanceof Trigger.Context(Cue cue)) {
        Near near = near(cue);
        turned(look(other.and(cue, !near.isThere())), near, cue.words());
      }
    }
  }

  private void turned(List<Hit> hits, Near near, List<String> words) {
    if (near.isThere()) {
      told.forEach(hit -> {
        double without = overlapping(hits, hit).map(Hit::score).orElse(0.0);
        if (without < hit.score()) {
          Hit word = new Hit(detector, near.start(), near.end(), 0);
          support.computeIfAbsent(hit, _ -> new ArrayList<>()).add(new Support(word, without));
        }
      });
      differ(hits, Reason.contrary(text.decoded(near.start(), near.end())));
    } else if (!words.isEmpty()) {
      differ(hits, Reason.missing(words));
    }
  }

  /** Notes what was found only for {@code reason}; one absent word is told for all that would do. */
  private void differ(List<Hit> hits, Reason reason) {
    for (Hit hit : hits) {
      if (overlapping(told, hit).isEmpty()) {
        Hit known = overlapping(List.copyOf(refused.keySet()), hit).orElse(hit);
        List<Reason> reasons = refused.computeIfAbsent(known, _ -> new ArrayList<>());
        if (reasons.stream().noneMatch(other -> other.code().equals(reason.code()))) {
          reasons.add(reason);
        }
      }
    }
  }

  private Near near(Cue cue) {
    text.recall(before);
    int end = text.lastCue(cue);
    if (end < 0 || at - end > REACH) {
      return Near.NOTHING;
    }
    int longest = cue.words().stream().filter(word -> text.hasAnyCase(word, end - word.length()))
        .mapToInt(String::length).max().orElse(0);
    return new Near(end - longest, end);
  }

  private boolean same(List<Hit> hits) {
    return told.stream().allMatch(
        hit -> overlapping(hits, hit).filter(other -> other.score() >= hit.score()).isPresent());
  }

  private static Optional<Hit> overlapping(List<Hit> hits, Hit hit) {
    return hits.stream()
        .filter(other -> other.detector().equals(hit.detector()) && other.start() < hit.end()
            && hit.start() < other.end())
        .findFirst();
  }

  private List<Hit> look(Supposition supposition) {
    text.suppose(supposition, at, before);
    Findings out = new Findings();
    detector.scan(text, at, out);
    supposition.doubts().forEach((doubt, speaks) -> {
      if (speaks) {
        standing.add(doubt);
      }
    });
    supposition.hints().forEach((hint, near) -> {
      hints.add(hint);
      nearest.merge(hint, near, (old, later) -> old.isThere() ? old : later);
    });
    return out.resolved();
  }
}
