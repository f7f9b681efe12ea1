package dev.weir.model.settings;

import dev.weir.model.net.Host;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one configuration file says, but for its policies. A new file is a new value: a call keeps the one it began with.
 *
 * @param destinations by name, in the order of the file; where hosts overlap the first wins
 */
public record Settings(Listen listen, Path data, Dns dns, Defaults defaults, Limits limits,
    List<CallerRule> callers, Map<String, DestinationRule> destinations) {

  public Settings {
    callers = List.copyOf(callers);
    destinations = Collections.unmodifiableMap(new LinkedHashMap<>(destinations));
  }

  /** Returns the first destination that stands for {@code host}. */
  public Optional<DestinationRule> destinationOf(Host host) {
    for (DestinationRule rule : destinations.values()) {
      if (rule.standsFor(host)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** Returns the caller of this name. */
  public Optional<CallerRule> caller(String name) {
    return callers.stream().filter(caller -> caller.name().equals(name)).findFirst();
  }
}
