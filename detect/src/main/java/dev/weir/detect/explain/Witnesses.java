package dev.weir.detect.explain;

import dev.weir.detect.body.Flat;
import dev.weir.detect.body.Sources;
import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Engine;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Findings.Hit;
import dev.weir.detect.engine.Text;
import dev.weir.detect.explain.Considered.Support;
import dev.weir.detect.nest.Nests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All detectors, each watched while it goes through one text: what they find is the same, and it takes some twenty times as
 * long. For one thread.
 */
public final class Witnesses {

  private static final Comparator<Considered> IN_ORDER = Comparator
      .comparingInt((Considered one) -> one.hit().start()).thenComparing(one -> !one.isTaken());

  private final List<Witness> witnesses;
  private final Engine engine;

  public Witnesses(List<Detector> detectors) {
    witnesses = detectors.stream().map(Witness::new).toList();
    engine = new Engine(List.copyOf(witnesses));
  }

  /** Does what an engine of these detectors does; forgets the text before. */
  public void scan(Text text, Findings out) {
    witnesses.forEach(Witness::forget);
    engine.scan(text, out);
  }

  /**
   * Returns everything that was considered, in order.
   *
   * @param resolved what is left where findings overlapped
   * @param told what is told in the end
   * @param asText whether places are those in the text, also of what stands in a document in it
   */
  public List<Candidate> candidates(List<Hit> resolved, List<Hit> told, Nests nests, boolean asText,
      Flat flat,
      Sources sources) {
    List<Considered> all = witnesses.stream().flatMap(witness -> witness.considered().stream())
        .filter(one -> counts(one.hit(), flat)).toList();
    Set<Hit> shown = apart(all, nests);
    Set<Hit> left = new HashSet<>(resolved);
    Set<Hit> taken = new HashSet<>(told);
    List<Considered> fates = new ArrayList<>();
    for (Considered one : new LinkedHashSet<>(all)) {
      if (one.isTaken() || shown.contains(one.hit())) {
        fates.add(one.isTaken() && !taken.contains(one.hit()) ? fate(one, left, resolved) : one);
      }
    }
    fates.sort(IN_ORDER);
    Places places = new Places(fates.stream().map(Considered::hit).toList(),
        fates.stream().flatMap(one -> one.words().stream()).map(Support::word).toList(), flat, sources,
        asText);
    return fates.stream().map(one -> candidate(one, places, flat)).toList();
  }

  private static boolean counts(Hit hit, Flat flat) {
    return flat.role(flat.valueAt(hit.start())).counts(hit.detector().about().kind());
  }

  /** Of what one detector refused that which no other part of it says: neither what it told nor what it refused before. */
  private static Set<Hit> apart(Collection<Considered> all, Nests nests) {
    Map<Detector, TreeMap<Integer, Hit>> known = new HashMap<>();
    Map<Detector, List<Hit>> refused = new LinkedHashMap<>();
    all.stream().sorted(Comparator.comparing(one -> !one.isTaken())).forEach(one -> {
      Hit hit = one.hit();
      TreeMap<Integer, Hit> there = known.computeIfAbsent(hit.detector(), _ -> new TreeMap<>());
      var before = there.lowerEntry(hit.end());
      if (before == null || before.getValue().end() <= hit.start()) {
        there.put(hit.start(), hit);
        if (!one.isTaken()) {
          refused.computeIfAbsent(hit.detector(), _ -> new ArrayList<>()).add(hit);
        }
      }
    });
    Set<Hit> shown = new HashSet<>();
    for (List<Hit> hits : refused.values()) {
      hits.sort(Comparator.comparingInt(Hit::start));
      shown.addAll(nests.telling(hits, _ -> false));
    }
    return shown;
  }

  /** Returns what became of that which was found, and is not told. */
  private static Considered fate(Considered one, Set<Hit> left, List<Hit> resolved) {
    Hit hit = one.hit();
    if (left.contains(hit)) {
      return one.but(Reason.inside());
    }
    return resolved.stream().filter(other -> other.start() < hit.end() && hit.start() < other.end())
        .findFirst()
        .map(other -> one.but(Reason.overlapped(other.detector().about().id().text(), other.score())))
        .orElse(one.but(Reason.inside()));
  }

  private static Candidate candidate(Considered one, Places places, Flat flat) {
    Hit hit = one.hit();
    List<Reason> reasons = new ArrayList<>(one.reasons());
    if (!one.isTaken()) {
      Likeness.of(flat.bytes(), hit.start(), hit.end()).ifPresent(reasons::add);
    }
    About about = hit.detector().about();
    return new Candidate(about.id(), about.kind(), places.span(hit), hit.score(), one.checked(),
        one.words().stream().map(support -> word(support, hit.start(), places, flat)).toList(), reasons,
        places.text(hit));
  }

  private static Word word(Support support, int start, Places places, Flat flat) {
    Hit word = support.word();
    boolean inside = flat.valueAt(word.start()) == flat.valueAt(start);
    return new Word(places.text(word), inside ? Optional.of(places.span(word)) : Optional.empty(),
        support.without());
  }
}
