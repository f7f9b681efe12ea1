package dev.weir.model.settings;

import dev.weir.model.Kind;
import dev.weir.model.Kinds;
import dev.weir.model.net.Host;
import dev.weir.model.net.HostPattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one configuration file says, but for its policies. A new file is a new value: a call keeps the one it began with.
 *
 * @param detectors those of one's own, besides Weir's
 * @param analyser one outside of Weir that is asked too
 * @param destinations by name, in the order of the file; where hosts overlap the first wins
 * @param secrets those that are kept outside of the vault, by name
 * @param admin how it is administered
 * @param keys how Weir's own keys are looked after
 * @param telemetry what Weir tells of itself
 * @param audit what is done with the audit log
 */
public record Settings(Listen listen, Path data, Shared shared, Dns dns, Defaults defaults, Limits limits,
    List<DetectorRule> detectors, Optional<AnalyserRule> analyser, List<CallerRule> callers,
    Destinations destinations, Map<String, OutsideSecret> secrets, AdminRule admin,
    KeyTerms keys,
    Telemetry telemetry, AuditTerms audit) {

  public Settings {
    detectors = List.copyOf(detectors);
    callers = List.copyOf(callers);
    secrets = Map.copyOf(secrets);
  }

  /** Every secret is the vault's, nobody else is asked, and Weir is administered as is usual. */
  public Settings(Listen listen, Path data, Shared shared, Dns dns, Defaults defaults, Limits limits,
      List<DetectorRule> detectors, List<CallerRule> callers, Map<String, DestinationRule> destinations) {
    this(listen, data, shared, dns, defaults, limits, detectors, Optional.empty(), callers,
        new Destinations(destinations),
        Map.of(),
        AdminRule.USUAL, KeyTerms.USUAL, Telemetry.USUAL, AuditTerms.USUAL);
  }

  /** Returns the first destination that stands for {@code host}. */
  public Optional<DestinationRule> destinationOf(Host host) {
    return destinations.of(host);
  }

  /** Returns the hosts that the secret {@code name} goes to, or signs for: those of the destinations and exports that use it. */
  public Stream<HostPattern> recipients(String name) {
    return Stream.concat(destinations.values().stream().flatMap(rule -> rule.recipients(name)),
        audit.recipients(name)).distinct();
  }

  /** Returns the kind of data of this name: one of Weir's, or one that a detector of one's own finds. */
  public Optional<Kind> kind(String name) {
    return Kinds.named(name)
        .or(() -> detectors.stream().map(DetectorRule::kind).filter(kind -> kind.name().equals(name))
            .findFirst());
  }

  /** Returns the names of all kinds, in order. */
  public Set<String> kinds() {
    Set<String> names = new TreeSet<>(Kinds.names());
    detectors.forEach(rule -> names.add(rule.kind().name()));
    return names;
  }

  /** Returns whether a token of another issuer proves any caller. */
  public boolean trustsIssuers() {
    for (CallerRule caller : callers) {
      if (caller.token().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Returns the caller of this name. */
  public Optional<CallerRule> caller(String name) {
    for (CallerRule caller : callers) {
      if (caller.name().equals(name)) {
        return Optional.of(caller);
      }
    }
    return Optional.empty();
  }
}
