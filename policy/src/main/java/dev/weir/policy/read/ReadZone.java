package dev.weir.policy.read;

import dev.weir.policy.yaml.Nearest;
import dev.weir.policy.yaml.Value;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** Reads a time zone: one that has a name, or a distance from UTC. */
final class ReadZone {

  private ReadZone() {}

  static Optional<ZoneId> read(Value value) {
    Optional<String> name = value.text();
    Optional<ZoneId> zone = name.flatMap(ReadZone::named);
    if (name.isPresent() && zone.isEmpty()) {
      value.flaw(Value.quote(name.get()) + " is no time zone",
          Nearest.to(name.get(), ZoneId.getAvailableZoneIds()).map(near -> "did you mean " + near + "?")
              .orElse("write one such as UTC or Europe/Berlin"));
    }
    return zone;
  }

  private static Optional<ZoneId> named(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
