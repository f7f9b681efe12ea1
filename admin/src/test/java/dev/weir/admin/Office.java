package dev.weir.admin;

import dev.weir.admin.account.Account;
import dev.weir.admin.account.Accounts;
import dev.weir.admin.account.PasswordHash;
import dev.weir.admin.account.Role;
import dev.weir.admin.api.PayloadsApi;
import dev.weir.admin.debug.Debug;
import dev.weir.admin.http.Route;
import dev.weir.admin.limits.Gauges;
import dev.weir.admin.limits.LimitsApi;
import dev.weir.model.InForce;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.AdminRule;
import dev.weir.model.settings.AuditTerms;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.Defaults;
import dev.weir.model.settings.Destinations;
import dev.weir.model.settings.Dns;
import dev.weir.model.settings.KeyTerms;
import dev.weir.model.settings.Limits;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.Settings;
import dev.weir.model.settings.Shared;
import dev.weir.model.settings.Telemetry;
import dev.weir.model.settings.Telemetry.Level;
import dev.weir.testkit.FakeClock;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An administration of its own vault, by a clock that a test moves, with passwords that cost little; and what it has put on record. */
public final class Office implements AutoCloseable {

  /** What a test can wait for. */
  public static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(64, 1, 1);
  public static final String PASSWORD = "river otter umbrella";

  private static final Listen.Socket ANY = new Listen.Socket(Ip.v4(0x7f000001L), 0);

  private final FakeClock clock = FakeClock.at("2026-06-01T12:00:00Z");
  private final List<String> records = new CopyOnWriteArrayList<>();
  private final Vault vault;
  private final Settings settings;
  private final Administration administration;

  public Office(Path data) {
    this(data, AdminRule.USUAL);
  }

  public Office(Path data, AdminRule rule) {
    this(data, ANY, rule);
  }

  public Office(Path data, Listen.Socket at, AdminRule rule) {
    try {
      vault = Vault.open(data, MasterKeySource.beside(data), clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings = settings(data, at, rule);
    administration = new Administration(new Administration.Parts(vault, () -> settings,
        (actor, action, subject, detail) -> records
            .add(actor + ": " + action + " " + subject + ", " + detail),
        CHEAP,
        clock));
  }

  /** Two callers of two teams, and nothing that they could call. */
  public static Settings settings(Path data, Listen.Socket at, AdminRule rule) {
    return new Settings(new Listen(at, at, at), data, Shared.NOTHING, new Dns(List.of(), Map.of()),
        new Defaults(false, false, Defaults.Mode.ENFORCE), Limits.USUAL, List.of(), Optional.empty(),
        List.of(new CallerRule("shop", "sales", List.of()), new CallerRule("lab", "research", List.of())),
        new Destinations(Map.of()),
        Map.of(), rule, KeyTerms.USUAL, Telemetry.USUAL, AuditTerms.USUAL);
  }

  /** Returns a server of these routes, in a data folder without accounts. */
  static AdminServer open(Path data, List<Route> routes) {
    Office office = new Office(data);
    office.administration.add(routes);
    return office.served();
  }

  /** Returns what looks into a Weir that has nothing to show. */
  public Debug debug() {
    return new Debug(() -> new InForce(settings, _ -> {
      throw new IllegalStateException("nobody judges here");
    }, "hash"), List.of(), List.of(), new Debug.LogLevel() {
      private Level least = Level.INFO;

      @Override
      public Level level() {
        return least;
      }

      @Override
      public void set(Level next) {
        least = next;
      }
    }, (actor, action, subject, detail) -> records
        .add(actor + ": " + action + " " + subject + ", " + detail));
  }

  /** Returns what tells how limits stand, of which there are none. */
  LimitsApi limits() {
    return new LimitsApi(() -> settings,
        () -> new Gauges.Standing(List.of(), List.of(), Stream.empty()), _ -> 0, clock);
  }

  /** Returns what tells of alerts, of which nobody was told. */
  AlertsApi alerts(Path data) {
    return new AlertsApi(data, () -> settings, _ -> Optional.empty());
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

  /** Returns the routes to what is kept of calls; a value's fingerprint is its length here. */
  PayloadsApi payloads(Path data) {
    return new PayloadsApi(new PayloadsApi.Kept(data, vault.payloads(), value -> value.length, "1.0"),
        administration.approvals(),
        (actor, action, subject, detail) -> records
            .add(actor + ": " + action + " " + subject + ", " + detail),
        clock);
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

  /** Returns a browser in which a new account has set its password and its first factor, and is signed in. */
  Browser signedIn(AdminServer server, String name, Role... roles) throws IOException, InterruptedException {
    enrolled(name, roles);
    Browser browser = new Browser(server);
    browser.enrol(this, name);
    return browser;
  }

  @Override
  public void close() {
    vault.close();
  }
}
