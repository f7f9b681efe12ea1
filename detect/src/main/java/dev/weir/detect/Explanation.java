package dev.weir.detect;

import dev.weir.detect.explain.Candidate;
import java.util.List;

/**
 * What was found in a payload, and why; and what was not.
 *
 * @param candidates all that detectors considered, in order
 */
public record Explanation(Examination examination, List<Candidate> candidates) {

  public Explanation {
    candidates = List.copyOf(candidates);
  }
}
