package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.Browser.Got;
import dev.weir.admin.account.Account.Standing;
import dev.weir.admin.account.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way in, from the first code to the second factor, and what is told on it. */
final class SignInTest {

  @TempDir
  Path data;

  private Office office;
  private AdminServer server;
  private Browser browser;

  @BeforeEach
  void open() {
    office = new Office(data);
    server = office.served();
    browser = new Browser(server);
  }

  @AfterEach
  void close() {
    server.close();
    office.close();
  }

  private static String redeem(String code, String name, String password) {
    return "{\"code\":\"" + code + "\",\"name\":\"" + name + "\",\"password\":\"" + password + "\"}";
  }

  @Test
  void aVisitorIsToldHowToGetIn() throws Exception {
    Got got = browser.get("/api/session");
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.text("state")).isEqualTo("none");
    assertThat(got.json().path("bootstrap").asBoolean()).isTrue();
    assertThat(got.json().path("ways").toString())
        .isEqualTo("{\"password\":true,\"passkey\":true,\"oidc\":null}");
    assertThat(got.raw().headers().allValues("Set-Cookie")).singleElement().asString()
        .contains("weir_session=v", "HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Secure");
  }

  @Test
  void theFirstAccountIsMadeByAOneTimeCodeAndHasToSetUpASecondFactor() throws Exception {
    String code = office.accounts().bootstrapCode("root");
    browser.get("/api/session");
    Got made = browser.post("/api/bootstrap", redeem(code.toLowerCase(Locale.ROOT), "ann", Office.PASSWORD));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("state")).isEqualTo("enrol");
    assertThat(browser.get("/api/accounts").status()).isEqualTo(401);
    App app = new App(office.clock(), browser.post("/api/me/totp", "").text("secret"));
    assertThat(browser.send("PUT", "/api/me/totp", "{\"code\":\"000000\"}").status()).isEqualTo(422);
    Got set = browser.send("PUT", "/api/me/totp", "{\"code\":\"" + app.code() + "\"}");
    assertThat(set.json().path("recovery")).hasSize(10);
    Got now = browser.get("/api/session");
    assertThat(now.text("state")).isEqualTo("signed-in");
    assertThat(now.json().path("roles").toString()).isEqualTo("[\"admin\"]");
    assertThat(browser.get("/api/accounts").status()).isEqualTo(200);
    assertThat(String.join("\n", office.records())).contains("ann: first account made ann, now roles admin",
        "ann: TOTP set ann, was", "ann: signed in ann").doesNotContain(code, app.secret(), Office.PASSWORD);
  }

  @Test
  void aOneTimeCodeIsWorthNothingTwiceOrLateOrWrong() throws Exception {
    browser.get("/api/session");
    String code = office.accounts().bootstrapCode("root");
    String late = redeem(code, "ann", Office.PASSWORD);
    office.clock().advance(Duration.ofMinutes(15));
    assertThat(browser.post("/api/bootstrap", late).status()).isEqualTo(401);
    String next = office.accounts().bootstrapCode("root");
    assertThat(browser.post("/api/bootstrap", late).status()).isEqualTo(401);
    String wrong = (next.charAt(0) == 'A' ? "B" : "A") + next.substring(1);
    assertThat(browser.post("/api/bootstrap", redeem(wrong, "ann", Office.PASSWORD)).status()).isEqualTo(401);
    assertThat(browser.post("/api/bootstrap", redeem(next, "ann", "short")).status()).isEqualTo(422);
    assertThat(browser.post("/api/bootstrap", redeem(next, "ann", Office.PASSWORD)).status()).isEqualTo(201);
    Browser other = new Browser(server);
    other.get("/api/session");
    assertThat(other.post("/api/bootstrap", redeem(next, "eve", Office.PASSWORD)).status()).isEqualTo(401);
    assertThat(other.post("/api/bootstrap", redeem(next, "ann", Office.PASSWORD)).status()).isEqualTo(401);
  }

  @Test
  void theCodeOfOneAccountIsNoOthers() throws Exception {
    office.enrolled("ann", Role.ADMIN);
    String code = office.accounts().add("ann", "ben", new Standing(
        Set.of(Role.VIEWER), Set.of(), false)).code();
    browser.get("/api/session");
    assertThat(browser.post("/api/bootstrap", redeem(code, "ann", Office.PASSWORD)).status()).isEqualTo(401);
    assertThat(browser.post("/api/bootstrap", redeem(code, "ben", Office.PASSWORD)).text("state"))
        .isEqualTo("enrol");
  }

  @Test
  void theSecondFactorIsAskedForEachTime() throws Exception {
    office.enrolled("ann", Role.ADMIN);
    App app = browser.enrol(office, "ann");
    browser.send("DELETE", "/api/session", "");
    assertThat(browser.get("/api/session").text("state")).isEqualTo("none");
    Got half = browser.password("ann", Office.PASSWORD);
    assertThat(half.text("state")).isEqualTo("second-factor");
    assertThat(half.json().path("factors").toString()).isEqualTo("[\"totp\"]");
    assertThat(browser.get("/api/accounts").status()).isEqualTo(401);
    assertThat(browser.post("/api/me/totp", "").status()).isEqualTo(403);
    Got whole = browser.post("/api/session/totp", "{\"code\":\"" + app.fresh() + "\"}");
    assertThat(whole.text("state")).isEqualTo("signed-in");
    assertThat(browser.get("/api/accounts").status()).isEqualTo(200);
  }

  @Test
  void aCodeIsGoodOnceAndNearItsTimeAlone() throws Exception {
    office.enrolled("ann", Role.ADMIN);
    App app = browser.enrol(office, "ann");
    String spent = app.code();
    assertThat(second(spent)).isEqualTo(401);
    office.clock().advance(Duration.ofMinutes(5));
    assertThat(second(app.code(Duration.ofMinutes(-1)))).isEqualTo(401);
    assertThat(second(app.code(Duration.ofMinutes(1)))).isEqualTo(401);
    assertThat(second(app.code(Duration.ofSeconds(30)))).isEqualTo(200);
    assertThat(second(app.code())).as("older than the last one").isEqualTo(401);
  }

  @Test
  void aRecoveryCodeIsGoodOnce() throws Exception {
    office.enrolled("ann", Role.ADMIN);
    browser.password("ann", Office.PASSWORD);
    App app = new App(office.clock(), browser.post("/api/me/totp", "").text("secret"));
    String recovery = browser.send("PUT", "/api/me/totp", "{\"code\":\"" + app.code() + "\"}").json()
        .path("recovery")
        .path(3).asString();
    assertThat(second(recovery)).isEqualTo(200);
    assertThat(second(recovery)).isEqualTo(401);
    assertThat(office.records())
        .anyMatch(line -> line.startsWith("ann: recovery code used ann") && line.endsWith("9"));
  }

  private int second(String code) throws Exception {
    Browser fresh = new Browser(server);
    fresh.password("ann", Office.PASSWORD);
    return fresh.post("/api/session/totp", "{\"code\":\"" + code + "\"}").status();
  }

  @Test
  void nobodyIsToldWhatWasWrong() throws Exception {
    office.enrolled("ann", Role.ADMIN);
    String wrong = browser.password("ann", "wrong password here").raw().body();
    assertThat(browser.password("nobody", Office.PASSWORD).raw().body()).isEqualTo(wrong);
    office.enrolled("ben", Role.VIEWER);
    office.accounts().edit("root", "account locked", "ben", account -> account.with(
        new Standing(account.standing().roles(), Set.of(), true)));
    assertThat(browser.password("ben", Office.PASSWORD).raw().body()).isEqualTo(wrong);
  }

  @Test
  void aNewPasswordEndsEveryOtherSession() throws Exception {
    office.enrolled("ann", Role.ADMIN);
    App app = browser.enrol(office, "ann");
    Browser other = new Browser(server);
    other.password("ann", Office.PASSWORD);
    other.post("/api/session/totp", "{\"code\":\"" + app.fresh() + "\"}");
    String next = "{\"old\":\"" + Office.PASSWORD + "\",\"new\":\"seven green bottles\"}";
    assertThat(browser.send("PUT", "/api/me/password", next).status()).isEqualTo(200);
    assertThat(other.get("/api/accounts").status()).isEqualTo(401);
    assertThat(browser.get("/api/accounts").status()).isEqualTo(200);
    assertThat(new Browser(server).password("ann", Office.PASSWORD).status()).isEqualTo(401);
  }
}
