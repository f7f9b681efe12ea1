package dev.weir.model.settings;

import dev.weir.model.net.HostPattern;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What proves Weir to a destination.
 *
 * @param secrets their names in the vault, one at least; each call shows one of them
 * @param turn which one, where there are several
 * @param rest how long one is spared that was refused (401) or has been asked too much of (429)
 */
public record CredentialRule(List<String> secrets, Turn turn, Duration rest, Injection how) {

  /** How long a secret rests unless the file says otherwise. */
  public static final Duration USUAL_REST = Duration.ofMinutes(1);

  /** Whose turn it is. */
  public enum Turn {
    ROUND_ROBIN, CALLER
  }

  public CredentialRule {
    secrets = List.copyOf(secrets);
  }

  /** One secret, shown as {@code how} says. */
  public CredentialRule(String secret, Injection how) {
    this(List.of(secret), Turn.ROUND_ROBIN, USUAL_REST, how);
  }

  /** Returns every secret that it needs: those of which each call shows one, and a token that is exchanged. */
  public List<String> needed() {
    return how instanceof Injection.ClientCredentials grant && grant.subject().isPresent()
        ? Stream.concat(secrets.stream(),
            grant.subject().stream().map(Injection.ClientCredentials.Subject::secret)).toList()
        : secrets;
  }

  /** Returns the hosts that its secrets go to, or sign for, where {@code rule} is the destination's: what they are bound to. */
  public Stream<HostPattern> recipients(DestinationRule rule) {
    return how instanceof Injection.ClientCredentials grant
        ? Stream.of(new HostPattern.Exact(grant.endpoint().origin().host()))
        : rule.names();
  }
}
