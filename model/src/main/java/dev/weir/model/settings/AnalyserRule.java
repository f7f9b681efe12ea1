package dev.weir.model.settings;

import dev.weir.model.net.Target;
import java.time.Duration;

/**
 * An analyser outside of Weir that is asked about texts besides Weir's own detectors.
 *
 * @param url where texts are posted to
 * @param language what language it is told that they are in
 * @param score the least that a finding of it must have, 0 to 1
 * @param timeout after which it has not answered
 * @param maxBytes the most that it is asked about for one call, in UTF-8
 * @param required whether a call is denied where it cannot be asked; Weir's own findings count alone otherwise
 */
public record AnalyserRule(Target url, String language, double score, Duration timeout, long maxBytes,
    boolean required) {

  public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(2);
  public static final long USUAL_BYTES = 64 << 10;
  public static final double USUAL_SCORE = 0.5;
}
