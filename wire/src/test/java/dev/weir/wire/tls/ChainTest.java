package dev.weir.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.settings.TlsRule;
import dev.weir.x509.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains under a trusted authority that do not prove what they are shown for: each is refused with its own reason. */
class ChainTest {

  private static final String SAN = "SAN=dns:api.test";
  /** Name constraints: DNS names below corp.test alone (RFC 5280 section 4.2.1.10). */
  private static final String CORP_ONLY = "2.5.29.30:critical=300fa00d300b8209636f72702e74657374";

  @TempDir
  static Path folder;
  private static Keytool made;

  private final VerifyingTls tls = new VerifyingTls((_, _) -> {
    throw new IOException("no secret");
  });

  @BeforeAll
  static void make() {
    made = new Keytool(folder);
    key("root", "", "bc:c");
    key("inter", "root", "bc:c");
    key("behind", "inter", SAN);
    key("corp", "root", "bc:c", CORP_ONLY);
    key("abroad", "corp", SAN);
    key("leaf", "root", SAN);
    key("below", "leaf", SAN);
    key("last", "root", "bc:c=ca:true,pathlen:0");
    key("beyond", "last", "bc:c");
    key("deep", "beyond", SAN);
    key("visitor", "root", SAN, "EKU=clientAuth");
    key("demanding", "root", SAN, "1.2.3.4:critical=0c0178");
    key("nameless", "root");
  }

  private static void key(String alias, String signer, String... extensions) {
    Stream<String> usual = Stream.of("-keyalg", "EC", "-groupname", "secp256r1", "-dname",
        "CN=" + (alias.equals("nameless") ? "api.test" : alias));
    Stream<String> above = signer.isEmpty() ? Stream.of() : Stream.of("-signer", signer);
    Stream<String> more = Stream.of(extensions).flatMap(each -> Stream.of("-ext", each));
    made.make(alias, Stream.of(usual, above, more).flatMap(each -> each).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"behind | 3 | ok http/1.1", "behind | 2 | ok http/1.1",
    "behind | 1 | its certificate comes without its issuer's, which is not trusted here",
    "abroad | 2 | an authority of its certificate may not vouch for its name",
    "below | 2 | an issuer of its certificate is no authority",
    "deep | 3 | an issuer of its certificate is no authority",
    "visitor | 1 | its certificate is not for servers",
    "demanding | 1 | its certificate demands what is not known here",
    "nameless | 1 | its certificate names no host but in its common name"})
  void isJudged(String alias, int shown, String outcome) throws Exception {
    Path root = Files.writeString(folder.resolve("root.pem"), Pem.of(made.certificate("root")));
    TlsRule rule = new TlsRule(Optional.of(root), List.of(), "1.2");
    try (BareServer listening = BareServer.tls(made.server(alias, shown), "TLSv1.3", "TLSv1.2")) {
      assertThat(Handshake.outcome(tls, listening.port(), "api.test", rule)).isEqualTo(outcome);
    }
  }
}
