package dev.weir.admin.account;

import dev.weir.admin.account.Account.Factors;
import dev.weir.admin.account.Account.Standing;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The accounts of this Weir. Durable before anything returns, and on record before it is done; a change by another process,
 * such as {@code weir admin lock} beside {@code weir serve}, holds within {@link Vault#WATCH}. Where they cannot be read,
 * nobody gets in.
 */
public final class Accounts {

  /** How long the code for the first account is good. */
  public static final Duration BOOTSTRAP = Duration.ofMinutes(15);
  /** How long the code of a new account is good. */
  public static final Duration ENROLMENT = Duration.ofDays(1);

  private static final int CODE_BYTES = 20;
  private static final int LONGEST_NAME = 64;

  /** An account, and the code by which its owner sets the first password; shown this once. */
  public record Made(Account account, String code) {
    @Override
    public String toString() {
      return "Made[" + account.name() + "]";
    }
  }

  private final Ledger ledger;
  private final Digest digest;
  private final InstantSource clock;
  private final ApiTokens tokens;

  private Accounts(Ledger ledger, Digest digest, InstantSource clock) {
    this.ledger = ledger;
    this.digest = digest;
    this.clock = clock;
    this.tokens = new ApiTokens(ledger, digest, clock);
  }

  /** Returns those in {@code vault}, which must outlive them. */
  public static Accounts of(Vault vault, Changes changes, InstantSource clock) {
    return new Accounts(new Ledger(vault.administrators(), changes), new Digest(vault.administratorsKey()),
        clock);
  }

  /** Returns the tokens of programs. */
  public ApiTokens tokens() {
    return tokens;
  }

  /** Returns the keyed hashes that codes are kept by. */
  public Digest digest() {
    return digest;
  }

  /** Returns whether there is, or has been, an account or a token: from then on nothing is open that asks for one. */
  public boolean exist() throws IOException {
    return ledger.now().closed();
  }

  /** Returns whether there is no account: the code for the first one is what gets in. */
  public boolean none() throws IOException {
    return ledger.now().accounts().isEmpty();
  }

  public Optional<Account> find(String name) throws IOException {
    return Optional.ofNullable(ledger.now().accounts().get(name));
  }

  /** Returns every account by name. */
  public List<Account> list() throws IOException {
    return ledger.now().accounts().values().stream().sorted(Comparator.comparing(Account::name)).toList();
  }

  /** Returns the account that this passkey belongs to. */
  public Optional<Account> ofPasskey(String credentialId) throws IOException {
    return ledger.now().accounts().values().stream()
        .filter(
            account -> account.factors().passkeys().stream().anyMatch(key -> key.id().equals(credentialId)))
        .findFirst();
  }

  /** Returns a new code for the first account, in the place of the one before; refused where there is one already. */
  public String bootstrapCode(String actor) throws IOException {
    String text = Code.fresh(CODE_BYTES);
    return ledger.change(registry -> {
      if (!registry.accounts().isEmpty()) {
        throw new Refused(Refused.Why.TAKEN,
            "there are accounts already: let an administrator add one, or run `weir admin add`");
      }
      return new Ledger.Edit<>(registry.with(Optional.of(Code.of(text, now().plus(BOOTSTRAP), digest))), text,
          new Ledger.Note(actor, "bootstrap code made", "(administrators)",
              "for " + BOOTSTRAP.toMinutes() + " minutes"));
    });
  }

  /** Returns a new account that has yet to set its password. */
  public Made add(String actor, String name, Standing standing) throws IOException {
    checkName(name);
    String text = Code.fresh(CODE_BYTES);
    return ledger.change(registry -> {
      if (registry.accounts().containsKey(name)) {
        throw new Refused(Refused.Why.TAKEN, "there is an account " + name);
      }
      Account account = fresh(name, standing, Factors.NONE,
          Optional.of(Code.of(text, now().plus(ENROLMENT), digest)));
      return new Ledger.Edit<>(registry.with(account).with(Optional.empty()), new Made(account, text),
          new Ledger.Note(actor, "account added", name, "now " + account.told()));
    });
  }

  /**
   * Returns the account whose owner has shown its one-time code, with {@code password} as its password from now on: the first
   * one, or one that was added or reset. A code that is wrong, late or spent, and a name that it is not for, are refused alike.
   */
  public Account redeem(String code, String name, PasswordHash password) throws IOException {
    checkName(name);
    return ledger.change(registry -> {
      boolean first = isFirst(registry, code, name);
      Optional<Account> waiting = Optional.ofNullable(registry.accounts().get(name));
      Account account = waiting.orElseGet(() -> fresh(name, new Standing(Set.of(Role.ADMIN), Set.of(), false),
          Factors.NONE, Optional.empty()));
      Account next = account.with(account.factors().withPassword(password)).withEnrolment(Optional.empty());
      return new Ledger.Edit<>(registry.with(next).with(Optional.empty()), next,
          new Ledger.Note(name, first ? "first account made" : "account enrolled", name,
              "now " + next.told()));
    });
  }

  /** Refuses a code that would be refused, before anything is spent on the password that came with it. */
  public void checkCode(String code, String name) throws IOException {
    isFirst(ledger.now(), code, name);
  }

  /** Returns whether this is the code for the first account, rather than for the one of this name; refused where it is neither. */
  private boolean isFirst(Registry registry, String code, String name) throws Refused {
    boolean own = Optional.ofNullable(registry.accounts().get(name)).flatMap(Account::enrolment)
        .filter(held -> held.is(code, now(), digest)).isPresent();
    boolean first = registry.accounts().isEmpty()
        && registry.bootstrap().filter(held -> held.is(code, now(), digest)).isPresent();
    if (!own && !first) {
      throw new Refused(Refused.Why.UNPROVEN, "the code is wrong, spent or too late: ask for another one");
    }
    return first;
  }

  /** Takes the account's password and factors away, and returns it with a new code for its owner. */
  public Made reset(String actor, String name) throws IOException {
    String text = Code.fresh(CODE_BYTES);
    Account account = edit(actor, "account reset", name, before -> before.with(Factors.NONE)
        .withEnrolment(Optional.of(Code.of(text, now().plus(ENROLMENT), digest))));
    return new Made(account, text);
  }

  /** Changes an account; what it was and what it is go on record. Refused where nobody would be left to administer. */
  public Account edit(String actor, String action, String name, UnaryOperator<Account> edit)
      throws IOException {
    return edit(actor, action, name, Optional.empty(), edit);
  }

  /** Changes an account that is still at {@code version}. */
  public Account edit(String actor, String action, String name, Optional<Long> version,
      UnaryOperator<Account> edit)
      throws IOException {
    return ledger.change(registry -> {
      Account before = current(registry, name, version);
      Account next = edit.apply(before);
      return new Ledger.Edit<>(keepingAnAdmin(registry, registry.with(next)), next,
          new Ledger.Note(actor, action, name, "was " + before.told() + "; now " + next.told()));
    });
  }

  /**
   * Takes note of a factor that was used, where {@code fresh} finds in the account as it is that it was not used before;
   * returns whether it did.
   *
   * @param action what goes on record then; empty text for nothing
   */
  public boolean use(String name, String action, Function<Factors, Optional<Factors>> fresh)
      throws IOException {
    return ledger.change(registry -> {
      Account before = current(registry, name, Optional.empty());
      Optional<Account> next = fresh.apply(before.factors()).map(before::used);
      return new Ledger.Edit<>(next.map(registry::with).orElse(registry), next.isPresent(),
          next.isPresent() ? new Ledger.Note(name, action, name, next.get().told()) : Ledger.Note.NONE);
    });
  }

  /** Removes an account that is still at {@code version}; its tokens end with it. */
  public void remove(String actor, String name, Optional<Long> version) throws IOException {
    ledger.change(registry -> {
      Account before = current(registry, name, version);
      return new Ledger.Edit<>(keepingAnAdmin(registry, registry.without(name)), name,
          new Ledger.Note(actor, "account removed", name, "was " + before.told()));
    });
  }

  private static Account current(Registry registry, String name, Optional<Long> version) throws Refused {
    Account account = registry.accounts().get(name);
    if (account == null) {
      throw new Refused(Refused.Why.MISSING, "there is no account " + name);
    }
    if (version.isPresent() && version.get() != account.version()) {
      throw new Refused(Refused.Why.STALE, "the account was changed meanwhile: read it again");
    }
    return account;
  }

  private static Registry keepingAnAdmin(Registry before, Registry next) throws Refused {
    if (before.hasAdmin() && !next.hasAdmin()) {
      throw new Refused(Refused.Why.TAKEN,
          "nobody would be left to administer: make another account an admin first");
    }
    return next;
  }

  private Account fresh(String name, Standing standing, Factors factors, Optional<Code> enrolment) {
    return new Account(name, Code.base32(CODE_BYTES), now(), 1, standing, factors, enrolment);
  }

  /** A colon is for names that are not accounts. */
  private static void checkName(String name) throws Refused {
    boolean fine = !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars()
        .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "._-@+".indexOf(c) >= 0);
    if (!fine) {
      throw new Refused(Refused.Why.MALFORMED,
          "a name has up to " + LONGEST_NAME + " small letters, digits and . _ - @ +");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
