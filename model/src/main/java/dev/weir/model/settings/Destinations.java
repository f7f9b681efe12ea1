package dev.weir.model.settings;

import dev.weir.model.net.Host;
import dev.weir.model.net.HostPattern;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All destinations by name, in the order of the file. Which of them stands for a host is found in as many steps as the host has
 * labels, however many destinations there are: each call through the proxy asks for it.
 */
public final class Destinations extends AbstractMap<String, DestinationRule> {

  /** One destination and its place in the file. */
  private record Listed(int place, DestinationRule rule) {}

  private final Map<String, DestinationRule> byName;
  private final Map<Host, Listed> exact = new HashMap<>();
  private final Map<String, Listed> below = new HashMap<>();

  /** Holds {@code rules}, in their order. */
  public Destinations(Map<String, DestinationRule> rules) {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    int place = 0;
    for (DestinationRule rule : byName.values()) {
      Listed listed = new Listed(place++, rule);
      rule.names().forEach(pattern -> list(pattern, listed));
    }
  }

  private void list(HostPattern pattern, Listed listed) {
    switch (pattern) {
      case HostPattern.Exact(Host host) -> exact.putIfAbsent(host, listed);
      case HostPattern.Below(Host.Name domain) -> below.putIfAbsent(domain.text(), listed);
    }
  }

  /** Returns the first destination that stands for {@code host}. */
  public Optional<DestinationRule> of(Host host) {
    Listed first = exact.get(host);
    if (host instanceof Host.Name(String text)) {
      for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
        first = earlier(first, below.get(text.substring(dot + 1)));
      }
    }
    return Optional.ofNullable(first).map(Listed::rule);
  }

  private static @Nullable Listed earlier(@Nullable Listed one, @Nullable Listed other) {
    boolean second = one == null || other != null && other.place < one.place;
    return second ? other : one;
  }

  @Override
  public Set<Entry<String, DestinationRule>> entrySet() {
    return byName.entrySet();
  }

  @Override
  public @Nullable DestinationRule get(@Nullable Object name) {
    return byName.get(name);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return byName.containsKey(name);
  }
}
