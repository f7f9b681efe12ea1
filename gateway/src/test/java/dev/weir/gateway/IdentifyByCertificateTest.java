package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.PeerCertificate;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.CertificateRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentifyByCertificateTest {

  private static final String SUBJECT = "cn=shop,o=corp";

  private final World world = new World();

  private static PeerCertificate certificate(List<String> uris, List<String> names, long secondsLeft) {
    return new PeerCertificate(uris, names, SUBJECT, Instant.now().plusSeconds(secondsLeft), "");
  }

  @Test
  void knowsACallerByEachThingThatARuleMayName() {
    PeerCertificate shown = certificate(List.of("spiffe://corp/shop"), List.of("shop.corp.test"), 60);
    for (CertificateRule rule : List.of(new CertificateRule.Uri("spiffe://corp/shop"),
        new CertificateRule.Dns("shop.corp.test"), new CertificateRule.Subject(SUBJECT))) {
      assertThat(story(rule, shown)).contains("forward");
    }
  }

  @Test
  void knowsNobodyByAnythingElse() {
    CertificateRule uri = new CertificateRule.Uri("spiffe://corp/shop");
    for (PeerCertificate shown : List.of(certificate(List.of("spiffe://corp/shop/x"), List.of(), 60),
        certificate(List.of("spiffe://corp/Shop"), List.of(), 60),
        certificate(List.of("spiffe://corp/shop", "spiffe://corp/other"), List.of(), 60),
        certificate(List.of(), List.of("spiffe://corp/shop"), 60),
        certificate(List.of("spiffe://corp/shop"), List.of(), -1))) {
      assertThat(story(uri, shown)).containsExactly("refusal", "answer 401");
    }
  }

  @Test
  void makesAStrangersCertificateGoodByNoAddress() {
    world.certificateRule = Optional.of(new CertificateRule.Uri("spiffe://corp/shop"));
    world.incoming = new Incoming(world.incoming.entry(), "POST", "/pay/v1", Headers.NONE,
        Ip.parse("198.51.100.9").orElseThrow(), Optional.empty())
        .from(Optional.of(certificate(List.of("spiffe://corp/stranger"), List.of(), 60)));
    assertThat(world.run().story).containsExactly("refusal", "answer 401");
  }

  @Test
  void believesNoHeaderThatTellsOfACertificate() {
    world.certificateRule = Optional.of(new CertificateRule.Uri("spiffe://corp/shop"));
    world.incoming = World.gateway("POST", "/pay/v1", "X-Forwarded-Client-Cert", "URI=spiffe://corp/shop",
        "X-SSL-Client-Verify", "SUCCESS", "Client-Cert", ":AAAA:");
    assertThat(world.run().story).containsExactly("refusal", "answer 401");
  }

  private List<String> story(CertificateRule rule, PeerCertificate shown) {
    world.certificateRule = Optional.of(rule);
    world.incoming = World.gateway("POST", "/pay/v1").from(Optional.of(shown));
    world.story.clear();
    return world.run().story;
  }
}
