package dev.weir.model.settings;

import java.time.Duration;

/**
 * A secret that is read from where it is kept.
 *
 * @param every how often
 * @param stale how long the last value is good where it cannot be read
 */
public record OutsideSecret(SecretSource from, Duration every, Duration stale) {

  public static final Duration USUAL_EVERY = Duration.ofSeconds(30);
  public static final Duration USUAL_STALE = Duration.ofHours(1);
}
