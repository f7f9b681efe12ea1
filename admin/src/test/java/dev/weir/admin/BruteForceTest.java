package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.Browser.Got;
import dev.weir.admin.account.Account.Standing;
import dev.weir.admin.account.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guessing: how much of it passes, and that it keeps nobody else out. */
final class BruteForceTest {

  @TempDir
  Path data;

  private Office office;
  private AdminServer server;

  @BeforeEach
  void open() throws Exception {
    office = new Office(data);
    server = office.served();
    office.enrolled("ann", Role.ADMIN);
  }

  @AfterEach
  void close() {
    server.close();
    office.close();
  }

  /** Guesses once a second for so long, and returns how many guesses were heard. */
  private int heard(String name, int seconds) throws Exception {
    Browser browser = new Browser(server);
    browser.get("/api/session");
    int heard = 0;
    for (int i = 0; i < seconds; i++) {
      Got got = browser.post("/api/session", "{\"name\":\"" + name + "\",\"password\":\"guess\"}");
      assertThat(got.status()).isIn(401, 429);
      heard += got.status() == 401 ? 1 : 0;
      office.clock().advance(Duration.ofSeconds(1));
    }
    return heard;
  }

  @Test
  void whatIsTriedInVainIsOnRecordWithoutWhatWasTyped() throws Exception {
    heard("ann", 8);
    heard("my-password-in-the-wrong-field", 1);
    office.enrolled("lou", Role.VIEWER);
    office.accounts().edit("ann", "account locked", "lou",
        account -> account.with(new Standing(Set.of(Role.VIEWER), Set.of(), true)));
    new Browser(server).password("lou", Office.PASSWORD);
    Browser program = new Browser(server);
    program.send("GET", "/api/accounts", "", "Authorization", "Bearer wa_0123456789");
    program.send("POST", "/api/session", "{}", "Sec-Fetch-Site", "cross-site");
    program.csrf("another");
    program.post("/api/session", "{}");
    program.get("/api/accounts");
    server.close();
    assertThat(office.records()).filteredOn(record -> record.startsWith("(nobody)"))
        .containsExactlyInAnyOrder(
            "(nobody): sign-in refused (no account), ann, 9 times from 127.0.0.1 within a minute, 1 of them too soon"
                + " after others",
            "(nobody): sign-in to a locked account refused lou, 1 time from 127.0.0.1 within a minute",
            "(nobody): API token refused (unknown token), 1 time from 127.0.0.1 within a minute",
            "(nobody): request of another site's page refused (no account), 1 time from 127.0.0.1 within a minute",
            "(nobody): request without the CSRF token refused (no account), 1 time from 127.0.0.1 within a minute");
  }

  @Test
  void guessesAreHeardEverMoreSeldom() throws Exception {
    // Five are free, then 1, 2, 4, 8, 16, 32, 64, 128 s between them.
    assertThat(heard("ann", 300)).isBetween(10, 14);
    Got waits = new Browser(server).password("ann", Office.PASSWORD);
    assertThat(waits.status()).isEqualTo(429);
    assertThat(Long.parseLong(waits.raw().headers().firstValue("Retry-After").orElseThrow())).isPositive();
  }

  @Test
  void nobodyLearnsWhetherThereIsAnAccount() throws Exception {
    assertThat(heard("nobody", 60)).isEqualTo(heard("ann", 60));
  }

  @Test
  void anAddressIsSlowedDownForAllNamesTogether() throws Exception {
    Browser browser = new Browser(server);
    browser.get("/api/session");
    int heard = 0;
    for (int i = 0; i < 100; i++) {
      heard += browser.post("/api/session", "{\"name\":\"name" + i + "\",\"password\":\"Summer2026!\"}")
          .status() == 401
              ? 1
              : 0;
    }
    assertThat(heard).isLessThanOrEqualTo(31);
  }

  @Test
  void theOwnersDeviceIsNotKeptOut() throws Exception {
    Browser own = new Browser(server);
    App app = own.enrol(office, "ann");
    own.send("DELETE", "/api/session", "");
    heard("ann", 100);
    assertThat(new Browser(server).password("ann", Office.PASSWORD).status()).isEqualTo(429);
    assertThat(own.password("ann", Office.PASSWORD).text("state")).isEqualTo("second-factor");
    assertThat(own.post("/api/session/totp", "{\"code\":\"" + app.fresh() + "\"}").status()).isEqualTo(200);
  }

  @Test
  void aDeviceIsKnownForItsOwnAccountAlone() throws Exception {
    Browser own = new Browser(server);
    own.enrol(office, "ann");
    office.enrolled("ben", Role.VIEWER);
    heard("ben", 100);
    assertThat(own.password("ben", Office.PASSWORD).status()).isEqualTo(429);
    own.cookies().computeIfPresent("weir_device",
        (_, cookie) -> cookie.substring(0, cookie.length() - 1) + "_");
    heard("ann", 100);
    assertThat(own.password("ann", Office.PASSWORD).status()).isEqualTo(429);
  }

  @Test
  void codesAreSlowedDownForWhoeverHasThePassword() throws Exception {
    Browser own = new Browser(server);
    own.enrol(office, "ann");
    Browser thief = new Browser(server);
    int heard = 0;
    for (int i = 0; i < 300; i++) {
      if (i % 50 == 0) {
        thief.password("ann", Office.PASSWORD);
      }
      int status = thief.post("/api/session/totp", "{\"code\":\"000000\"}").status();
      heard += status == 401 ? 1 : 0;
      office.clock().advance(Duration.ofSeconds(1));
    }
    assertThat(heard).isBetween(8, 14);
  }

  @Test
  void oneTimeCodesAreSlowedDown() throws Exception {
    Browser browser = new Browser(server);
    browser.get("/api/session");
    int heard = 0;
    for (int i = 0; i < 100; i++) {
      heard += browser.post("/api/bootstrap",
          "{\"code\":\"" + i + "\",\"name\":\"ann\",\"password\":\"" + Office.PASSWORD + "\"}")
          .status() == 401 ? 1 : 0;
    }
    assertThat(heard).isEqualTo(5);
  }

  @Test
  void whatFailedIsForgottenAfterAnHour() throws Exception {
    heard("ann", 100);
    office.clock().advance(Duration.ofHours(2));
    assertThat(new Browser(server).password("ann", Office.PASSWORD).status()).isEqualTo(200);
  }
}
