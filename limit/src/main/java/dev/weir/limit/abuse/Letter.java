package dev.weir.limit.abuse;

import dev.weir.model.watch.AlertTarget;
import java.time.Instant;
import java.util.UUID;

/**
 * An alert on its way.
 *
 * @param name no other's; names of later ones are greater
 * @param body JSON
 */
record Letter(String name, AlertTarget to, String body) {

  private static final int DIGITS = 19;

  static Letter of(AlertTarget to, String body, Instant now) {
    return new Letter("%019d-%s".formatted(now.toEpochMilli(), UUID.randomUUID()), to, body);
  }

  /** Returns when it was written; the beginning of time where its name does not say so. */
  Instant posted() {
    try {
      return Instant.ofEpochMilli(Long.parseLong(name.substring(0, Math.min(DIGITS, name.length()))));
    } catch (NumberFormatException e) {
      return Instant.EPOCH;
    }
  }
}
