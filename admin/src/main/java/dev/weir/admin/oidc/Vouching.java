package dev.weir.admin.oidc;

import java.util.Locale;
import java.util.Set;

/** What came of a sign-in at the provider. */
public sealed interface Vouching {

  /**
   * The provider vouches for a person. Only issuer and subject together say who it is: a name or an address may be anybody's.
   *
   * @param name what to call the person; nothing depends on it
   * @param roles what the person's groups may do here, one at least
   */
  record Vouched(String issuer, String subject, String name, Set<String> roles, Set<String> teams)
      implements
        Vouching {

    public Vouched {
      roles = Set.copyOf(roles);
      teams = Set.copyOf(teams);
    }
  }

  /** Nobody is let in; {@code detail} is for the log, and holds nothing secret. */
  record Refused(Reason reason, String detail) implements Vouching {}

  /** Why somebody is not let in, in words that the sign-in page knows. */
  enum Reason {
    /** The sign-in was not begun in this browser, or took too long, or was used before. */
    EXPIRED,
    /** The provider, or the person there, said no. */
    DENIED,
    /** What came back does not prove what it must. */
    INVALID,
    /** The provider does not answer as it should. */
    UNREACHABLE,
    /** The person is known, but none of the person's groups has a role here. */
    NO_ROLE;

    /** Returns the word for it in addresses: {@code no-role}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
