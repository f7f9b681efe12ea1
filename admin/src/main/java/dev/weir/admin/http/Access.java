package dev.weir.admin.http;

import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.admin.session.Session.State;
import java.util.Set;

/** Who may ask what. */
public sealed interface Access {

  /** A step of the way in, which anybody may take. */
  Access SIGN_IN = new Own(Set.of(State.values()), false);
  /** For the second factor, once the password was right. */
  Access SECOND = new Own(Set.of(State.SECOND_FACTOR), false);
  /** What is one's own, once there is nothing left to prove. */
  Access OWN = new Own(Set.of(State.SIGNED_IN), false);
  /** The same, for those who have proven a moment ago who they are. */
  Access OWN_FRESH = new Own(Set.of(State.SIGNED_IN), true);
  /** To set up a factor: on the way in where there is none, later for those who have proven a moment ago who they are. */
  Access ENROL = new Own(Set.of(State.ENROL, State.SIGNED_IN), true);

  /** To look at what calls do: auditors, those of a team at their own; anybody on this machine as long as nobody administers. */
  Access AUDIT = new OpenAtFirst(roleByTeam(Role.AUDITOR, Scope.AUDIT));

  /** Anybody, by any way: no cookie is looked at. */
  record Open() implements Access {}

  /** Anybody on loopback, and elsewhere whoever may as {@code else} has it. */
  record OpenNearby(Of otherwise) implements Access {}

  /** Anybody on loopback as long as there is neither account nor token, and then whoever may as {@code otherwise} has it. */
  record OpenAtFirst(Of otherwise) implements Access {}

  /** A browser's session in one of these states, for what is its own; never a token. {@code fresh} holds for who is signed in. */
  record Own(Set<State> states, boolean fresh) implements Access {
    public Own {
      states = Set.copyOf(states);
    }
  }

  /**
   * Those who have the role; programs whose token has the scope.
   *
   * @param proof what a person has to have done besides
   * @param byTeam whether it shows those who belong to teams their own alone; otherwise it is not for them
   */
  record Of(Role role, Scope scope, Proof proof, boolean byTeam) implements Access {}

  /** What a person has to have done, besides having signed in. */
  enum Proof {
    /** Nothing. */
    NONE,
    /** To have proven a moment ago who it is; a program's token will do. */
    FRESH,
    /** The same, and no program may. */
    FRESH_PERSON
  }

  /** Returns what those of this role may, with nothing besides. */
  static Of role(Role role, Scope scope) {
    return new Of(role, scope, Proof.NONE, false);
  }

  /** Returns the same for those who belong to teams as well, who are shown their own. */
  static Of roleByTeam(Role role, Scope scope) {
    return new Of(role, scope, Proof.NONE, true);
  }
}
