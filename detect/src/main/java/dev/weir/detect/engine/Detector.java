package dev.weir.detect.engine;

import java.util.List;

/**
 * Recognises one kind of thing. Stateless; looks only where one of its triggers stands; every lookahead is bounded or goes
 * through {@link Text#run}, so that hostile text costs no more than linear time.
 */
public interface Detector {

  /** Returns the detector's documentation with its examples. */
  About about();

  /** Returns where {@link #scan} is called. */
  List<Trigger> triggers();

  /** Reports to {@code out} what there is around {@code at}, the place of a trigger. */
  void scan(Text text, int at, Findings out);
}
