package dev.weir.admin.passkey;

import dev.weir.admin.account.Account;
import dev.weir.admin.account.Accounts;
import dev.weir.admin.account.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Passkeys as they are kept with the accounts that they belong to. */
public record AccountPasskeys(Accounts accounts) implements PasskeyStore {

  private static final String SYNCED = "synced";
  private static final String BOUND = "bound";
  private static final int PARTS = 3;

  @Override
  public String handle(String account) throws IOException {
    return known(account).handle();
  }

  @Override
  public List<Passkey> of(String account) throws IOException {
    Account owner = known(account);
    return owner.factors().passkeys().stream().map(kept -> read(owner, kept)).toList();
  }

  @Override
  public Optional<Passkey> find(String id) throws IOException {
    return accounts.ofPasskey(id).flatMap(
        owner -> owner.factors().passkeys().stream().filter(kept -> kept.id().equals(id)).findFirst()
            .map(kept -> read(owner, kept)));
  }

  @Override
  public boolean add(Passkey passkey) throws IOException {
    if (accounts.ofPasskey(passkey.id()).isPresent()) {
      return false;
    }
    String name = passkey.account();
    accounts.edit(name, "passkey added", name, before -> with(before,
        Stream.concat(before.factors().passkeys().stream(), Stream.of(written(passkey))).toList()));
    return true;
  }

  @Override
  public boolean replace(Passkey before, Passkey after) throws IOException {
    return accounts.use(before.account(), "", factors -> {
      List<Account.Passkey> next = factors.passkeys().stream()
          .map(kept -> kept.equals(written(before)) ? written(after) : kept).toList();
      return next.equals(factors.passkeys()) ? Optional.empty() : Optional.of(factors.withPasskeys(next));
    });
  }

  @Override
  public boolean remove(String account, String id) throws IOException {
    if (of(account).stream().noneMatch(each -> each.id().equals(id))) {
      return false;
    }
    accounts.edit(account, "passkey removed", account,
        before -> with(before,
            before.factors().passkeys().stream().filter(kept -> !kept.id().equals(id)).toList()));
    return true;
  }

  private Account known(String name) throws IOException {
    return accounts.find(name)
        .orElseThrow(() -> new Refused(Refused.Why.MISSING, "there is no account " + name));
  }

  private static Account with(Account account, List<Account.Passkey> next) {
    return account.with(account.factors().withPasskeys(next));
  }

  /** Whether it is synced, how it is reached, and its key, with spaces between: none of them holds one. */
  private static Account.Passkey written(Passkey passkey) {
    String record = (passkey.synced() ? SYNCED : BOUND) + " " + String.join(",", passkey.transports()) + " "
        + passkey.key();
    return new Account.Passkey(passkey.id(), passkey.name(), record, passkey.counter(), passkey.made(),
        passkey.used());
  }

  private static Passkey read(Account owner, Account.Passkey kept) {
    String[] parts = kept.record().split(" ", PARTS);
    List<String> transports = Stream.of(parts[1].split(",", -1)).filter(each -> !each.isEmpty()).toList();
    return new Passkey(kept.id(), owner.name(), kept.name(), owner.handle(), parts[2], kept.signCount(),
        parts[0].equals(SYNCED), transports, kept.created(), kept.used());
  }
}
