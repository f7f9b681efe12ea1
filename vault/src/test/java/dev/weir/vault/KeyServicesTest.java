package dev.weir.vault;

import static dev.weir.vault.Scene.TO_BANK;
import static dev.weir.vault.Scene.bytes;
import static dev.weir.vault.Scene.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testkit.AwsStandIn;
import dev.weir.testkit.StandIn;
import dev.weir.testkit.VaultStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Master keys that a service holds: SoftHSM itself, and strict stand-ins for AWS KMS and for Vault's transit engine. */
final class KeyServicesTest {

  private final VaultStandIn vault = new VaultStandIn();
  private final StandIn transit = StandIn.http("vault.test").with(vault);
  private final StandIn kms = StandIn.http("kms.test").with(new AwsStandIn());

  @TempDir
  Path data;

  @TempDir
  Path elsewhere;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(elsewhere.resolve("token"), VaultStandIn.TOKEN + "\n");
    Files.writeString(elsewhere.resolve("secret-id"), VaultStandIn.SECRET_ID);
    Files.writeString(elsewhere.resolve("aws"), AwsStandIn.ID + ":" + AwsStandIn.SECRET);
  }

  @AfterEach
  void stop() {
    transit.close();
    kms.close();
  }

  private MasterKeySource transit(String login) {
    return new MasterKeySource.Service("vault:transit/weir?address=" + transit.uri() + "&namespace="
        + VaultStandIn.NAMESPACE + "&" + login);
  }

  private MasterKeySource transit() {
    return transit("token_file=" + elsewhere.resolve("token"));
  }

  private MasterKeySource kms() {
    return new MasterKeySource.Service(
        "awskms:" + AwsStandIn.KEY_ARN + "?endpoint=" + kms.uri() + "&key_file="
            + elsewhere.resolve("aws"));
  }

  private Vault open(MasterKeySource source) throws VaultException {
    return Vault.open(data, source, Clock.systemUTC());
  }

  private void change(MasterKeySource present, MasterKeySource next) throws VaultException {
    MasterKey.change(VaultSite.at(data), present, next);
  }

  @Test
  void opensUnderEachOfThemAndGoesFromEachToTheNextWhileAWeirRuns() throws Exception {
    List<MasterKeySource> sources = new ArrayList<>(List.of(MasterKeySource.beside(data), transit(), kms(),
        transit("approle=" + VaultStandIn.ROLE_ID + "&secret_id_file=" + elsewhere.resolve("secret-id")),
        new MasterKeySource.Service(Token.reference("weir-master")),
        new MasterKeySource.Service(Token.reference("weir-next").replace("pkcs11:", "pkcs11:token=weir;")),
        kms(), MasterKeySource.beside(data)));
    try (Vault running = open(sources.getFirst())) {
      running.secrets().set("bank", bytes("money"), TO_BANK);
      for (int i = 1; i < sources.size(); i++) {
        change(sources.get(i - 1), sources.get(i));
        running.refresh();
        assertThat(value(running)).isEqualTo("money");
        running.secrets().rotate("bank", bytes("money"));
        try (Vault again = open(sources.get(i))) {
          assertThat(value(again)).as("source %s", i).isEqualTo("money");
        }
      }
    }
  }

  @Test
  void keepsNoKeyInPlainTextOnTheDisk() throws Exception {
    try (Vault made = open(transit())) {
      made.secrets().set("bank", bytes("money"), TO_BANK);
    }
    try (MasterKey root = MasterKey.open(transit(), data.resolve("vault"))) {
      assertThat(Scene.stolen(data)).doesNotContain(new String(root.copy(), StandardCharsets.ISO_8859_1))
          .doesNotContain(HexFormat.of().formatHex(root.copy()))
          .doesNotContain(Base64.getEncoder().encodeToString(root.copy()));
    }
    assertThat(data.resolve("vault/master.key")).doesNotExist();
  }

  @Test
  void staysClosedWhileTheServiceIsAway() throws Exception {
    open(transit()).close();
    vault.seal(true);
    assertThatThrownBy(() -> open(transit())).isInstanceOf(VaultException.class)
        .hasMessageContaining("vault:transit/weir").hasMessageContaining("503")
        .hasMessageContaining("stays closed");
    vault.seal(false);
    open(transit()).close();
    transit.close();
    assertThatThrownBy(() -> open(transit())).hasMessageContaining("cannot be reached");
  }

  @Test
  void makesNoVaultWithoutTheService() {
    vault.seal(true);
    assertThatThrownBy(() -> open(transit())).isInstanceOf(VaultException.class);
    assertThat(data.resolve("vault").resolve(Envelope.FILE)).doesNotExist();
  }

  @Test
  void leavesTheVaultAsItWasWhereTheNextServiceIsAway() throws Exception {
    open(kms()).close();
    vault.seal(true);
    assertThatThrownBy(() -> change(kms(), transit())).isInstanceOf(VaultException.class);
    open(kms()).close();
  }

  @Test
  void takesTheNewestVersionOfTheKeyWhenItIsWrappedAnew() throws Exception {
    open(transit()).close();
    vault.rotate();
    open(transit()).close();
    change(transit(), transit());
    assertThat(new String(Files.readAllBytes(data.resolve("vault/root.sealed")), StandardCharsets.ISO_8859_1))
        .contains("vault:v2:").doesNotContain("vault:v1:");
    open(transit()).close();
  }

  @Test
  void logsInAnewWhereItsTokenIsRevoked() throws Exception {
    MasterKeySource role = transit(
        "approle=" + VaultStandIn.ROLE_ID + "&secret_id_file=" + elsewhere.resolve("secret-id"));
    open(role).close();
    vault.forgetTokens();
    open(role).close();
    assertThatThrownBy(() -> open(transit())).hasMessageContaining("403");
  }

  @Test
  void saysWhichKeyAVaultIsSealedBy() throws Exception {
    open(kms()).close();
    assertThatThrownBy(() -> open(MasterKeySource.beside(data))).isInstanceOf(VaultException.class);
    Path key = Files.writeString(elsewhere.resolve("key"), "1".repeat(64));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> open(new MasterKeySource.File(key))).hasMessageContaining("is sealed by the key")
        .hasMessageContaining("WEIR_MASTER_KEY=awskms:" + AwsStandIn.KEY_ARN);
    assertThatThrownBy(() -> open(transit())).hasMessageContaining("awskms:" + AwsStandIn.KEY_ARN);
  }

  @Test
  void noticesEveryChangedByteOfTheEnvelope() throws Exception {
    open(kms()).close();
    Path envelope = data.resolve("vault/root.sealed");
    byte[] whole = Files.readAllBytes(envelope);
    for (int i = 0; i < whole.length; i += 3) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      Files.write(envelope, flipped);
      assertThatThrownBy(() -> open(kms())).as("byte %s", i).isInstanceOf(VaultException.class);
      Files.write(envelope, Arrays.copyOf(whole, i));
      assertThatThrownBy(() -> open(kms())).as("%s bytes", i).isInstanceOf(VaultException.class);
    }
  }

  @Test
  void saysWhatIsWrongWithAReference() {
    for (String[] wrong : List.of(new String[]{"awskms:alias/weir", "names no key"},
        new String[]{"vault:transit/weir?token_file=x&nope=1", "nope means nothing"},
        new String[]{"vault:transit/weir?token_file=x", "VAULT_ADDR"},
        new String[]{"vault:transit/weir?address=https://v.test", "how to log in"},
        new String[]{"vault:transit/weir?address=http://v.test&token_file=x", "no https:// address"},
        new String[]{"pkcs11:object=weir", "names no library"},
        new String[]{"pkcs11:token=weir", "names no key"},
        new String[]{"pkcs11:token=weir;slot-id=0;object=weir", "names no key"},
        new String[]{"pkcs11:object=weir?module-path=/none&pin-source=/none", "/none"})) {
      assertThatThrownBy(() -> open(new MasterKeySource.Service(wrong[0]))).as(wrong[0])
          .isInstanceOf(VaultException.class).hasMessageContaining(wrong[1]);
    }
  }

  @Test
  void saysWhatTheTokenHasAgainstIt() throws Exception {
    String reference = Token.reference("nobody");
    String other = Token.reference("weir-master").replace("pkcs11:", "pkcs11:token=none;");
    assertThatThrownBy(() -> open(new MasterKeySource.Service(other)))
        .hasMessageContainingAll("there is no token none", "weir");
    assertThatThrownBy(() -> open(new MasterKeySource.Service(reference)))
        .hasMessageContaining("no AES key called nobody");
    Path pin = Files.writeString(elsewhere.resolve("pin"), "9999");
    String wrong = reference.substring(0, reference.indexOf("&pin-source")) + "&pin-source=" + pin;
    assertThatThrownBy(() -> open(new MasterKeySource.Service(wrong.replace("nobody", "weir-master"))))
        .hasMessageContaining("CKR_PIN_INCORRECT").hasMessageNotContaining("9999");
  }
}
