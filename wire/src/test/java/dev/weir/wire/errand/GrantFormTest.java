package dev.weir.wire.errand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.Secret;
import dev.weir.model.net.Target;
import dev.weir.model.settings.Injection;
import dev.weir.model.settings.Injection.ClientCredentials;
import dev.weir.model.settings.Injection.ClientCredentials.Proof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GrantFormTest {

  private static final Target ENDPOINT = Target.absolute("https://login.test/token?tenant=1").orElseThrow();
  private static final ClientCredentials KEYED = new ClientCredentials(ENDPOINT, "we ir", Proof.PRIVATE_KEY,
      "", "",
      Optional.empty(), Injection.Header.BEARER);

  private static String form(ClientCredentials how, String secret) throws IOException {
    return new String(new GrantForm(how, () -> Instant.ofEpochSecond(1_800_000_000))
        .bytes(_ -> Secret.own(secret.getBytes(StandardCharsets.UTF_8)), "app"), StandardCharsets.US_ASCII);
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static void checkSignature(String algorithm, KeyPair pair, String jws) throws Exception {
    Signature signature = Signature.getInstance(algorithm);
    signature.initVerify(pair.getPublic());
    signature.update(jws.substring(0, jws.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(jws.substring(jws.lastIndexOf('.') + 1))))
        .isTrue();
  }

  private static String text(String jws, int part) {
    return new String(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[part]), StandardCharsets.UTF_8);
  }

  @Test
  void provesItsClientByAnAssertionOnTheCurveOrByRsa() throws Exception {
    KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
    curve.initialize(256);
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    String start = "grant_type=client_credentials&client_id=we+ir&client_assertion_type="
        + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=";
    KeyPair pair = curve.generateKeyPair();
    String form = form(KEYED, pem(pair));
    assertThat(form).startsWith(start);
    String jws = form.substring(start.length());
    assertThat(text(jws, 0)).isEqualTo("{\"alg\":\"ES256\",\"typ\":\"JWT\"}");
    assertThat(text(jws, 1)).contains("\"aud\":\"https://login.test/token?tenant=1\"", "\"exp\":1800000060",
        "\"iat\":1800000000", "\"iss\":\"we ir\"", "\"sub\":\"we ir\"", "\"jti\":");
    checkSignature("SHA256withECDSAinP1363Format", pair, jws);
    KeyPair other = rsa.generateKeyPair();
    String one = form(KEYED, pem(other).replace("\n", "\\n")).substring(start.length());
    checkSignature("SHA256withRSA", other, one);
    assertThat(form(KEYED, pem(other)).substring(start.length())).as("each has an id of its own")
        .isNotEqualTo(one);
  }

  @Test
  void saysWhereASecretIsNoKeyAndNothingOfIt() throws Exception {
    KeyPairGenerator other = KeyPairGenerator.getInstance("EC");
    other.initialize(384);
    for (String wrong : new String[]{"s3cret", "-----BEGIN PRIVATE KEY-----\ns3cret",
      pem(other.generateKeyPair())}) {
      assertThatThrownBy(() -> form(KEYED, wrong)).hasMessageContaining("no private key in PEM")
          .hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void makesRoomForALongSecret() throws Exception {
    ClientCredentials posted = new ClientCredentials(ENDPOINT, "weir", Proof.POST, "a b", "x",
        Optional.empty(),
        Injection.Header.BEARER);
    assertThat(form(posted, "s&".repeat(2000))).isEqualTo("grant_type=client_credentials&scope=a+b&audience=x"
        + "&client_id=weir&client_secret=" + "s%26".repeat(2000));
  }
}
