package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.account.Account.Standing;
import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that are cut, bent, late or too narrow; and what a stolen folder tells. */
final class TokenAttacksTest {

  @TempDir
  Path data;

  private Office office;
  private AdminServer server;
  private String token;

  @BeforeEach
  void open() throws Exception {
    office = new Office(data);
    server = office.served();
    office.enrolled("ann", Role.ADMIN);
    office.enrolled("ben", Role.ADMIN);
    token = token(Scope.ACCOUNTS);
  }

  @AfterEach
  void close() {
    server.close();
    office.close();
  }

  private String token(Scope... scopes) throws Exception {
    return office.accounts().tokens().mint("ann", "ci", Set.of(scopes), Set.of(), Duration.ofDays(1)).text();
  }

  private int status(String shown) throws Exception {
    return Browser.program(server, shown).get("/api/accounts").status();
  }

  @Test
  void aTokenNeedsNoCookieAndNoCsrf() throws Exception {
    assertThat(token).matches("wat_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}");
    assertThat(status(token)).isEqualTo(200);
    assertThat(Browser.program(server, token)
        .post("/api/accounts", "{\"name\":\"eve\",\"roles\":[\"viewer\"]}").status())
        .isEqualTo(201);
    assertThat(office.records()).anyMatch(line -> line.startsWith("token:ci: account added eve"));
  }

  @Test
  void aTokenThatIsCutOrBentIsNone() throws Exception {
    for (int i = 0; i < token.length(); i++) {
      char bent = token.charAt(i) == 'a' ? 'b' : 'a';
      assertThat(status(token.substring(0, i) + bent + token.substring(i + 1))).as("bent at " + i)
          .isEqualTo(401);
    }
    for (int i : new int[]{0, 3, 4, 20, token.length() - 1}) {
      assertThat(status("x" + token.substring(0, i))).isEqualTo(401);
    }
    assertThat(status(token + "a")).isEqualTo(401);
  }

  @Test
  void aTokenThatIsLateOrEndedIsNone() throws Exception {
    String id = token.substring(4, 16);
    String other = token(Scope.ACCOUNTS);
    office.accounts().tokens().end("ann", id);
    assertThat(status(token)).isEqualTo(401);
    assertThat(status(other)).isEqualTo(200);
    office.clock().advance(Duration.ofDays(1));
    assertThat(status(other)).isEqualTo(401);
  }

  @Test
  void aTokenEndsWithThePowerOfWhoMadeIt() throws Exception {
    office.accounts().edit("ben", "account changed", "ann",
        account -> account.with(new Standing(Set.of(Role.OPERATOR), Set.of(), false)));
    assertThat(status(token)).isEqualTo(401);
  }

  @Test
  void aTokenDoesWhatItsScopeSaysAndNoMore() throws Exception {
    Browser narrow = Browser.program(server, token(Scope.KEYS, Scope.METRICS));
    assertThat(narrow.get("/api/keys").status()).isEqualTo(200);
    assertThat(narrow.get("/api/secrets").status()).isEqualTo(403);
    assertThat(narrow.get("/api/accounts").status()).isEqualTo(403);
    assertThat(narrow.get("/api/tokens").text("detail")).contains("scope accounts");
  }

  @Test
  void noTokenMakesTokensRevealsOrApproves() throws Exception {
    Browser all = Browser.program(server, token(Scope.values()));
    assertThat(all.post("/api/tokens", "{\"name\":\"x\",\"scopes\":[\"keys\"],\"expires\":\"1d\"}").status())
        .isEqualTo(403);
    assertThat(all.post("/api/secrets/s/reveal", "").status()).isEqualTo(403);
    assertThat(all.send("PUT", "/api/approvals/x", "{\"approve\":true}").status()).isEqualTo(403);
    assertThat(all.post("/api/me/totp", "").status()).isEqualTo(403);
  }

  @Test
  void aTokenInTheWrongPlaceIsNone() throws Exception {
    assertThat(new Browser(server).with("Authorization", token).get("/api/accounts").status()).isEqualTo(401);
    assertThat(new Browser(server).with("Authorization", "Basic " + token).get("/api/accounts").status())
        .isEqualTo(401);
    assertThat(new Browser(server).get("/api/accounts?token=" + token).status()).isEqualTo(401);
  }

  @Test
  void aStolenFolderTellsNothing() throws Exception {
    Browser ben = new Browser(server);
    App app = ben.enrol(office, "ben");
    Path stored = data.resolve("vault").resolve("administrators.sealed");
    assertThat(Files.getPosixFilePermissions(stored)).hasSize(2);
    List<String> hidden = List.of("ann", "ben", "admin", "argon", "wat_", token.substring(17), app.secret(),
        Office.PASSWORD, "locked");
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString())
            .doesNotContain(hidden.toArray(new String[0]));
      }
    }
  }
}
