package dev.weir.model.settings;

import dev.weir.model.net.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How Weir is administered.
 *
 * @param origin under which browsers know the admin port; empty for its own address
 * @param tls of the admin port; empty where it speaks in the plain
 * @param insecure whether it may do so on an address that other machines get to
 * @param oidc who else knows administrators; empty where there are accounts of Weir's own alone
 * @param twoPerson what takes a second person's approval
 */
public record AdminRule(Optional<Origin> origin, Optional<EntranceTls> tls, boolean insecure, Lasting session,
    Optional<Oidc> oidc, Set<TwoPerson> twoPerson) {

  public static final AdminRule USUAL = new AdminRule(Optional.empty(), Optional.empty(), false,
      Lasting.USUAL,
      Optional.empty(), Set.of());

  public AdminRule {
    twoPerson = Set.copyOf(twoPerson);
  }

  /**
   * How long a session lasts.
   *
   * @param idle without a request
   * @param most in all
   * @param stepUp after a proof, for what takes a fresh one
   */
  public record Lasting(Duration idle, Duration most, Duration stepUp) {
    public static final Lasting USUAL = new Lasting(Duration.ofMinutes(30), Duration.ofHours(8),
        Duration.ofMinutes(5));
  }

  /**
   * A provider of OpenID Connect.
   *
   * @param issuer its address, as its tokens name it
   * @param clientSecret the vault's name of it; empty for a client without one
   * @param groups the claim that lists somebody's groups
   * @param roles the role that a group gives, by the group's name
   * @param teams the team that a group gives, by the group's name
   */
  public record Oidc(String issuer, String clientId, Optional<String> clientSecret, List<String> scopes,
      String groups,
      Map<String, String> roles, Map<String, String> teams) {
    public Oidc {
      scopes = List.copyOf(scopes);
      roles = Map.copyOf(roles);
      teams = Map.copyOf(teams);
    }
  }

  /** What can take two persons. */
  public enum TwoPerson {
    /** To see a secret's value. */
    REVEAL,
    /** To replace or remove a secret. */
    ROTATE,
    /** To make what is kept of somebody's calls unreadable. */
    ERASE;

    /** Returns how people write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
