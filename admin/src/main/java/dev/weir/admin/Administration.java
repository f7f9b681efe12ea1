package dev.weir.admin;

import dev.weir.admin.account.Accounts;
import dev.weir.admin.account.Changes;
import dev.weir.admin.account.OneTimePasswords;
import dev.weir.admin.account.PasswordHash;
import dev.weir.admin.account.Passwords;
import dev.weir.admin.api.AccountsApi;
import dev.weir.admin.api.Approvals;
import dev.weir.admin.api.Desk;
import dev.weir.admin.api.KeysOfOperators;
import dev.weir.admin.api.MeApi;
import dev.weir.admin.api.SecondFactor;
import dev.weir.admin.api.SecretsApi;
import dev.weir.admin.api.SessionApi;
import dev.weir.admin.api.SignIn;
import dev.weir.admin.api.TokensApi;
import dev.weir.admin.api.Totp;
import dev.weir.admin.http.Cookies;
import dev.weir.admin.http.Gate;
import dev.weir.admin.http.Pages;
import dev.weir.admin.http.Route;
import dev.weir.admin.http.Routes;
import dev.weir.admin.oidc.OidcApi;
import dev.weir.admin.oidc.OidcSignIn;
import dev.weir.admin.openapi.OpenApi;
import dev.weir.admin.passkey.AccountPasskeys;
import dev.weir.admin.passkey.PasskeyApi;
import dev.weir.admin.passkey.Passkeys;
import dev.weir.admin.passkey.RelyingParty;
import dev.weir.admin.session.Attempts;
import dev.weir.admin.session.Devices;
import dev.weir.admin.session.Refusals;
import dev.weir.admin.session.Sessions;
import dev.weir.model.settings.AdminRule;
import dev.weir.model.settings.Settings;
import dev.weir.vault.Vault;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Everything by which administrators get in, put together; further ways and routes are added to it before it is served. */
public final class Administration {

  private final Place place;
  private final Accounts accounts;
  private final Gate gate;
  private final Desk desk;
  private final Refusals refusals;
  private final Approvals approvals;
  private final List<Route> routes = new ArrayList<>();
  private volatile int port;
  private Pages pages = Pages.NONE;

  /**
   * What it is made of.
   *
   * @param settings those in force
   * @param cost of a password
   */
  public record Parts(Vault vault, Supplier<Settings> settings, Changes changes, PasswordHash.Cost cost,
      InstantSource clock) {}

  /** Puts it together by the configuration of now; ports and terms stay as they are with it. */
  public Administration(Parts parts) {
    Settings settings = parts.settings().get();
    AdminRule rule = settings.admin();
    InstantSource clock = parts.clock();
    this.place = Place.of(settings.listen().admin(), rule);
    this.accounts = Accounts.of(parts.vault(), parts.changes(), clock);
    this.gate = new Gate(accounts, new Sessions(rule.session(), clock), new Cookies(place.secure()),
        place.nearby(),
        clock);
    this.refusals = new Refusals(parts.changes());
    Devices devices = new Devices(accounts.digest(), clock);
    this.desk = new Desk(gate, new Attempts(devices, clock), devices, new Passwords(parts.cost()),
        parts.changes());
    OneTimePasswords codes = new OneTimePasswords(accounts, clock);
    desk.accept(new Totp(codes));
    add(new SessionApi(desk).routes());
    add(new MeApi(desk, codes).routes());
    add(new AccountsApi(desk).routes());
    add(new TokensApi(accounts.tokens(), clock).routes());
    approvals = new Approvals(rule.twoPerson(), parts.changes(), clock);
    add(approvals.routes());
    add(new SecretsApi(parts.vault(), parts.settings(), approvals, parts.changes()).routes());
    add(new KeysOfOperators(parts.vault().keys(), parts.settings(), parts.changes(), clock).routes());
    if (place.takesPasskeys()) {
      AccountPasskeys kept = new AccountPasskeys(accounts);
      PasskeyApi passkeys = new PasskeyApi(desk, new Passkeys(() -> new RelyingParty(origin()), kept, clock),
          kept,
          parts.changes());
      desk.accept((SecondFactor) passkeys);
      add(passkeys);
    }
    rule.oidc().ifPresent(oidc -> add(signIn(oidc, parts)));
  }

  private SignIn signIn(AdminRule.Oidc oidc, Parts parts) {
    return new OidcApi(desk, gate.cookies(),
        new OidcSignIn(oidc, () -> origin().resolve(OidcApi.CALLBACK), parts.vault().secrets(),
            parts.clock()),
        refusals, URI.create(oidc.issuer()).getAuthority());
  }

  /** Says at which port it is served, which the system may have chosen. */
  void servedAt(int bound) {
    port = bound;
  }

  /** Returns what browsers know it by: passkeys and the provider of OpenID Connect are bound to it. */
  private URI origin() {
    return URI.create(place.origin().orElseGet(() -> place.onThisMachine(port)).toString());
  }

  /** Adds routes to the table. */
  public void add(List<Route> more) {
    routes.addAll(more);
  }

  /** Adds a way to sign in, with its routes. */
  public void add(SignIn way) {
    desk.accept(way);
    add(way.routes());
  }

  /** Returns who is asked for what takes two persons. */
  public Approvals approvals() {
    return approvals;
  }

  /** Returns where everybody comes by who signs in. */
  public Desk desk() {
    return desk;
  }

  public Accounts accounts() {
    return accounts;
  }

  /** Returns what counts attempts in vain. */
  Refusals refusals() {
    return refusals;
  }

  /** Returns where it is to be served. */
  Place place() {
    return place;
  }

  /** Shows these pages to browsers. */
  public void show(Pages shown) {
    pages = shown;
  }

  Pages pages() {
    return pages;
  }

  /** Returns what lets requests pass. */
  public Gate gate() {
    return gate;
  }

  /** Returns the table as it is now, with what describes it. */
  public Routes routes() {
    return OpenApi.describing(new Routes(routes));
  }
}
