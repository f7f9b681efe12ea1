package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.KeyRing;
import dev.weir.model.net.Host;
import dev.weir.testkit.TestAuthority;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Secrets;
import dev.weir.vault.Vault;
import dev.weir.x509.Identity;
import dev.weir.x509.Keys;
import dev.weir.x509.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class VaultCommandsTest extends AtAShell {

  private static final String VALUE = "sk-live-0123";

  @Test
  void bindsASecretToTheHostsOfItsDestinations() throws IOException {
    assertThat(shell.given(VALUE + "\n", "secrets", "set", "openai-live", "-c", file)).isZero();
    assertThat(shell.out()).isEqualTo("openai-live  version 1  bound to api.openai.com, *.openai.test\n");
    assertThat(shell.err()).isEmpty();
    try (Vault vault = vault();
        var opened = vault.secrets().open("openai-live", Host.parse("x.openai.test").orElseThrow())) {
      assertThat(new String(opened.reveal(), StandardCharsets.UTF_8)).isEqualTo(VALUE);
    }
    assertThat(changes()).singleElement().asString()
        .contains("secret set", "openai-live", "bound to api.openai.com")
        .doesNotContain(VALUE);
  }

  @Test
  void bindsASecretToTheHostsThatAreNamed() {
    assertThat(shell.given(VALUE, "secrets", "set", "other", "--host", "*.other.test", "-c", file)).isZero();
    assertThat(shell.out()).contains("bound to *.other.test");
    assertThat(shell.given(VALUE, "secrets", "set", "other", "--host", "no host", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("--host no host", "*.example.com");
  }

  @Test
  void refusesASecretThatNothingUses() {
    assertThat(shell.given(VALUE, "secrets", "set", "opnai-live", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("nothing uses the secret opnai-live", "weir.yaml", "--host HOST");
  }

  @Test
  void refusesAValueThatNoHeaderCanCarry() {
    for (String bad : List.of("", "\n", "a\nb", "a\rb", "a\0b", VALUE + "\n\n")) {
      assertThat(shell.given(bad, "secrets", "set", "openai-live", "-c", file)).isEqualTo(2);
      assertThat(shell.err()).contains("openai-live").doesNotContain(VALUE);
    }
    assertThat(shell.given(VALUE + "\r\n", "secrets", "set", "openai-live", "-c", file)).isZero();
  }

  @Test
  void takesAClientCertificateWithItsKeyAndNothingElseWhereADestinationShowsOne() throws Exception {
    shell.write("weir.yaml", Files.readString(shell.configuration()).replace("pay: {",
        "pay: {tls: {client: {secret: pay-client}}, "));
    Identity pay = TestAuthority.create().client("weir.pay.test");
    String certificate = Pem.of(pay.certificate());
    String key = Pem.ofUnencrypted(pay.key());

    assertThat(shell.run("doctor", "--offline", "-c", file)).isZero();
    assertThat(shell.out()).contains("look  destinations.pay.tls.client: the secret pay-client is not set");
    for (String bad : List.of("a line", certificate, key,
        certificate + Pem.ofUnencrypted(Keys.p256().getPrivate()))) {
      assertThat(shell.given(bad, "secrets", "set", "pay-client", "-c", file)).isEqualTo(2);
      assertThat(shell.err()).contains("it is no client certificate with its key").doesNotContain("-----");
    }
    assertThat(shell.given(certificate + key, "secrets", "set", "pay-client", "-c", file)).isZero();
    assertThat(shell.out()).contains("bound to api.pay.test");
    assertThat(shell.given(certificate, "secrets", "rotate", "pay-client", "-c", file)).isEqualTo(2);
    shell.run("doctor", "--offline", "-c", file);
    assertThat(shell.out()).containsPattern("destinations.pay.tls.client: (valid until|it ends at) 20");
  }

  @Test
  void listsRotatesAndRemovesSecrets() throws IOException {
    shell.run("secrets", "list", "-c", file);
    assertThat(shell.err())
        .contains("openai uses openai-live, which is not set: weir secrets set openai-live");
    shell.given(VALUE, "secrets", "set", "openai-live", "-c", file);
    assertThat(shell.given("next", "secrets", "rotate", "openai-live", "--expires", "soon", "-c", file))
        .isEqualTo(2);
    assertThat(shell.err()).contains("--expires soon", "such as 90d");
    assertThat(
        shell.given("next", "secrets", "rotate", "openai-live", "--owner", "ada", "--expires", "90d", "-c",
            file))
        .isZero();
    assertThat(shell.out()).contains("version 2");
    shell.run("secrets", "list", "-c", file);
    assertThat(shell.out()).contains("openai-live  2", "ada", "api.openai.com").doesNotContain(VALUE, "next",
        "never");
    assertThat(shell.run("secrets", "remove", "openai-live", "-c", file)).isZero();
    assertThat(shell.run("secrets", "remove", "openai-live", "-c", file)).isEqualTo(2);
    assertThat(shell.given("x", "secrets", "rotate", "openai-live", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("there is no secret openai-live", "weir secrets set openai-live");
    assertThat(changes()).hasSize(3);
  }

  @Test
  void mintsAKeyAloneOnStandardOutput() throws IOException {
    assertThat(
        shell.run("keys", "mint", "--caller", "checkout", "--expires", "90d", "--note", "ci", "-c", file))
        .isZero();
    String key = shell.out().strip();
    assertThat(shell.out()).startsWith("wk_").isEqualTo(key + "\n");
    assertThat(shell.err()).contains("for checkout, valid until").doesNotContain(key);
    try (Vault vault = vault()) {
      assertThat(vault.keys().check(key)).isInstanceOf(KeyRing.Check.Valid.class);
    }
    assertThat(changes()).singleElement().asString().contains("key minted", "for checkout")
        .doesNotContain(key);
    assertThat(shell.run("keys", "mint", "checkout", "-c", file)).isZero();
  }

  @Test
  void mintsForCallersOfTheConfigurationOnly() {
    assertThat(shell.run("keys", "mint", "chekout", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("no caller is named chekout", "weir.yaml", "did you mean checkout?");
    assertThat(shell.run("keys", "mint", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("name one caller");
    assertThat(shell.run("keys", "mint", "checkout", "--expires", "soon", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("--expires soon", "90d");
  }

  @Test
  void listsShowsAndRevokesKeys() {
    shell.run("keys", "mint", "checkout", "--note", "ci", "-c", file);
    String key = shell.out().strip();
    shell.run("keys", "list", "-c", file);
    String id = shell.out().lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
    assertThat(key).contains(id);
    assertThat(shell.out()).contains("checkout", "valid", "ci").doesNotContain(key);
    assertThat(shell.run("keys", "show", id, "-c", file)).isZero();
    assertThat(shell.out()).contains("caller  checkout", "note    ci");
    assertThat(shell.run("keys", "revoke", id, "-c", file)).isZero();
    shell.run("keys", "show", id, "-c", file);
    assertThat(shell.out()).contains("revoked 2");
    assertThat(shell.run("keys", "show", "nobody", "-c", file)).isEqualTo(2);
    assertThat(shell.run("keys", "revoke", "nobody", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("there is no such key", "weir keys list");
  }

  @Test
  void makesANarrowerKeyFromAnother() throws IOException {
    shell.run("keys", "mint", "checkout", "-c", file);
    String root = shell.out().strip();
    String id = root.substring(3, 15);
    assertThat(
        shell.run("keys", "mint", "--from", id, "--destination", "openai", "--method", "post,get", "--path",
            "/v1/**", "--data-type", "EMAIL", "--address", "10.0.0.0/8", "--expires", "1h", "-c", file))
        .isZero();
    String key = shell.out().strip();
    assertThat(key).startsWith("ws_");
    assertThat(shell.err()).contains("from " + id, "valid until").doesNotContain(key);
    String subId = shell.err().split(" ", 4)[2];
    shell.run("keys", "show", subId, "-c", file);
    assertThat(shell.out()).contains("made from", id, "GET, POST", "/v1/**", "EMAIL", "10.0.0.0/8", "openai");
    assertThat(shell.given(key + "\n", "keys", "mint", "--from", "-", "--method", "GET", "-c", file))
        .isZero();
    String grandchild = shell.out().strip();
    shell.run("keys", "list", "-c", file);
    assertThat(shell.out()).contains(subId, "FROM").doesNotContain(key, grandchild);
    assertThat(changes()).anySatisfy(change -> assertThat(change).contains("key minted", "from " + subId));
    shell.run("keys", "revoke", id, "-c", file);
    assertThat(shell.run("keys", "mint", "--from", subId, "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("revoked");
    try (Vault vault = vault()) {
      assertThat(vault.keys().check(grandchild)).isInstanceOf(KeyRing.Check.Invalid.class);
    }
  }

  @Test
  void setsBudgetsAndBindsAKey() throws Exception {
    shell.run("keys", "mint", "checkout", "-c", file);
    String id = shell.out().strip().substring(3, 15);
    Path pem = Files.writeString(folder.resolve("client.pem"),
        Pem.of(TestAuthority.create().server("client.test").certificate()));
    assertThat(shell.run("keys", "mint", "--from", id, "--budget", "usd=2.50,requests=50/h",
        "--bind-certificate", pem.toString(), "-c", file)).isZero();
    String subId = shell.err().split(" ", 4)[2];
    shell.run("keys", "show", subId, "-c", file);
    assertThat(shell.out()).contains("budget", "usd=2.5", "requests=50/h", "bound to", "x5t#s256=");
    assertThat(shell.run("keys", "mint", "--from", subId, "--budget", "usd=3", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("does not have the budget usd=3, but usd=2.5");
    assertThat(shell.run("keys", "mint", "--from", subId, "--bind", "jkt=" + "A".repeat(43), "-c", file))
        .isEqualTo(2);
    assertThat(shell.err()).contains("is bound itself");
    for (List<String> wrong : List.of(List.of("--budget", "eur=1"), List.of("--bind", "jkt=short"),
        List.of("--bind-certificate", file))) {
      assertThat(shell.run("keys", "mint", "--from", id, wrong.getFirst(), wrong.getLast(), "-c", file))
          .isEqualTo(2);
      assertThat(shell.err()).contains(wrong.getFirst());
    }
  }

  @Test
  void refusesANarrowerKeyThatIsNone() {
    shell.run("keys", "mint", "checkout", "-c", file);
    String root = shell.out().strip();
    String id = root.substring(3, 15);
    assertThat(shell.run("keys", "mint", "--from", id, "--destination", "opnai", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("--destination opnai", "did you mean openai?");
    for (List<String> wrong : List.of(List.of("--method", "G T"), List.of("--path", "v1"),
        List.of("--path", "/**/x"),
        List.of("--data-type", "EMAILS"), List.of("--address", "10.1.2.3/8"), List.of("--expires", "soon"))) {
      assertThat(shell.run("keys", "mint", "--from", id, wrong.getFirst(), wrong.getLast(), "-c", file))
          .isEqualTo(2);
      assertThat(shell.err()).contains(wrong.getFirst() + " " + wrong.getLast());
    }
    assertThat(shell.run("keys", "mint", "--from", root, "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("can be read by every process", "--from -").doesNotContain(root);
    assertThat(shell.run("keys", "mint", "checkout", "--from", id, "-c", file)).isEqualTo(2);
    assertThat(shell.run("keys", "mint", "checkout", "--method", "GET", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("--from ID");
    assertThat(shell.given("ws_abc", "keys", "mint", "--from", "-", "-c", file)).isEqualTo(2);
  }

  @Test
  void refusesAnotherMasterKey() throws IOException {
    shell.run("keys", "mint", "checkout", "-c", file);
    Files.writeString(shell.data().resolve("vault/master.key"), "ab".repeat(32));
    assertThat(shell.run("keys", "list", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("vault").doesNotContain("a fault of Weir");
  }

  @Test
  void saysThatTheDataFolderCannotBeWritten() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"), PosixFilePermissions.asFileAttribute(
        PosixFilePermissions.fromString("r-x------")));
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    shell.write("weir.yaml",
        "version: 1\ndata: " + (Files.isWritable(locked) ? taken : locked.resolve("data")) + "\n");
    assertThat(shell.run("keys", "list", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("the data folder cannot be written", "data:");
  }

  @Test
  void exportsTheAuthorityBeforeTheFirstStart() throws IOException {
    assertThat(shell.run("ca", "export", "-c", file)).isZero();
    String pem = shell.out();
    assertThat(pem).startsWith("-----BEGIN CERTIFICATE-----\n").endsWith("-----END CERTIFICATE-----\n");
    assertThat(shell.run("ca", "show", "-c", file)).isZero();
    assertThat(shell.out()).contains("subject", "Weir interception CA", "SHA-256", "valid", "ca.pem");
    shell.run("ca", "export", "-c", file);
    assertThat(shell.out()).isEqualTo(pem);
    assertThat(changes()).singleElement().asString().contains("authority made");
  }

  @Test
  void rotatesTheAuthorityAheadOfItsDayAndAtOnce() throws IOException {
    shell.run("ca", "export", "-c", file);
    String first = shell.out();
    assertThat(shell.run("ca", "rotate", "--in", "soon", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("that is no time").contains("30d");
    assertThat(shell.run("ca", "rotate", "-c", file)).as(shell.err()).isZero();
    assertThat(shell.err()).contains("hand out both");
    shell.run("ca", "export", "-c", file);
    assertThat(shell.out()).startsWith(first).hasSizeGreaterThan(first.length());
    String next = shell.out().substring(first.length());
    shell.run("ca", "show", "-c", file);
    assertThat(shell.out()).contains("signs from");
    assertThat(shell.run("ca", "rotate", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("the next CA is made already").contains("--now");
    assertThat(shell.run("ca", "rotate", "--now", "-c", file)).as(shell.err()).isZero();
    shell.run("ca", "export", "-c", file);
    assertThat(shell.out()).isEqualTo(next);
    assertThat(String.join("\n", changes())).contains("authority rotated");
  }

  private Vault vault() throws IOException {
    return Vault.open(shell.data(), MasterKeySource.beside(shell.data()), Clock.systemUTC());
  }

  @Test
  void givesTheVaultAnotherMasterKey() throws IOException {
    assertThat(shell.given(VALUE, "secrets", "set", "openai-live", "-c", file)).isZero();
    Path key = Files.createFile(folder.resolve("next.key"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    assertThat(shell.run("secrets", "rekey", "--to-file", folder.resolve("none").toString(), "-c", file))
        .isEqualTo(2);
    assertThat(shell.err()).contains("none", "there is no master key");
    Files.writeString(key, "ab".repeat(32));
    assertThat(shell.run("secrets", "rekey", "--to-file", key.toString(), "-c", file)).isZero();
    assertThat(shell.err()).contains("WEIR_MASTER_KEY_FILE=" + key).doesNotContain("abab");
    assertThat(shell.run("secrets", "list", "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("under another master key");
    try (Vault vault = Vault.open(shell.data(), new MasterKeySource.File(key), Clock.systemUTC())) {
      assertThat(vault.secrets().list()).hasSize(1);
    }
  }

  @Test
  void writesABackupAndPutsItBack() throws IOException {
    String backup = folder.resolve("weir.backup").toString();
    assertThat(shell.run("secrets", "backup", backup, "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("the vault is empty");
    assertThat(shell.given(VALUE, "secrets", "set", "openai-live", "-c", file)).isZero();
    assertThat(shell.run("secrets", "backup", backup, "-c", file)).isZero();
    assertThat(shell.out()).contains("files of the vault, as of");
    assertThat(shell.given("other", "secrets", "rotate", "openai-live", "-c", file)).isZero();
    assertThat(shell.run("secrets", "restore", backup, "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("has changed since", "--anyway");
    assertThat(shell.run("secrets", "restore", backup, "--anyway", "-c", file)).isZero();
    try (Vault vault = vault()) {
      assertThat(vault.secrets().list()).singleElement().extracting(Secrets.Listed::version).isEqualTo(1);
    }
    assertThat(changes()).anyMatch(change -> change.contains("vault restored"));
    assertThat(shell.run("secrets", "restore", file, "-c", file)).isEqualTo(2);
    assertThat(shell.err()).contains("is no backup of a vault");
  }

  private List<String> changes() throws IOException {
    try (Stream<Path> files = Files.list(shell.data().resolve("audit-inbox"))) {
      return files.map(change -> {
        try {
          return Files.readString(change);
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }).toList();
    }
  }
}
