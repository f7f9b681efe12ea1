package dev.weir.bench.prompt;

import dev.weir.bench.prompt.RequestDraw.Segment;
import dev.weir.detect.prompt.Document;
import dev.weir.detect.prompt.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Learns which segments of documents are requests to an assistant: logistic regression by AdaGrad, the same for the same documents. */
final class Requests {

  private static final int RAREST = 3;

  /** What an order counts for: there are some ten times as many segments that are none. */
  private static final double ORDERED = 3;

  private final Study study;
  private final Map<Long, Integer> ids;
  private final double[] values;
  private final boolean[] worded;
  private final double[] weights;
  private double bias;

  private Requests(Study study, Map<Long, Integer> ids) {
    this.study = study;
    this.ids = ids;
    values = new double[ids.size()];
    weights = new double[ids.size()];
    worded = new boolean[ids.size()];
    ids.forEach((feature, id) -> {
      values[id] = Stretch.value(feature);
      worded[id] = Stretch.worded(feature);
    });
  }

  /** Returns what was learnt of {@code documents}: of those with an order the order, of the others all segments. */
  static Requests learnt(List<Planted> documents, Study study) {
    Requests requests = new Requests(study, numbered(documents, study.view()));
    List<Segment> segments = requests.segments(documents);
    List<RequestDraw> draws = IntStream.range(0, study.draws())
        .mapToObj(draw -> new RequestDraw(study, requests.values, requests.worded, draw)).toList();
    requests.learn(segments, draws);
    requests.prune();
    requests.learn(segments, draws);
    return requests;
  }

  private static Map<Long, Integer> numbered(List<Planted> documents, Study.View view) {
    Map<Long, Integer> counts = new HashMap<>();
    for (Planted planted : documents) {
      Set<Long> seen = new HashSet<>();
      for (int segment = 0; segment < planted.document().segments(); segment++) {
        for (long feature : view.of(planted.document(), segment)) {
          if ((!planted.abuse() || planted.ordered(segment)) && seen.add(feature)) {
            counts.merge(feature, 1, Integer::sum);
          }
        }
      }
    }
    Map<Long, Integer> ids = new HashMap<>();
    counts.entrySet().stream().filter(entry -> entry.getValue() >= RAREST).map(Map.Entry::getKey).sorted()
        .forEach(feature -> ids.put(feature, ids.size()));
    return ids;
  }

  private List<Segment> segments(List<Planted> documents) {
    List<Segment> segments = new ArrayList<>();
    for (Planted planted : documents) {
      Document document = planted.document();
      for (int segment = 0; segment < document.segments(); segment++) {
        if (!planted.abuse() || planted.ordered(segment)) {
          int[] features = Arrays.stream(study.view().of(document, segment)).filter(ids::containsKey)
              .mapToInt(ids::get).toArray();
          segments.add(new Segment(features, planted.abuse(),
              planted.weight() * (planted.abuse() ? ORDERED : 1)));
        }
      }
    }
    return segments;
  }

  private void learn(List<Segment> segments, List<RequestDraw> draws) {
    draws.forEach(draw -> draw.learn(segments));
    Arrays.setAll(weights,
        feature -> draws.stream().mapToDouble(draw -> draw.weight(feature)).sum() / draws.size());
    bias = draws.stream().mapToDouble(RequestDraw::bias).sum() / draws.size();
  }

  /** Passes over for good what is not among the heaviest. */
  private void prune() {
    Set<Long> kept = new HashSet<>(features().subList(0, Math.min(study.most(), features().size())));
    ids.forEach((feature, id) -> values[id] = kept.contains(feature) ? values[id] : 0);
  }

  /** Returns the features that count, the heaviest first. */
  List<Long> features() {
    return ids.entrySet().stream().filter(entry -> values[entry.getValue()] != 0)
        .sorted(Comparator.<Map.Entry<Long, Integer>>comparingDouble(
            entry -> -Math.abs(weights[entry.getValue()])).thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey).toList();
  }

  /** Returns what a feature weighs; 0 where it does not count. */
  float weight(long feature) {
    Integer id = ids.get(feature);
    return id == null || values[id] == 0 ? 0 : (float) weights[id];
  }

  /** Returns how much a segment sounds like a request. */
  double margin(Document document, int segment) {
    double sum = 0;
    double squared = 1;
    for (long feature : study.view().of(document, segment)) {
      int id = ids.getOrDefault(feature, -1);
      if (id >= 0 && values[id] != 0) {
        sum += weights[id] * values[id];
        squared += values[id] * values[id];
      }
    }
    return bias + sum / StrictMath.sqrt(squared);
  }

  float bias() {
    return (float) bias;
  }
}
