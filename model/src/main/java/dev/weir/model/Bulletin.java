package dev.weir.model;

import java.util.List;

/**
 * What Weirs tell each other in a place that anybody may write to: each line is sealed by the Weir that it is from. For one
 * thread at a time.
 */
public interface Bulletin {

  /** Returns the name of the place, the same for all Weirs that understand each other and for no others. */
  String place();

  /** Returns the lines that are new since this was asked before; {@code whole} brings every line that still matters. */
  List<String> news(boolean whole);

  /**
   * Takes in lines of others, in any order and any number of times; what none of them has sealed is passed over.
   *
   * @return the lines that need not stay
   */
  List<String> read(List<String> lines);

  /** All that had been told at this time of {@link System#nanoTime} is known now. */
  void upToDate(long nanos);
}
