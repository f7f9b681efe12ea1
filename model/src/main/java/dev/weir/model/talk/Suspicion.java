package dev.weir.model.talk;

import java.util.Locale;

/**
 * A part of a request that reads like abuse; never its text.
 *
 * @param score 0.5 to 1
 */
public record Suspicion(Abuse abuse, double score, Speaker speaker) {

  /** Returns it in words. */
  @Override
  public String toString() {
    return speaker + " reads like " + abuse + String.format(Locale.ROOT, " (%.2f)", score);
  }
}
