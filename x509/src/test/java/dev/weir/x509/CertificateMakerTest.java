package dev.weir.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateMakerTest {

  private final Instant now = Instant.now();
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void theJdkAcceptsTheChain() throws Exception {
    Identity authority = authority();
    X509Certificate leaf = leaf(authority).certificate();

    PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
    trust.setRevocationEnabled(false);
    CertPathValidator.getInstance("PKIX")
        .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)), trust);

    leaf.verify(authority.certificate().getPublicKey());
    assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=api.pay.test");
    assertThat(leaf.getIssuerX500Principal()).isEqualTo(authority.certificate().getSubjectX500Principal());
    assertThat(leaf.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(2, "api.pay.test"), List.of(7, "127.0.0.1"),
            List.of(7, "0:0:0:0:0:0:0:1"));
    assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(leaf.getSerialNumber().signum()).isPositive();
    assertThat(leaf.getSerialNumber().bitLength()).isBetween(90, 128);
  }

  @Test
  void anAuthorityMaySignServersOnly() throws Exception {
    X509Certificate authority = authority().certificate();

    assertThat(authority.getVersion()).isEqualTo(3);
    assertThat(authority.getBasicConstraints()).isZero();
    assertThat(authority.getKeyUsage()).containsExactly(false, false, false, false, false, true, true, false,
        false);
    assertThat(authority.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15");
    assertThat(leaf(authority()).certificate().getBasicConstraints()).isEqualTo(-1);
  }

  @Test
  void opensslReadsAndVerifiesIt(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not here");
    Identity authority = authority();
    Path ca = Files.writeString(folder.resolve("ca.pem"), Pem.of(authority.certificate()));
    Path leaf = Files.writeString(folder.resolve("leaf.pem"), Pem.of(leaf(authority).certificate()));

    assertThat(
        run("openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-verify_hostname", "api.pay.test",
            "-CAfile", ca.toString(), leaf.toString()))
        .contains("leaf.pem: OK");
    assertThat(run("openssl", "x509", "-noout", "-text", "-in", leaf.toString()))
        .contains("ecdsa-with-SHA256", "DNS:api.pay.test, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1",
            "TLS Web Server Authentication", "CA:FALSE", "Authority Key Identifier");
    assertThat(run("openssl", "x509", "-noout", "-text", "-in", ca.toString()))
        .contains("CA:TRUE, pathlen:0", "Certificate Sign, CRL Sign", "Subject Key Identifier");
  }

  @Test
  void aSelfSignedServerVouchesForItself() throws Exception {
    X509Certificate alone = CertificateMaker.named("alone.test", now, DAY)
        .selfSignedServer(Keys.p256(), List.of(new AltName.Dns("alone.test"))).certificate();

    alone.verify(alone.getPublicKey());
    assertThatThrownBy(() -> alone.verify(Keys.p256().getPublic())).isInstanceOf(SignatureException.class);
    assertThat(alone.getIssuerX500Principal()).isEqualTo(alone.getSubjectX500Principal());
  }

  @Test
  void refusesACommonNameThatNoClientWouldRead() {
    assertThatIllegalArgumentException().isThrownBy(() -> CertificateMaker.named("a".repeat(65), now, DAY));
    assertThatIllegalArgumentException().isThrownBy(() -> CertificateMaker.named("", now, DAY));
  }

  @Test
  void aKeyKnowsItsOtherHalf() throws Exception {
    Identity authority = authority();

    assertThat(Keys.belongTogether(authority.certificate().getPublicKey(), authority.key())).isTrue();
    assertThat(Keys.belongTogether(Keys.p256().getPublic(), authority.key())).isFalse();
    assertThat(authority.toString()).isEqualTo("Identity[CN=Test authority]");
  }

  private Identity authority() throws Exception {
    return CertificateMaker.named("Test authority", now, DAY).authority(Keys.p256());
  }

  private Identity leaf(Identity authority) throws Exception {
    return CertificateMaker.named("api.pay.test", now, DAY).server(Keys.p256(),
        List.of(new AltName.Dns("api.pay.test"), new AltName.Address(InetAddress.ofLiteral("127.0.0.1")),
            new AltName.Address(InetAddress.ofLiteral("::1"))),
        authority);
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
