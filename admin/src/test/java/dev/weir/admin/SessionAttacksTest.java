package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.admin.Browser.Got;
import dev.weir.admin.account.Account.Standing;
import dev.weir.admin.account.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that are planted, stolen, ridden by other sites, or outlived. */
final class SessionAttacksTest {

  private static final String NEW_ACCOUNT = "{\"name\":\"eve\",\"roles\":[\"admin\"]}";

  @TempDir
  Path data;

  private Office office;
  private AdminServer server;
  private Browser ann;
  private App app;

  @BeforeEach
  void open() throws Exception {
    office = new Office(data);
    server = office.served();
    office.enrolled("ann", Role.ADMIN);
    ann = new Browser(server);
    app = ann.enrol(office, "ann");
  }

  @AfterEach
  void close() {
    server.close();
    office.close();
  }

  @Test
  void aPlantedSessionIsNobodys() throws Exception {
    Browser mallory = new Browser(server);
    mallory.get("/api/session");
    Browser victim = new Browser(server);
    victim.cookies().putAll(mallory.cookies());
    victim.csrf(mallory.csrf());
    String planted = mallory.cookies().get("weir_session");
    victim.post("/api/session", "{\"name\":\"ann\",\"password\":\"" + Office.PASSWORD + "\"}");
    String half = victim.cookies().get("weir_session");
    victim.post("/api/session/totp", "{\"code\":\"" + app.fresh() + "\"}");
    assertThat(victim.get("/api/session").text("state")).isEqualTo("signed-in");
    assertThat(Set.of(planted, half, victim.cookies().get("weir_session"))).hasSize(3);
    assertThat(mallory.get("/api/session").text("state")).isEqualTo("none");
    mallory.cookies().put("weir_session", half);
    assertThat(mallory.get("/api/session").text("state")).isEqualTo("none");
  }

  @Test
  void nothingChangesWithoutTheSessionsOwnToken() throws Exception {
    String own = ann.csrf();
    Browser eve = new Browser(server);
    eve.get("/api/session");
    for (String shown : new String[]{"", "x", own.substring(1), own + "A", eve.csrf()}) {
      ann.csrf(shown);
      Got got = ann.post("/api/accounts", NEW_ACCOUNT);
      assertThat(got.status()).as(shown).isEqualTo(403);
      assertThat(got.text("detail")).contains("CSRF");
    }
    assertThat(office.accounts().list()).hasSize(1);
    ann.csrf(own);
    assertThat(ann.post("/api/accounts", NEW_ACCOUNT).status()).isEqualTo(201);
  }

  @Test
  void aVisitorsTokenIsWorthNothingOnceSignedIn() throws Exception {
    Browser ben = new Browser(server);
    ben.get("/api/session");
    String before = ben.csrf();
    ben.password("ann", Office.PASSWORD);
    ben.csrf(before);
    assertThat(ben.post("/api/session/totp", "{\"code\":\"" + app.fresh() + "\"}").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "SAME-ORIGIN", ""})
  void pagesOfOtherSitesAskNothing(String site) throws Exception {
    Browser page = ann.with("Sec-Fetch-Site", site);
    assertThat(page.get("/api/accounts").status()).isEqualTo(403);
    assertThat(page.get("/api/session").status()).isEqualTo(403);
    assertThat(page.post("/api/accounts", NEW_ACCOUNT).status()).isEqualTo(403);
    assertThat(page.with("Sec-Fetch-Site", "same-origin").get("/api/accounts").status()).isEqualTo(200);
  }

  @Test
  void aStolenCookieIsOfNoUseInAnotherBrowser() throws Exception {
    Browser thief = new Browser(server).with("User-Agent", "thief");
    thief.cookies().putAll(ann.cookies());
    thief.csrf(ann.csrf());
    assertThat(thief.get("/api/accounts").status()).isEqualTo(401);
    assertThat(ann.get("/api/accounts").status()).as("and does not end the owner's").isEqualTo(200);
  }

  @Test
  void twoSessionCookiesAreNone() throws Exception {
    String own = ann.cookies().get("weir_session");
    ann.cookies().clear();
    ann.cookies().put("weir_session", own + "; weir_session=" + own);
    assertThat(ann.get("/api/accounts").status()).isEqualTo(401);
  }

  @Test
  void aSessionEndsWhenItIsIdleAndAtItsLatestMoment() throws Exception {
    office.clock().advance(Duration.ofMinutes(29));
    assertThat(ann.get("/api/accounts").status()).isEqualTo(200);
    for (int i = 0; i < 16; i++) {
      office.clock().advance(Duration.ofMinutes(29));
      assertThat(ann.get("/api/accounts").status()).isEqualTo(i < 15 ? 200 : 401);
    }
    Browser ben = new Browser(server);
    ben.password("ann", Office.PASSWORD);
    ben.post("/api/session/totp", "{\"code\":\"" + app.fresh() + "\"}");
    office.clock().advance(Duration.ofMinutes(30));
    assertThat(ben.get("/api/accounts").status()).isEqualTo(401);
  }

