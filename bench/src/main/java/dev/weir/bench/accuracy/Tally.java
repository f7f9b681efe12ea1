package dev.weir.bench.accuracy;

import java.util.ArrayList;
import java.util.List;

/** Counts of one type: by exact spans, and by spans that only overlap. */
final class Tally {

  private static final int LONGEST = 100;

  private int labels;
  private int exact;
  private int touched;
  private int findings;
  private int right;
  private int near;
  private final List<String> wrong = new ArrayList<>();

  /** Counts one label, and how well it was found. */
  void label(boolean exactly, boolean overlapping, String what, String in) {
    labels++;
    exact += exactly ? 1 : 0;
    touched += overlapping ? 1 : 0;
    if (!exactly) {
      wrong.add((overlapping ? "span   " : "missed ") + shortened(what, in));
    }
  }

  /** Counts one finding, and how well it fits a label. */
  void finding(boolean exactly, boolean overlapping, String what, String in) {
    findings++;
    right += exactly ? 1 : 0;
    near += overlapping ? 1 : 0;
    if (!overlapping) {
      wrong.add("false  " + shortened(what, in));
    }
  }

  /** Adds all that {@code other} counted. */
  void add(Tally other) {
    labels += other.labels;
    exact += other.exact;
    touched += other.touched;
    findings += other.findings;
    right += other.right;
    near += other.near;
  }

  private static String shortened(String what, String in) {
    String line = in.replaceAll("\\s+", " ");
    int at = Math.max(0, line.indexOf(what) - LONGEST / 2);
    return what + "   <- " + line.substring(at, Math.min(line.length(), at + what.length() + LONGEST));
  }

  int labels() {
    return labels;
  }

  double recall() {
    return labels == 0 ? 1 : (double) exact / labels;
  }

  double precision() {
    return findings == 0 ? 1 : (double) right / findings;
  }

  /** Returns the harmonic mean of precision and recall, by exact spans. */
  double f1() {
    return f1(precision(), recall());
  }

  double overlapRecall() {
    return labels == 0 ? 1 : (double) touched / labels;
  }

  double overlapPrecision() {
    return findings == 0 ? 1 : (double) near / findings;
  }

  double overlapF1() {
    return f1(overlapPrecision(), overlapRecall());
  }

  private static double f1(double precision, double recall) {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  /** Returns what was missed, found in the wrong place, or found where nothing is. */
  List<String> wrong() {
    return wrong;
  }
}
