package dev.weir.scan.flow;

import dev.weir.scan.knowledge.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Marks that are no data, but that the analysis follows like data. */
final class Signs {

  /** Was made readable by decoding or decompressing it. */
  static final String DECODED = "DECODED";
  /** The same, of a constant. */
  static final String DECODED_CONSTANT = "DECODED_CONSTANT";
  /** Came as the answer to a call. */
  static final String FETCHED = "FETCHED";

  private static final Set<String> ALL = Set.of(DECODED, DECODED_CONSTANT, FETCHED, Source.UNVERIFIED);

  static boolean is(String sign, Value value) {
    for (Mark mark : Data.in(value)) {
      if (is(sign, mark)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a value has a sign that was given to it in a file. */
  static boolean is(String sign, Value value, String path) {
    for (Mark mark : Data.in(value)) {
      if (is(sign, mark) && mark.steps().getFirst().path().equals(path)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(String sign, Mark mark) {
    return mark.datum() != null && mark.datum().type().equals(sign);
  }

  /** Returns the marks that are data. */
  static List<Mark> without(Mark[] marks) {
    List<Mark> data = new ArrayList<>(marks.length);
    for (Mark mark : marks) {
      if (mark.datum() != null && !ALL.contains(mark.datum().type())) {
        data.add(mark);
      }
    }
    return data;
  }

  private Signs() {}
}
