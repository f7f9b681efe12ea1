package dev.weir.detect.explain;

import dev.weir.model.DetectorId;
import dev.weir.model.Kind;
import dev.weir.model.Span;
import java.util.List;

/**
 * Something that a detector considered, and what became of it.
 *
 * @param score what it was taken with, or would have been
 * @param checked whether a check, such as that of its digits, spoke for it
 * @param words what was near that spoke for it
 * @param reasons why it was refused; empty where it was taken
 * @param revealed its text: for the eyes of whoever gave it, never for a log
 */
public record Candidate(DetectorId detector, Kind kind, Span where, double score, boolean checked,
    List<Word> words, List<Reason> reasons, String revealed) {

  public Candidate {
    words = List.copyOf(words);
    reasons = List.copyOf(reasons);
  }

  public boolean isTaken() {
    return reasons.isEmpty();
  }

  @Override
  public String toString() {
    return "Candidate[" + detector + " " + where + " " + reasons + "]";
  }
}
