package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.account.Account.Standing;
import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.admin.account.Vain;
import dev.weir.admin.api.Desk;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks every route that is declared with everybody whom there is: each gets in where the table says so, and nowhere else. */
final class EveryRouteTest {

  /** Who may do what, said once more, in other words than the table's: a route that is missing here fails. */
  private static final Map<String, String> MAY = new LinkedHashMap<>();

  static {
    MAY.put("GET /healthz", "everybody");
    MAY.put("GET /readyz", "everybody here");
    MAY.put("GET /metrics", "everybody here");
    for (String what : List.of("search", "stats", "timeline", "tail")) {
      MAY.put("GET /api/audit/" + what, "auditor admin of team, audit");
    }
    MAY.put("GET /api/limits", "auditor admin of team, audit");
    MAY.put("GET /api/alerts", "auditor admin of team, audit");
    for (String step : List.of("GET /api/session", "POST /api/session", "DELETE /api/session",
        "POST /api/bootstrap",
        "POST /api/session/passkey/options")) {
      MAY.put(step, "visitor");
    }
    MAY.put("POST /api/session/passkey", "on the way in");
    MAY.put("GET /openapi.json", "everybody");
    MAY.put("POST /api/session/totp", "half");
    MAY.put("POST /api/session/step-up", "signed in");
    for (String own : List.of("POST /api/me/totp", "PUT /api/me/totp", "DELETE /api/me/totp",
        "PUT /api/me/password",
        "GET /api/me/passkeys", "POST /api/me/passkeys/options", "POST /api/me/passkeys",
        "DELETE /api/me/passkeys/{id}")) {
      MAY.put(own, "signed in");
    }
    for (String each : List.of("GET /api/accounts", "POST /api/accounts", "GET /api/accounts/{name}",
        "PATCH /api/accounts/{name}", "DELETE /api/accounts/{name}", "POST /api/accounts/{name}/reset",
        "GET /api/tokens", "DELETE /api/tokens/{id}", "GET /api/approvals")) {
      MAY.put(each, "admin, accounts");
    }
    MAY.put("POST /api/audit/calls/{id}/payload", "auditor admin");
    MAY.put("POST /api/audit/erasures", "admin");
    MAY.put("POST /api/tokens", "admin");
    MAY.put("PUT /api/approvals/{id}", "admin");
    MAY.put("POST /api/secrets/{name}/reveal", "admin");
    MAY.put("POST /api/secrets/{name}/rotate", "admin, rotate");
    MAY.put("DELETE /api/secrets/{name}", "admin, rotate");
    MAY.put("GET /api/secrets", "operator admin, secrets");
    MAY.put("PUT /api/secrets/{name}", "operator admin, secrets");
    for (String what : List.of("threads", "heap", "connections", "limits", "policy", "log")) {
      MAY.put("GET /debug/" + what, "operator admin, debug");
    }
    MAY.put("PUT /debug/log", "admin");
    MAY.put("POST /debug/recording", "admin");
    for (String each : List.of("GET /api/keys", "POST /api/keys", "DELETE /api/keys/{id}")) {
      MAY.put(each, "operator admin of team, keys");
    }
  }

  @TempDir
  Path data;

  private Office office;
  private AdminServer server;

  @BeforeEach
  void open() throws Exception {
    office = new Office(data);
    office.administration().add(Health.routes(Map.of(), new CallMetrics(), List.of()));
    office.administration().add(new AuditApi(data, _ -> Optional.empty()).routes());
    office.administration().add(office.limits().routes());
    office.administration().add(office.alerts(data).routes());
    office.administration().add(office.debug().routes());
    office.administration().add(office.payloads(data).routes());
    server = office.served();
    office.enrolled("root", Role.ADMIN);
  }

  @AfterEach
  void close() {
    server.close();
    office.close();
  }

  @Test
  void theTableHasTheseRoutesAndNoOthers() {
    assertThat(office.administration().routes().all()).extracting(Route::toString)
        .containsExactlyInAnyOrderElementsOf(MAY.keySet());
  }

  @Test
  void aVisitorGetsNowhereButInAndRoundTheHealth() throws Exception {
    for (Route route : routes()) {
      Browser visitor = new Browser(server);
      visitor.get("/api/session");
      boolean may = may(route).startsWith("everybody")
          || List.of("visitor", "on the way in").contains(may(route));
      assertThat(isLetIn(visitor, route)).as(route.toString()).isEqualTo(may);
    }
  }

