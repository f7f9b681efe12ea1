package dev.weir.wire.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.Secret;
import dev.weir.model.net.Host;
import dev.weir.model.settings.TlsRule;
import dev.weir.model.settings.TlsRule.ClientSecret;
import dev.weir.testkit.TestAuthority;
import dev.weir.x509.Identity;
import dev.weir.x509.Keys;
import dev.weir.x509.Pem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client certificates that are secrets. */
class ClientSecretTest {

  @TempDir
  Path folder;
  private final TestAuthority authority = TestAuthority.create();
  private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();
  private final VerifyingTls tls = new VerifyingTls(this::open);
  private Path ca;

  @BeforeEach
  void write() throws IOException {
    ca = authority.writePem(folder.resolve("upstream-ca.pem"));
  }

  private Secret open(String name, Host host) throws IOException {
    byte[] there = secrets.get(name);
    if (there == null || host.toString().equals("other.test")) {
      throw new IOException("the secret " + name + " may not go to " + host);
    }
    return Secret.own(there.clone());
  }

  @Test
  void showsACertificateOfTheVaultAndTheNextOneAfterARotation() throws Exception {
    Identity first = authority.server("first.test");
    Identity second = authority.server("second.test");
    TlsRule rule = kept(Optional.of("password"));
    secrets.put("weir", (Pem.of(first.certificate()) + Pem.ofUnencrypted(first.key())).getBytes(UTF_8));
    secrets.put("password", "pässword".getBytes(UTF_8));

    try (BareServer asking = BareServer.asking(authority.server("api.test", "other.test"))) {
      assertThat(connect(asking.port(), "api.test", rule)).startsWith("ok");
      secrets.put("weir", pkcs12(second, "pässword"));
      assertThat(connect(asking.port(), "api.test", rule)).startsWith("ok");
      secrets.put("weir", Base64.getMimeEncoder().encode(pkcs12(first, "pässword")));
      assertThat(connect(asking.port(), "api.test", rule)).startsWith("ok");
      assertThat(asking.names()).containsSubsequence("CN=first.test", "CN=second.test", "CN=first.test");
      assertThatThrownBy(() -> connect(asking.port(), "other.test", rule)).isInstanceOf(IOException.class)
          .hasMessage("the secret weir may not go to other.test");
    }
  }

  @Test
  void refusesASecretThatIsNoPairAndSaysNothingOfIt() throws Exception {
    Identity weir = authority.server("weir.test");
    Map<String, byte[]> unusable = Map.of("it is neither PEM nor PKCS#12", "no-such-thing".getBytes(UTF_8),
        "its key is not that of its first certificate",
        (Pem.of(weir.certificate()) + Pem.ofUnencrypted(Keys.p256().getPrivate())).getBytes(UTF_8),
        "there is not exactly one BEGIN PRIVATE KEY", Pem.of(weir.certificate()).getBytes(UTF_8),
        "its password does not open it", pkcs12(weir, "another"));
    for (Map.Entry<String, byte[]> each : unusable.entrySet()) {
      secrets.put("weir", each.getValue());
      assertThatThrownBy(() -> connect(1, "api.test", kept(Optional.empty()))).isInstanceOf(IOException.class)
          .hasMessage("the secret weir is no client certificate with its key: " + each.getKey());
    }
  }

  private TlsRule kept(Optional<String> password) {
    return new TlsRule(Optional.of(ca), List.of(), "1.2", Optional.of(new ClientSecret("weir", password)));
  }

  private static byte[] pkcs12(Identity identity, String password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("weir", identity.key(), password.toCharArray(),
        new Certificate[]{identity.certificate()});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, password.toCharArray());
    return out.toByteArray();
  }

  private String connect(int port, String host, TlsRule rule) throws Exception {
    return Handshake.outcome(tls, port, host, rule);
  }
}
