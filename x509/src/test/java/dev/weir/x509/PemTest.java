package dev.weir.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

  @Test
  void readsWhatItWrote() throws Exception {
    X509Certificate one = authority("One").certificate();
    Identity two = authority("Two");
    String pem = "# a comment\n" + Pem.of(one, two.certificate());

    assertThat(Pem.certificates(pem)).containsExactly(one, two.certificate());
    assertThat(Pem.certificates(pem.replace("\n", "\r\n"))).hasSize(2);
    assertThat(Pem.privateKey(Pem.ofUnencrypted(two.key()))).isEqualTo(two.key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void readsAKeyOfEachKindThatBelongsToItsOtherHalfAlone(String kind) throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance(kind).generateKeyPair();
    PrivateKey read = Pem.anyPrivateKey(Pem.ofUnencrypted(keys.getPrivate()));

    assertThat(read).isEqualTo(keys.getPrivate());
    assertThat(Keys.belongTogether(keys.getPublic(), read)).isTrue();
    assertThat(Keys.belongTogether(Keys.p256().getPublic(), read)).isFalse();
    assertThatThrownBy(() -> Pem.anyPrivateKey("nothing")).isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    String pem = Pem.of(authority("One").certificate());

    assertThatThrownBy(() -> Pem.certificates("")).isInstanceOf(CertificateException.class)
        .hasMessage("there is no BEGIN CERTIFICATE");
    assertThatThrownBy(() -> Pem.certificates(pem.substring(0, pem.length() - 30)))
        .isInstanceOf(CertificateException.class).hasMessage("a BEGIN CERTIFICATE has no END");
    assertThatThrownBy(() -> Pem.certificates(pem.replace("MII", "AAA")))
        .isInstanceOf(CertificateException.class);
    assertThatThrownBy(() -> Pem.privateKey(pem)).isInstanceOf(GeneralSecurityException.class)
        .hasMessage("there is not exactly one BEGIN PRIVATE KEY");
  }

  private static Identity authority(String name) throws GeneralSecurityException {
    return CertificateMaker.named(name, Instant.now(), Duration.ofDays(1)).authority(Keys.p256());
  }
}
