package dev.weir.model.settings;

import java.time.Duration;

/** How long an upstream may take: to connect (TLS included), to its first byte, between two bytes, in all. */
public record Timeouts(Duration connect, Duration firstByte, Duration idle, Duration total) {
  public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(60),
      Duration.ofSeconds(60), Duration.ofMinutes(10));
}
