package dev.weir.admin.account;

import java.util.Set;

/**
 * Whoever asks, once that is proven.
 *
 * @param name as the audit log has it: an account's, {@code token:NAME}, or one with a colon that another provider knows
 * @param teams whose callers alone it sees; empty for all
 * @param scopes what a token is good for; all of them for a person
 * @param person whether it is a person, who can be asked to prove it again
 */
public record Actor(String name, Set<Role> roles, Set<String> teams, Set<Scope> scopes, boolean person) {

  public Actor {
    roles = Set.copyOf(roles);
    teams = Set.copyOf(teams);
    scopes = Set.copyOf(scopes);
  }

  /** Returns a person. */
  public static Actor person(String name, Set<Role> roles, Set<String> teams) {
    return new Actor(name, roles, teams, Set.of(Scope.values()), true);
  }

  /** Returns whether it may see what belongs to {@code team}, empty text for none. */
  public boolean sees(String team) {
    return teams.isEmpty() || teams.contains(team);
  }
}
