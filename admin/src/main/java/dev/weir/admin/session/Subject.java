package dev.weir.admin.session;

import dev.weir.admin.account.Role;
import java.util.Set;

/** Whose session it is. */
public sealed interface Subject {

  /** Returns the name as the audit log has it. */
  String name();

  /**
   * An account of Weir's own, which is looked at anew with each request.
   *
   * @param basis what its proofs were made of: once that is another, the session is nobody's
   */
  record Local(String name, String basis) implements Subject {}

  /**
   * Somebody whom another provider knows, with what that has said when the session began.
   *
   * @param name has a colon, so that it is never an account's
   */
  record Outside(String name, Set<Role> roles, Set<String> teams) implements Subject {
    public Outside {
      if (name.indexOf(':') < 0) {
        throw new IllegalArgumentException("a name of another provider has a colon");
      }
      roles = Set.copyOf(roles);
      teams = Set.copyOf(teams);
    }
  }
}
