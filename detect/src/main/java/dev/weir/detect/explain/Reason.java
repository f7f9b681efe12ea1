package dev.weir.detect.explain;

import dev.weir.detect.engine.Doubt;
import java.util.List;
import java.util.Locale;

/**
 * What kept a candidate from being told.
 *
 * @param code a word for programs
 * @param because the same for people; nothing of the payload but words that a detector knows itself
 */
public record Reason(String code, String because) {

  private static final int SHOWN = 5;

  static Reason of(Doubt doubt) {
    return new Reason(doubt.name().toLowerCase(Locale.ROOT).replace('_', '-'), doubt.because());
  }

  /** Returns that none of {@code words} is near. */
  static Reason missing(List<String> words) {
    String some = String.join(", ", words.subList(0, Math.min(SHOWN, words.size())));
    return new Reason("no-context", "no word is near such as " + some);
  }

  /** Returns that {@code word} is near, which speaks for something else. */
  static Reason contrary(String word) {
    return new Reason("contrary-context", "the word " + word + " is near");
  }

  /** Returns that it overlaps what {@code detector} tells by {@code score}. */
  static Reason overlapped(String detector, double score) {
    return new Reason("overlapped", "it overlaps what " + detector + " is surer of, by " + score);
  }

  /** Returns that what it is a part of was read as a document, in which it says nothing or is told again. */
  static Reason inside() {
    return new Reason("inside", "it stands for a document, which is looked at itself");
  }
}
