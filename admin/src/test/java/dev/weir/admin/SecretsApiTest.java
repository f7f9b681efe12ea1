package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.Browser.Got;
import dev.weir.admin.account.Account.Standing;
import dev.weir.admin.account.Role;
import dev.weir.model.settings.AdminRule;
import dev.weir.model.settings.AdminRule.TwoPerson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets and keys over the API; what takes two persons; what is on record of it. */
final class SecretsApiTest {

  private static final String VALUE = "sk-live-0123456789";
  private static final String SET = "{\"value\":\"" + VALUE + "\",\"hosts\":[\"api.test\"]}";

  @TempDir
  Path data;

  private Office office;
  private AdminServer server;
  private Browser ann;

  @BeforeEach
  void open() throws Exception {
    serve(Set.of());
    ann = office.signedIn(server, "ann", Role.ADMIN);
  }

  private void serve(Set<TwoPerson> twoPerson) {
    office = new Office(data,
        new AdminRule(Optional.empty(), Optional.empty(), false, AdminRule.Lasting.USUAL,
            Optional.empty(), twoPerson));
    server = office.served();
  }

  @AfterEach
  void close() {
    server.close();
    office.close();
  }

  @Test
  void aSecretGoesInAndComesOutForAPersonAlone() throws Exception {
    Got set = ann.send("PUT", "/api/secrets/openai", SET);
    assertThat(set.status()).isEqualTo(201);
    assertThat(ann.get("/api/secrets").raw().body()).contains("\"openai\"", "api.test").doesNotContain(VALUE);
    Got rotated = ann.post("/api/secrets/openai/rotate", "{\"value\":\"next\"}");
    assertThat(rotated.json().path("version").asInt()).isEqualTo(2);
    assertThat(ann.post("/api/secrets/openai/reveal", "").text("value")).isEqualTo("next");
    assertThat(ann.send("DELETE", "/api/secrets/openai", "").status()).isEqualTo(204);
    assertThat(String.join("\n", office.records())).contains(
        "ann: secret set openai, was none; now version 1, fingerprint " + set.text("fingerprint"),
        "ann: secret rotated openai, was version 1, fingerprint " + set.text("fingerprint")
            + "; now version 2, fingerprint " + rotated.text("fingerprint"),
        "ann: secret revealed openai, version 2", "ann: secret removed openai, was version 2")
        .doesNotContain(VALUE);
  }

  @Test
  void toSetIsNotToReplace() throws Exception {
    ann.send("PUT", "/api/secrets/openai", SET);
    assertThat(ann.send("PUT", "/api/secrets/openai", SET).status()).isEqualTo(409);
    assertThat(ann.send("PUT", "/api/secrets/two", "{\"value\":\"a\\nb\",\"hosts\":[\"a.test\"]}").status())
        .isEqualTo(422);
    assertThat(ann.send("PUT", "/api/secrets/key",
        "{\"value\":\"-----BEGIN PRIVATE KEY-----\\nMA==\",\"hosts\":[\"a.test\"]}").status()).isEqualTo(201);
    assertThat(ann.send("PUT", "/api/secrets/two", "{\"value\":\"a\"}").text("detail"))
        .contains("name the hosts");
    assertThat(ann.send("PUT", "/api/secrets/a%2Fb", SET).status()).isEqualTo(404);
    assertThat(ann.post("/api/secrets/none/rotate", "{\"value\":\"a\"}").status()).isEqualTo(404);
  }

  @Test
  void toRevealTakesAFreshProof() throws Exception {
    ann.send("PUT", "/api/secrets/openai", SET);
    office.clock().advance(Duration.ofMinutes(6));
    assertThat(ann.post("/api/secrets/openai/reveal", "").status()).isEqualTo(403);
    assertThat(ann.post("/api/secrets/openai/rotate", "{\"value\":\"b\"}").status()).isEqualTo(403);
    assertThat(office.records()).noneMatch(line -> line.contains("revealed"));
  }