  @Test
  void nobodyGetsAnywhereBetweenTheFactors() throws Exception {
    office.enrolled("ann", Role.ADMIN);
    new Browser(server).enrol(office, "ann");
    for (Route route : routes()) {
      Browser half = new Browser(server);
      half.password("ann", Office.PASSWORD);
      boolean may = may(route).startsWith("everybody")
          || List.of("visitor", "on the way in", "half").contains(may(route));
      assertThat(isLetIn(half, route)).as(route.toString()).isEqualTo(may);
    }
  }

  @Test
  void everyRoleDoesWhatIsItsOwn() throws Exception {
    for (Role role : Role.values()) {
      Browser browser = signedIn(role.word(), Set.of(role), Set.of());
      for (Route route : routes()) {
        assertThat(isLetIn(browser, route)).as(role + " " + route)
            .isEqualTo(mayPerson(route, role.word(), false));
        browser = again(browser, role.word());
      }
    }
  }

  @Test
  void whoBelongsToATeamSeesNothingThatIsNotByTeam() throws Exception {
    for (Role role : Role.values()) {
      Browser browser = signedIn("team-" + role.word(), Set.of(role), Set.of("sales"));
      for (Route route : routes()) {
        assertThat(isLetIn(browser, route)).as(role + " " + route)
            .isEqualTo(mayPerson(route, role.word(), true));
        browser = again(browser, "team-" + role.word());
      }
    }
  }

  @Test
  void everyScopeOpensItsOwn() throws Exception {
    for (Scope scope : Scope.values()) {
      String text = office.accounts().tokens()
          .mint("root", scope.word(), Set.of(scope), Set.of(), Duration.ofDays(1))
          .text();
      Browser program = Browser.program(server, text);
      for (Route route : routes()) {
        String may = may(route);
        boolean expected = may.startsWith("everybody") || may.endsWith(", " + scope.word());
        assertThat(isLetIn(program, route)).as(scope + " " + route).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatChangesAnythingIsNeverOpen() {
    assertThat(routes()).filteredOn(route -> !route.method().isSafe())
        .allMatch(route -> route.access() instanceof Access.Own || route.access() instanceof Access.Of);
  }

  private static String may(Route route) {
    return Objects.requireNonNull(MAY.get(route.toString()));
  }

  private static boolean mayPerson(Route route, String role, boolean team) {
    String may = may(route);
    String who = may.split(",", 2)[0];
    boolean byRole = List.of(who.split(" ")).contains(role) && (!team || who.endsWith("of team"));
    return may.startsWith("everybody") || may.equals("visitor") || may.equals("signed in") || byRole;
  }

  /** But for the tail, which goes on for a minute. */
  private List<Route> routes() {
    return office.administration().routes().all().stream()
        .filter(route -> !route.toString().endsWith("/tail")).toList();
  }

  /** Asks with a body that no route can use, and tells whether that was what it came to. */
  private static boolean isLetIn(Browser browser, Route route) throws Exception {
    String path = route.path().template().replace("{name}", "nobody").replace("{id}", "nothing");
    Browser.Got got = browser.send(route.method().name(), path, route.method().isSafe() ? "" : "{\"no\":1}",
        "If-Match", "*");
    assertThat(got.status()).as(route.toString()).isLessThan(500);
    boolean heard = got.text("detail").equals(Desk.wrong(new Vain(Vain.What.SIGN_IN, "")).detail());
    return heard || got.status() != 401 && got.status() != 403;
  }

  private Browser signedIn(String name, Set<Role> roles, Set<String> teams) throws Exception {
    var made = office.accounts().add("root", name, new Standing(roles, teams, false));
    office.accounts().redeem(made.code(), name,
        office.administration().desk().passwords().hash(Office.PASSWORD, name));
    Browser browser = new Browser(server);
    browser.enrol(office, name);
    return browser;
  }

  /** Some routes end the session: what follows them needs another one. */
  private Browser again(Browser browser, String name) throws Exception {
    if (browser.get("/api/session").text("state").equals("signed-in")) {
      return browser;
    }
    office.accounts().edit("root", "factors taken", name,
        account -> account.with(account.factors().withTotp(Optional.empty(), List.of())));
    Browser next = new Browser(server);
    next.enrol(office, name);
    return next;
  }
}
