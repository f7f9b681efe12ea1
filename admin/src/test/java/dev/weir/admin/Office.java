package dev.weir.admin;

import dev.weir.admin.account.Account;
import dev.weir.admin.account.Accounts;
import dev.weir.admin.account.PasswordHash;
import dev.weir.admin.account.Role;
import dev.weir.admin.http.Route;
import dev.weir.admin.session.Sessions;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Listen;
import dev.weir.testkit.FakeClock;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** An administration of its own vault, by a clock that a test moves, with passwords that cost little; and what it has put on record. */
public final class Office implements AutoCloseable {

  /** What a test can wait for. */
  public static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(64, 1, 1);
  public static final String PASSWORD = "river otter umbrella";

  private static final Listen.Socket ANY = new Listen.Socket(Ip.v4(0x7f000001L), 0);

  private final FakeClock clock = FakeClock.at("2026-06-01T12:00:00Z");
  private final List<String> records = new CopyOnWriteArrayList<>();
  private final Vault vault;
  private final Administration administration;

  public Office(Path data) {
    this(data, Place.bare(ANY));
  }

  public Office(Path data, Place place) {
    try {
      vault = Vault.open(data, MasterKeySource.beside(data), clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    administration = new Administration(new Administration.Parts(vault,
        (actor, action, subject, detail) -> records.add(actor + ": " + action + " " + subject + ", " + detail), CHEAP,
        clock), place, Sessions.Terms.USUAL);
  }

  /** Returns a server of these routes, in a data folder without accounts. */
  static AdminServer open(Path data, List<Route> routes) {
    Office office = new Office(data);
    office.administration.add(routes);
    return office.served();
  }

  public AdminServer served() {
    try {
      return AdminServer.open(administration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public FakeClock clock() {
    return clock;
  }

  public Vault vault() {
    return vault;
  }

  public Administration administration() {
    return administration;
  }

  public Accounts accounts() {
    return administration.accounts();
  }

  /** Returns what was put on record, one line for each change. */
  public List<String> records() {
    return records;
  }

  /** Returns an account that has set its password and no factor yet. */
  public Account enrolled(String name, Role... roles) throws IOException {
    Accounts.Made made = accounts().add("root", name, new Account.Standing(Set.of(roles), Set.of(), false));
    return accounts().redeem(made.code(), name, administration.desk().passwords().hash(PASSWORD, name));
  }

  @Override
  public void close() {
    vault.close();
  }
}
