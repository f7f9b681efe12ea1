package dev.weir.bench.accuracy;

import dev.weir.detect.Examination;
import dev.weir.model.Finding;
import java.util.ArrayList;
import java.util.List;

/** One finding with its text. */
record Found(String type, int start, int end, String value, String detector) {

  static List<Found> in(Examination examination) {
    List<Finding> findings = examination.findings();
    List<Found> found = new ArrayList<>(findings.size());
    for (int i = 0; i < findings.size(); i++) {
      Finding one = findings.get(i);
      found.add(new Found(one.kind().name(), one.where().start(), one.where().end(), examination.revealed(i),
          one.detector().text()));
    }
    return found;
  }

  boolean is(Row.Label label) {
    return start == label.start() && end == label.end();
  }

  boolean touches(Row.Label label) {
    return start < label.end() && end > label.start();
  }
}
