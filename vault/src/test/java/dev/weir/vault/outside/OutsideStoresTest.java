package dev.weir.vault.outside;

import static dev.weir.vault.outside.Reader.EVERY;
import static dev.weir.vault.outside.Reader.STALE;
import static dev.weir.vault.outside.Reader.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.settings.SecretServer;
import dev.weir.model.settings.SecretServer.Login;
import dev.weir.model.settings.SecretSource;
import dev.weir.testkit.AwsStandIn;
import dev.weir.testkit.GoogleStandIn;
import dev.weir.testkit.StandIn;
import dev.weir.testkit.VaultStandIn;
import dev.weir.vault.cloud.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that others keep, read from strict stand-ins that were written from the services' API documents. */
class OutsideStoresTest {

  /** One for all: its key takes a second to make. */
  private static final GoogleStandIn GOOGLE = new GoogleStandIn("{\"key\":\"g00gle\"}");

  @TempDir
  Path folder;

  private final VaultStandIn vault = new VaultStandIn();
  private final AwsStandIn aws = new AwsStandIn();
  private final StandIn vaultAt = StandIn.http("vault.test").with(vault);
  private final StandIn awsAt = StandIn.http("aws.test").with(aws);
  private final StandIn googleAt = StandIn.http("google.test").with(GOOGLE);
  private final Map<String, String> variables = new HashMap<>();
  private final Reader reader = new Reader(new Environment(variables::get));

  @AfterEach
  void stop() {
    List.of(vaultAt, awsAt, googleAt).forEach(StandIn::close);
  }

