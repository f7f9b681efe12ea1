package dev.weir.admin.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An administrator with a name and a password of Weir's own.
 *
 * @param handle by which passkeys know the account: 32 bytes of chance in base64url, never shown to people
 * @param version counts the changes of its standing and factors
 * @param enrolment the code by which its owner sets a password; empty where nobody waits for that
 */
public record Account(String name, String handle, Instant created, long version, Standing standing,
    Factors factors, Optional<Code> enrolment) {

  /**
   * What others have decided about it.
   *
   * @param teams whose callers alone it sees; empty for all
   */
  public record Standing(Set<Role> roles, Set<String> teams, boolean locked) {
    public Standing {
      roles = Set.copyOf(roles);
      teams = Set.copyOf(teams);
    }

    /** Returns it in words, for the audit log. */
    public String told() {
      return "roles " + String.join("+", new TreeSet<>(roles.stream().map(Role::word).toList())) + ", teams "
          + (teams.isEmpty() ? "all" : String.join("+", new TreeSet<>(teams))) + (locked ? ", locked" : "");
    }
  }

  /**
   * How its owner proves to be that.
   *
   * @param recovery keyed hashes of the codes that are left
   */
  public record Factors(Optional<PasswordHash> password, Optional<Totp> totp, List<Passkey> passkeys,
      List<String> recovery) {

    public static final Factors NONE = new Factors(Optional.empty(), Optional.empty(), List.of(), List.of());

    public Factors {
      passkeys = List.copyOf(passkeys);
      recovery = List.copyOf(recovery);
    }

    /** Returns whether there is anything besides the password. */
    public boolean second() {
      return totp.isPresent() || !passkeys.isEmpty();
    }

    public Factors withPassword(PasswordHash next) {
      return new Factors(Optional.of(next), totp, passkeys, recovery);
    }

    public Factors withTotp(Optional<Totp> next, List<String> codes) {
      return new Factors(password, next, passkeys, codes);
    }

    public Factors withPasskeys(List<Passkey> next) {
      return new Factors(password, totp, next, recovery);
    }

    /** Returns it in words, for the audit log. */
    public String told() {
      return "password " + (password.isPresent() ? "set" : "none") + ", totp "
          + (totp.isPresent() ? "set" : "none")
          + ", passkeys " + passkeys.size() + ", recovery codes " + recovery.size();
    }
  }

  /** Codes that an app makes from the time. */
  public record Totp(String secret, long lastStep) {
    @Override
    public String toString() {
      return "Totp[secret]";
    }
  }

  /**
   * A passkey of WebAuthn.
   *
   * @param id of the credential, in base64url
   * @param record what its verifier has to know, in a form of the verifier's own
   */
  public record Passkey(String id, String name, String record, long signCount, Instant created,
      Optional<Instant> used) {}

  public Account with(Standing next) {
    return new Account(name, handle, created, version + 1, next, factors, enrolment);
  }

  public Account with(Factors next) {
    return new Account(name, handle, created, version + 1, standing, next, enrolment);
  }

  /** Returns it with factors that have been used, which is no change of what they are. */
  Account used(Factors next) {
    return new Account(name, handle, created, version, standing, next, enrolment);
  }

  /** Returns it with a code of enrolment in the place of the one before. */
  public Account withEnrolment(Optional<Code> next) {
    return new Account(name, handle, created, version + 1, standing, factors, next);
  }

  /** Returns it in words, for the audit log. */
  public String told() {
    return standing.told() + ", " + factors.told();
  }
}