  @Test
  void whatTakesTwoIsDoneOnceAndByTheOneWhoAsked() throws Exception {
    ann.send("PUT", "/api/secrets/openai", SET);
    close();
    serve(Set.of(TwoPerson.REVEAL, TwoPerson.ROTATE));
    office.accounts().edit("root", "x", "ann", account -> account.with(
        account.factors().withTotp(Optional.empty(), List.of())));
    office.enrolled("ben", Role.ADMIN);
    ann = new Browser(server);
    ann.enrol(office, "ann");
    Browser ben = new Browser(server);
    ben.enrol(office, "ben");

    Got asked = ann.post("/api/secrets/openai/reveal", "");
    assertThat(asked.status()).isEqualTo(202);
    String reveal = "/api/secrets/openai/reveal?approval=" + asked.text("approval");
    String approval = "/api/approvals/" + asked.text("approval");
    assertThat(ann.post(reveal, "").status()).as("not approved yet").isEqualTo(403);
    assertThat(ann.send("PUT", approval, "{\"approve\":true}").status()).as("by herself").isEqualTo(403);
    assertThat(ben.get("/api/approvals").raw().body()).contains("\"openai\"", "\"by\":\"ann\"");
    assertThat(ben.send("PUT", approval, "{\"approve\":true}").status()).isEqualTo(204);
    assertThat(ben.post(reveal, "").status()).as("somebody else's").isEqualTo(403);
    assertThat(ann.post("/api/secrets/openai/rotate?approval=" + asked.text("approval"), "{\"value\":\"b\"}")
        .status())
        .as("for something else").isEqualTo(403);
    assertThat(ann.post(reveal, "").text("value")).isEqualTo(VALUE);
    assertThat(ann.post(reveal, "").status()).as("twice").isEqualTo(403);
    assertThat(ann.send("DELETE", "/api/secrets/openai", "").status()).isEqualTo(202);
  }

  @Test
  void anApprovalThatIsRefusedOrLateIsNone() throws Exception {
    ann.send("PUT", "/api/secrets/openai", SET);
    close();
    serve(Set.of(TwoPerson.REVEAL));
    office.accounts().edit("root", "x", "ann", account -> account.with(
        account.factors().withTotp(Optional.empty(), List.of())));
    ann = new Browser(server);
    ann.enrol(office, "ann");
    String refused = ann.post("/api/secrets/openai/reveal", "").text("approval");
    assertThat(ann.send("PUT", "/api/approvals/" + refused, "{\"approve\":false}").status()).isEqualTo(204);
    assertThat(ann.send("PUT", "/api/approvals/" + refused, "{\"approve\":false}").status()).isEqualTo(404);
    String late = ann.post("/api/secrets/openai/reveal", "").text("approval");
    office.clock().advance(Duration.ofMinutes(15));
    assertThat(ann.get("/api/approvals").json()).isEmpty();
    assertThat(late).isNotEqualTo(refused);
  }

  @Test
  void operatorsOfATeamSeeTheirOwnKeysAlone() throws Exception {
    var made = office.accounts().add("ann", "ben",
        new Standing(Set.of(Role.OPERATOR), Set.of("sales"), false));
    office.accounts().redeem(made.code(), "ben",
        office.administration().desk().passwords().hash(Office.PASSWORD, "ben"));
    Browser ben = new Browser(server);
    ben.enrol(office, "ben");
    String lab = ann.post("/api/keys", "{\"caller\":\"lab\"}").text("id");
    Got shop = ben.post("/api/keys", "{\"caller\":\"shop\",\"note\":\"till\",\"expires\":\"1d\"}");
    assertThat(shop.status()).isEqualTo(201);
    assertThat(shop.text("key")).startsWith("wk_");
    assertThat(ben.post("/api/keys", "{\"caller\":\"lab\"}").status()).isEqualTo(422);
    assertThat(ben.get("/api/keys").raw().body()).contains("\"shop\"").doesNotContain("lab",
        shop.text("key"));
    assertThat(ben.send("DELETE", "/api/keys/" + lab, "").status()).isEqualTo(404);
    assertThat(ben.send("DELETE", "/api/keys/" + shop.text("id"), "").status()).isEqualTo(204);
    assertThat(office.records()).anyMatch(line -> line.startsWith("ben: key revoked " + shop.text("id")));
  }
}
