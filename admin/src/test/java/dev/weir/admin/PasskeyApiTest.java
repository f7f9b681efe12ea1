package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.account.Account.Standing;
import dev.weir.admin.account.Role;
import dev.weir.admin.passkey.SoftAuthenticator;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passkeys over the API: a way in, a second factor, a proof anew, and one's own; and what is put on record of them. */
final class PasskeyApiTest {

  @TempDir
  private Path data;
  private Office office;
  private AdminServer server;
  private Browser browser;
  private SoftAuthenticator device;

  @BeforeEach
  void enrolls() throws Exception {
    office = new Office(data);
    server = office.served();
    browser = new Browser(server);
    device = new SoftAuthenticator("device", "http://localhost:" + server.bound().port());
    office.enrolled("ann", Role.ADMIN);
    assertThat(browser.password("ann", Office.PASSWORD).text("state")).isEqualTo("enrol");
    String made = device.create(browser.post("/api/me/passkeys/options", "").raw().body());
    assertThat(browser.post("/api/me/passkeys", "{\"name\":\"laptop\",\"credential\":" + made + "}").status())
        .isEqualTo(201);
    browser.get("/api/session");
  }

  @AfterEach
  void close() {
    server.close();
    office.close();
  }

  @Test
  void whoHadToEnrolIsSignedInByThePasskey() throws Exception {
    assertThat(browser.get("/api/session").text("state")).isEqualTo("signed-in");
    assertThat(browser.get("/api/me/passkeys").json().path(0).path("name").asString()).isEqualTo("laptop");
    assertThat(office.records()).anyMatch(line -> line.startsWith("ann: passkey added ann"));
  }

  @Test
  void letsInAloneAndAsTheSecondFactor() throws Exception {
    Browser alone = new Browser(server);
    alone.get("/api/session");
    assertThat(alone.post("/api/session/passkey", answer(alone)).text("state")).isEqualTo("signed-in");

    Browser second = new Browser(server);
    assertThat(second.password("ann", Office.PASSWORD).json().path("factors").toString())
        .isEqualTo("[\"passkey\"]");
    assertThat(second.post("/api/session/passkey", answer(second)).text("name")).isEqualTo("ann");
  }

  @Test
  void isAProofAnew() throws Exception {
    office.clock().advance(Duration.ofMinutes(6));
    assertThat(remove().status()).isEqualTo(403);
    assertThat(browser.post("/api/session/step-up", answer(browser)).status()).isEqualTo(200);

    assertThat(remove().status()).isEqualTo(204);
    assertThat(remove().status()).isEqualTo(404);
    assertThat(office.accounts().find("ann").orElseThrow().factors().passkeys()).isEmpty();
  }

  @Test
  void answersOfOneSessionAreOfNoUseInAnother() throws Exception {
    Browser thief = new Browser(server);
    thief.get("/api/session");
    Browser victim = new Browser(server);
    victim.get("/api/session");
    String stolen = answer(victim);

    assertThat(thief.post("/api/session/passkey", stolen).status()).isEqualTo(401);
    assertThat(victim.post("/api/session/passkey", stolen).status()).isEqualTo(200);
  }

  @Test
  void keepsOutALockedAccountAndACopyOfTheAuthenticator() throws Exception {
    Browser copy = new Browser(server);
    copy.get("/api/session");
    device.counter = 0;
    assertThat(copy.post("/api/session/passkey", answer(copy)).status()).isEqualTo(401);
    assertThat(office.records())
        .anyMatch(line -> line.startsWith("ann: passkey refused ann, the counter of laptop went back"));

    office.enrolled("root", Role.ADMIN);
    office.accounts().edit("root", "account locked", "ann", account -> account.with(
        new Standing(account.standing().roles(), account.standing().teams(), true)));
    device.counter = 50;
    assertThat(copy.post("/api/session/passkey", answer(copy)).status()).isEqualTo(401);
  }

  private Browser.Got remove() throws Exception {
    String id = browser.get("/api/me/passkeys").json().path(0).path("id").asString("none");
    return browser.send("DELETE", "/api/me/passkeys/" + id, "");
  }

  private String answer(Browser asked) throws Exception {
    device.counter++;
    return device.get(asked.post("/api/session/passkey/options", "").raw().body());
  }
}
