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

  static Letter of(AlertTarget to, String body, Instant now) {
    return new Letter("%019d-%s".formatted(now.toEpochMilli(), UUID.randomUUID()), to, body);
  }
}
