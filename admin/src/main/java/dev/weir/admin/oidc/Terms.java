package dev.weir.admin.oidc;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What was agreed with a provider.
 *
 * @param issuer who it is: exactly as it calls itself
 * @param redirect where it sends people back to, exactly as it is registered there
 * @param groups the claim of the ID token that names a person's groups
 * @param roles which group has which role here
 * @param teams which group is which team here
 */
public record Terms(URI issuer, String clientId, URI redirect, List<String> scopes, String groups,
    Map<String, String> roles, Map<String, String> teams) {

  /** @throws IllegalArgumentException where tokens would go in clear over a network */
  public Terms {
    scopes = List.copyOf(scopes);
    roles = Map.copyOf(roles);
    teams = Map.copyOf(teams);
    if (!isSafe(issuer)) {
      throw new IllegalArgumentException("an issuer is an https address, without query; http is for this machine alone");
    }
  }

  /** Returns whether what is said to {@code address} stays between the two, or on this machine. */
  static boolean isSafe(URI address) {
    String host = address.getHost();
    boolean here = "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
    return host != null && address.getRawUserInfo() == null && address.getRawFragment() == null
        && ("https".equals(address.getScheme()) || here && "http".equals(address.getScheme()));
  }
}
