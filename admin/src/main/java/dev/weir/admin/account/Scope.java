package dev.weir.admin.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token may be good for; each is a part of what one role may do. To reveal a secret is for persons alone. */
public enum Scope {
  /** Numbers and readiness. */
  METRICS(Role.VIEWER),
  /** The audit log. */
  AUDIT(Role.AUDITOR),
  /** To list, make and end keys. */
  KEYS(Role.OPERATOR),
  /** To list, set and remove secrets. */
  SECRETS(Role.OPERATOR),
  /** To give a secret its next value. */
  ROTATE(Role.ADMIN),
  /** Accounts and tokens. */
  ACCOUNTS(Role.ADMIN),
  /** How a Weir is inside. */
  DEBUG(Role.OPERATOR);

  private final Role role;

  Scope(Role role) {
    this.role = role;
  }

  /** Returns the role that it is a part of. */
  public Role role() {
    return role;
  }

  public static Optional<Scope> named(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }

  /** Returns how people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