  @Test
  void whoeverIsLockedOrDemotedIsSoAtOnce() throws Exception {
    office.enrolled("ben", Role.ADMIN);
    office.accounts().edit("root", "account changed", "ann",
        account -> account.with(new Standing(Set.of(Role.VIEWER), Set.of(), false)));
    assertThat(ann.get("/api/accounts").status()).isEqualTo(403);
    office.accounts().edit("root", "account locked", "ann",
        account -> account.with(new Standing(Set.of(Role.ADMIN), Set.of(), true)));
    assertThat(ann.get("/api/accounts").status()).isEqualTo(401);
    office.accounts().edit("root", "account unlocked", "ann",
        account -> account.with(new Standing(Set.of(Role.ADMIN), Set.of(), false)));
    assertThat(ann.get("/api/accounts").status()).as("the session does not come back").isEqualTo(401);
  }

  @Test
  void whatMattersTakesAFreshProof() throws Exception {
    office.clock().advance(Duration.ofMinutes(6));
    assertThat(ann.post("/api/accounts", NEW_ACCOUNT).text("detail")).contains("step-up");
    assertThat(ann.send("DELETE", "/api/me/totp", "").status()).isEqualTo(403);
    assertThat(ann.post("/api/session/step-up", "{\"password\":\"not this one at all\"}").status())
        .isEqualTo(401);
    assertThat(ann.post("/api/session/step-up", "{\"code\":\"000000\"}").status()).isEqualTo(401);
    assertThat(ann.post("/api/session/step-up", "{\"code\":\"" + app.fresh() + "\"}").text("fresh_until"))
        .isNotEmpty();
    assertThat(ann.post("/api/accounts", NEW_ACCOUNT).status()).isEqualTo(201);
    office.clock().advance(Duration.ofMinutes(6));
    assertThat(ann.post("/api/session/step-up", "{\"password\":\"" + Office.PASSWORD + "\"}").status())
        .isEqualTo(200);
    assertThat(ann.send("DELETE", "/api/me/totp", "").status()).isEqualTo(204);
  }

  @Test
  void whoeverWasLetInToEnrolEnrolsNothingBesideTheOwner() throws Exception {
    office.enrolled("ben", Role.VIEWER);
    Browser thief = new Browser(server);
    assertThat(thief.password("ben", Office.PASSWORD).text("state")).isEqualTo("enrol");
    App own = new App(office.clock(), thief.post("/api/me/totp", "").text("secret"));
    new Browser(server).enrol(office, "ben");
    assertThat(thief.send("PUT", "/api/me/totp", "{\"code\":\"" + own.code() + "\"}").status())
        .isEqualTo(401);
  }

  @Test
  void whereTheAccountsCannotBeReadNobodyGetsIn() throws Exception {
    Path stored = data.resolve("vault").resolve("administrators.sealed");
    byte[] whole = Files.readAllBytes(stored);
    whole[whole.length - 1] ^= 1;
    Files.write(stored, whole);
    assertThatThrownBy(() -> new Office(data)).hasMessageContaining("damaged");
  }

  @Test
  void theLastAdministratorStays() throws Exception {
    for (String change : new String[]{"{\"roles\":[\"viewer\"]}", "{\"locked\":true}"}) {
      assertThat(ann.send("PATCH", "/api/accounts/ann", change, "If-Match", "*").status()).isEqualTo(409);
    }
    assertThat(ann.send("DELETE", "/api/accounts/ann", "", "If-Match", "*").status()).isEqualTo(409);
  }

  @Test
  void anAccountIsChangedAsItWasReadOrNot() throws Exception {
    ann.post("/api/accounts", "{\"name\":\"ben\",\"roles\":[\"viewer\"],\"teams\":[\"sales\"]}");
    String etag = ann.get("/api/accounts/ben").raw().headers().firstValue("ETag").orElseThrow();
    assertThat(ann.send("PATCH", "/api/accounts/ben", "{\"roles\":[\"auditor\"]}").status()).isEqualTo(428);
    Got changed = ann.send("PATCH", "/api/accounts/ben", "{\"roles\":[\"auditor\"]}", "If-Match", etag);
    assertThat(changed.json().path("teams").toString()).isEqualTo("[\"sales\"]");
    assertThat(ann.send("PATCH", "/api/accounts/ben", "{\"locked\":true}", "If-Match", etag).status())
        .isEqualTo(412);
    assertThat(ann.send("DELETE", "/api/accounts/ben", "", "If-Match", etag).status()).isEqualTo(412);
    assertThat(office.records())
        .contains("ann: account changed ben, was roles viewer, teams sales, password none,"
            + " totp none, passkeys 0, recovery codes 0; now roles auditor, teams sales, password none, totp none, passkeys 0,"
            + " recovery codes 0");
  }
}
