package dev.weir.detect.prompt;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a text was found to be.
 *
 * @param score 0 to 1; from {@link #THRESHOLD} on it is abuse
 * @param scores the same for each kind of abuse
 * @param why what spoke for it, in the order of the text; empty for a text that is {@link Label#BENIGN}
 */
public record Judgement(Label label, double score, Map<Label, Double> scores, List<Reason> why) {

  /** From this score on a text is abuse. */
  public static final double THRESHOLD = 0.5;

  public Judgement {
    Map<Label, Double> copy = new EnumMap<>(Label.class);
    copy.putAll(scores);
    scores = Collections.unmodifiableMap(copy);
    why = List.copyOf(why);
  }

  /** What a text is. */
  public enum Label {
    BENIGN,
    /** Orders that are to take the place of the application's own. */
    INJECTION,
    /** Talks the model out of its rules. */
    JAILBREAK,
    /** Asks for the application's instructions or for what is secret in them. */
    EXTRACTION,
    /** An order in a document, a page or a tool's answer. */
    INDIRECT;

    /** Returns the spelling of reports. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A place that spoke for abuse.
   *
   * @param start its first code point in the text
   * @param end the code point behind it
   * @param what a concept, {@code IGNORE}, {@code noise}, or {@code words}; {@code decoded} before it where it was encoded
   */
  public record Reason(int start, int end, String what) {}
}