  private Kept kept(SecretSource from) {
    return reader.read(from);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private SecretServer server(Login login) {
    return new SecretServer(vaultAt.uri(), VaultStandIn.NAMESPACE, login, Optional.empty());
  }

  private SecretServer server() throws IOException {
    return server(new Login.Token(file("token", VaultStandIn.TOKEN + "\n")));
  }

  private SecretSource.Dynamic dynamic() throws IOException {
    return new SecretSource.Dynamic(server(), "database/creds/app", "{username}:{password}");
  }

  @Test
  void readsAFieldFromAKeyValueStoreByEachLogin() throws Exception {
    vault.keep("apps/crm", Map.of("token", "s3cret"));
    for (Login login : List.of(new Login.Token(file("t", VaultStandIn.TOKEN)),
        new Login.AppRole("approle", VaultStandIn.ROLE_ID, file("s", VaultStandIn.SECRET_ID)),
        new Login.Kubernetes("kubernetes", "weir", file("j", VaultStandIn.JWT + "\n")))) {
      assertThat(value(kept(new SecretSource.KeyValue(server(login), "kv", "apps/crm", "token"))))
          .isEqualTo("s3cret");
    }
    for (String[] wrong : List.of(new String[]{"apps/other", "token"}, new String[]{"apps/crm", "none"})) {
      Kept none = kept(new SecretSource.KeyValue(server(), "kv", wrong[0], wrong[1]));
      assertThatThrownBy(none::open).hasMessageContaining("pay");
    }
  }

  @Test
  void saysWhyAStoreGivesNothing() throws Exception {
    Kept refused = kept(
        new SecretSource.KeyValue(server(new Login.Token(file("t", "hvs.other"))), "kv", "a", "b"));
    assertThatThrownBy(refused::open).hasMessageContaining("403").hasMessageContaining("/v1/kv/data/a")
        .hasMessageNotContaining("hvs.other");
    Kept role = kept(new SecretSource.KeyValue(
        server(new Login.AppRole("approle", "nobody", file("s", VaultStandIn.SECRET_ID))), "kv", "a", "b"));
    assertThatThrownBy(role::open).hasMessageContaining("400 to the login at auth/approle");
  }

  @Test
  void logsInOnceAndAnewWhereItsTokenIsRevoked() throws Exception {
    vault.keep("apps/crm", Map.of("token", "s3cret"));
    Kept kept = kept(new SecretSource.KeyValue(
        server(new Login.AppRole("approle", VaultStandIn.ROLE_ID, file("s", VaultStandIn.SECRET_ID))), "kv",
        "apps/crm", "token"));
    reader.later(EVERY, kept);
    assertThat(logins()).isEqualTo(1);
    vault.forgetTokens();
    vault.keep("apps/crm", Map.of("token", "next"));
    reader.later(EVERY, kept);
    assertThat(value(kept)).isEqualTo("next");
    assertThat(logins()).isEqualTo(2);
  }

  private long logins() {
    return vaultAt.requests().stream().filter(request -> request.path().endsWith("/login")).count();
  }

  @Test
  void servesTheLastGoodValueOfAStoreThatIsDownForAsLongAsIsSaid() throws Exception {
    vault.keep("apps/crm", Map.of("token", "s3cret"));
    Kept kept = kept(new SecretSource.KeyValue(server(), "kv", "apps/crm", "token"));
    vault.seal(true);
    reader.later(STALE, kept);
    assertThat(value(kept)).isEqualTo("s3cret");
    reader.later(Duration.ofSeconds(1), kept);
    assertThatThrownBy(kept::open).hasMessageContaining("since 2026-01-02T03:04:05Z")
        .hasMessageContaining("503");
    vault.seal(false);
    reader.later(EVERY, kept);
    assertThat(value(kept)).isEqualTo("s3cret");
  }

  @Test
  void renewsALeaseAndGivesItBackAtTheEnd() throws Exception {
    Kept kept = kept(dynamic());
    assertThat(value(kept)).isEqualTo("v-weir-1:p-1");
    for (int i = 0; i < 10; i++) {
      reader.later(EVERY, kept);
      assertThat(value(kept)).isEqualTo("v-weir-1:p-1");
    }
    assertThat(vault.leases()).hasSize(1);
    kept.close().join();
    assertThat(vault.leases()).isEmpty();
    reader.later(EVERY, kept);
    assertThat(vault.leases()).as("nothing is made once it is closed").isEmpty();
  }

  @Test
  void takesAnotherWhereALeaseEndsOrIsRevoked() throws Exception {
    Kept kept = kept(dynamic());
    vault.endLeases();
    reader.later(EVERY.plusSeconds(15), kept);
    assertThat(value(kept)).isEqualTo("v-weir-2:p-2");
    vault.lease(60, 10);
    reader.later(EVERY.plusSeconds(15), kept);
    assertThat(value(kept)).as("a lease that is hardly renewed").isEqualTo("v-weir-3:p-3");
  }

  @Test
  void neverServesALoginBeyondItsLease() throws Exception {
    Kept kept = kept(dynamic());
    vault.seal(true);
    reader.later(Duration.ofSeconds(59), kept);
    assertThat(value(kept)).isEqualTo("v-weir-1:p-1");
    reader.later(Duration.ofSeconds(1), kept);
    assertThatThrownBy(kept::open).hasMessageContaining("503");
  }

  private SecretSource.AwsSecret aws(Optional<String> field, Optional<Path> key) {
    return new SecretSource.AwsSecret(AwsStandIn.REGION, "prod/pay", "AWSCURRENT", field, key,
        Optional.of(awsAt.uri()));
  }

  @Test
  void readsAwsSecretsManagerByAKeyInAFileOrInVariables() throws Exception {
    aws.keep("prod/pay", "{\"key\":\"s3cret\"}");
    Path key = file("aws", AwsStandIn.ID + ":" + AwsStandIn.SECRET + "\n");
    assertThat(value(kept(aws(Optional.empty(), Optional.of(key))))).isEqualTo("{\"key\":\"s3cret\"}");
    variables.putAll(Map.of("AWS_ACCESS_KEY_ID", AwsStandIn.ID, "AWS_SECRET_ACCESS_KEY", AwsStandIn.SECRET));
    assertThat(value(kept(aws(Optional.of("key"), Optional.empty())))).isEqualTo("s3cret");
    aws.withSession(true);
    variables.put("AWS_SESSION_TOKEN", AwsStandIn.SESSION);
    assertThat(value(kept(aws(Optional.of("key"), Optional.empty())))).isEqualTo("s3cret");
    variables.put("AWS_SECRET_ACCESS_KEY", "another");
    assertThatThrownBy(kept(aws(Optional.of("key"), Optional.empty()))::open)
        .hasMessageContaining("InvalidSignatureException").hasMessageNotContaining("another");
  }

  @Test
  void readsAwsSecretsManagerByTheRoleOfAPodAContainerAndAMachine() throws Exception {
    aws.keep("prod/pay", "s3cret");
    aws.withSession(true);
    variables.putAll(Map.of("AWS_WEB_IDENTITY_TOKEN_FILE", file("jwt", AwsStandIn.IDENTITY).toString(),
        "AWS_ROLE_ARN", AwsStandIn.ROLE, "AWS_ENDPOINT_URL_STS", awsAt.uri().toString()));
    assertThat(value(kept(aws(Optional.empty(), Optional.empty())))).isEqualTo("s3cret");
    variables.clear();
    variables.putAll(Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", awsAt.uri() + "/role",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", file("pod", AwsStandIn.POD).toString()));
    assertThat(value(kept(aws(Optional.empty(), Optional.empty())))).isEqualTo("s3cret");
    variables.clear();
    variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", awsAt.uri().toString());
    assertThat(value(kept(aws(Optional.empty(), Optional.empty())))).isEqualTo("s3cret");
    variables.clear();
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    assertThatThrownBy(kept(aws(Optional.empty(), Optional.empty()))::open)
        .hasMessageContaining("no key for AWS");
  }

  @Test
  void asksForAContainersKeyInPlainTextNowhereElse() {
    variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://keys.example/role");
    assertThatThrownBy(kept(aws(Optional.empty(), Optional.empty()))::open)
        .hasMessageContaining("no https:// address");
  }

  private SecretSource.GoogleSecret google(Optional<String> field, Optional<Path> account) {
    return new SecretSource.GoogleSecret("shop-1", "pay", "latest", field, account,
        Optional.of(googleAt.uri()));
  }

  @Test
  void readsGoogleSecretManagerByAServiceAccountsKeyAndByTheMachine() throws Exception {
    Path account = file("account", GOOGLE.accountFile(googleAt.uri() + "/token"));
    assertThat(value(kept(google(Optional.of("key"), Optional.of(account))))).isEqualTo("g00gle");
    variables.put("GCE_METADATA_HOST", "127.0.0.1:" + googleAt.port());
    assertThat(value(kept(google(Optional.empty(), Optional.empty())))).isEqualTo("{\"key\":\"g00gle\"}");
    assertThatThrownBy(kept(new SecretSource.GoogleSecret("shop-1", "other", "latest", Optional.empty(),
        Optional.empty(), Optional.of(googleAt.uri())))::open).hasMessageContaining("404");
    Path stranger = file("stranger", new GoogleStandIn("x").accountFile(googleAt.uri() + "/token"));
    assertThatThrownBy(kept(google(Optional.empty(), Optional.of(stranger)))::open)
        .hasMessageContaining("400 when it was asked for a token");
  }
}
