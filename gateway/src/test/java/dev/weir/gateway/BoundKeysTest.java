package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AuditEvent;
import dev.weir.model.Binding;
import dev.weir.model.KeyId;
import dev.weir.model.Narrowing;
import dev.weir.model.PeerCertificate;
import dev.weir.model.Possession;
import dev.weir.model.Possession.Judged;
import dev.weir.model.Proof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys that ask for more than their text, and what is asked of whoever has not the rest. */
class BoundKeysTest {

  private static final String MINE = "A".repeat(43);
  private static final String THIEFS = "B".repeat(42) + "A";

  private final World world = new World();
  private final List<Possession.Asked> asked = new ArrayList<>();

  @Test
  void takeTheCertificateOfTheirThumbprintAndNoOther() {
    bind("x5t#S256=" + MINE);
    assertThat(shown(Optional.of(MINE)).story).contains("forward");
    assertThat(shown(Optional.of(THIEFS)).story).containsExactly("refusal", "answer 401");
    assertThat(shown(Optional.empty()).story).containsExactly("refusal", "answer 401");
    assertThat(reason()).isEqualTo("the key is bound to a client certificate that was not shown");
    assertThat(world.answers.getLast().headers().all("WWW-Authenticate"))
        .containsExactly("Bearer realm=\"weir\"");
  }

  @Test
  void believeNoHeaderThatTellsOfACertificate() {
    bind("x5t#S256=" + MINE);
    world.incoming = World.gateway("POST", "/pay/v1", "Authorization", "Bearer " + World.KEY, "Client-Cert",
        ":AAAA:", "X-SSL-Client-SHA256", MINE);
    assertThat(world.run().story).containsExactly("refusal", "answer 401");
  }

  @Test
  void areProvenForTheUrlThatWeirSees() {
    bind("jkt=" + MINE);
    world.possession = judged(new Judged.Proven());
    world.incoming = World.gateway("POST", "/pay/v1/charges?q=1", "Authorization", "DPoP " + World.KEY,
        "DPoP",
        "proof", "Host", "weir.test:8470");
    assertThat(world.run().story).contains("forward");
    assertThat(asked).containsExactly(new Possession.Asked(List.of("proof"), "POST",
        "http://weir.test:8470/pay/v1/charges", World.KEY, MINE));
    assertThat(world.left.orElseThrow().head().headers().first("DPoP")).isEmpty();
  }

  @Test
  void tellWhatTheNextProofHasToHold() {
    bind("jkt=" + MINE);
    world.possession = judged(new Judged.Missing("no proof", Optional.of("n0nce")));
    assertThat(shown(Optional.empty()).story).containsExactly("refusal", "answer 401");
    assertThat(world.answers.getLast().headers().all("WWW-Authenticate"))
        .contains("DPoP error=\"use_dpop_nonce\"");
    assertThat(world.answers.getLast().headers().first("DPoP-Nonce")).contains("n0nce");
  }

  private Possession judged(Judged judged) {
    return (what, _) -> {
      asked.add(what);
      return judged;
    };
  }

  private void bind(String binding) {
    world.key = new Proof.Key(new KeyId("k2"), List.of(new KeyId("k1")), Optional.empty(), Narrowing.NONE,
        List.of(), Binding.parse(binding));
  }

  private World shown(Optional<String> thumbprint) {
    world.story.clear();
    world.incoming = World.gateway("POST", "/pay/v1", "Authorization", "Bearer " + World.KEY)
        .from(thumbprint.map(print -> new PeerCertificate(List.of(), List.of(), "cn=x",
            Instant.now().plusSeconds(60), print)));
    return world.run();
  }

  private String reason() {
    return ((AuditEvent.Refusal) world.audited.getLast()).asked().reason();
  }
}
