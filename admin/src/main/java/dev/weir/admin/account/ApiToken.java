package dev.weir.admin.account;

import java.time.Instant;
import java.util.Set;

/**
 * Something that programs show in the place of a person.
 *
 * @param by the account that made it, and with which it ends; or whoever did so on the command line
 * @param teams whose callers alone it sees; empty for all
 * @param hash a keyed hash of its text
 */
public record ApiToken(String id, String name, String by, Set<Scope> scopes, Set<String> teams,
    Instant created,
    Instant ends, String hash) {

  public ApiToken {
    scopes = Set.copyOf(scopes);
    teams = Set.copyOf(teams);
  }

  @Override
  public String toString() {
    return "ApiToken[" + id + "]";
  }
}
