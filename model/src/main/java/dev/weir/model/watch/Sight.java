package dev.weir.model.watch;

import java.time.Instant;

/**
 * One call, as far as it counts among others.
 *
 * @param destination its name, or the host of one that is not listed
 * @param likeness the same for equal requests
 */
public record Sight(String caller, String destination, long likeness, long bytes, Instant at) {}
