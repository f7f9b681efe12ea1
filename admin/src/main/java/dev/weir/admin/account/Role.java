package dev.weir.admin.account;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What an administrator may do. Whoever is an {@link #ADMIN} may do all of it, and everybody what a {@link #VIEWER} may. */
public enum Role {
  /** Sees numbers. */
  VIEWER,
  /** Searches and exports the audit log. */
  AUDITOR,
  /** Makes and ends keys, and sets secrets by name. */
  OPERATOR,
  /** Keeps the accounts and tokens of the others. */
  ADMIN;

  /** Returns the role that {@code word} names, in lower case as people write it. */
  public static Optional<Role> named(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** Returns how people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether one of {@code held} allows what this role is asked for. */
  public boolean isAmong(Collection<Role> held) {
    return held.contains(this) || held.contains(ADMIN) || this == VIEWER && !held.isEmpty();
  }
}
