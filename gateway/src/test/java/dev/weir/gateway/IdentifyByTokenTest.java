package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AuditEvent;
import dev.weir.model.Entry;
import dev.weir.model.Issuers;
import dev.weir.model.Prepared;
import dev.weir.model.Proof;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.TokenRule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentifyByTokenTest {

  private static final String TOKEN = "eyJ.good.token";

  private final World world = new World();

  @BeforeEach
  void trustAnIssuer() {
    world.tokenRule = Optional.of(new TokenRule("https://issuer.test", Set.of("weir"),
        new TokenRule.KeySet.Url(URI.create("https://issuer.test/keys"), Optional.empty()), Set.of("RS256"),
        TokenRule.TYPES, Map.of("sub", Set.of("shop"))));
    world.issuers = IdentifyByTokenTest::check;
  }

  private static Issuers.Claim check(String token, List<CallerRule> callers) {
    if (token.equals(TOKEN)) {
      return new Issuers.Claim.Of(callers.getFirst(), new Proof.Token(Instant.now().plusSeconds(60)));
    }
    return token.startsWith("eyJ.bad")
        ? new Issuers.Claim.Refused("the token's signature is wrong")
        : new Issuers.Claim.Foreign();
  }

  @Test
  void knowsATokenWhereverSdksPutTheirKeys() {
    String basic = Base64.getEncoder().encodeToString(("x:" + TOKEN).getBytes(StandardCharsets.UTF_8));
    for (List<String> shown : List.of(List.of("Authorization", "Bearer " + TOKEN),
        List.of("x-api-key", TOKEN),
        List.of("Proxy-Authorization", "Basic " + basic), List.of("x-goog-api-key", TOKEN),
        List.of("api-key", TOKEN))) {
      world.incoming = World.gateway("POST", "/pay/v1", shown.getFirst(), shown.getLast());
      world.story.clear();
      assertThat(world.run().story).contains("forward");
    }
  }

  @Test
  void letsNoTokenLeave() {
    world.incoming = World.gateway("POST", "/pay/v1", "Authorization", "Bearer " + TOKEN, "X-Api-Key", TOKEN,
        "api-key", "eyJ.vendor.token");
    Prepared left = world.run().left.orElseThrow();
    assertThat(left.head().headers().toString()).doesNotContain("eyJ");
    assertThat(world.audited.toString()).contains("shop").doesNotContain("eyJ");
  }

  @Test
  void makesAWrongTokenGoodByNothing() {
    for (List<String> shown : List.of(List.of("Authorization", "Bearer eyJ.bad"),
        List.of("Proxy-Authorization", "Bearer eyJ.foreign"))) {
      world.incoming = new Incoming(Entry.GATEWAY, "POST", "/pay/v1",
          Headers.of(shown.getFirst(), shown.getLast()),
          Ip.parse("198.51.100.9").orElseThrow(), Optional.empty());
      world.story.clear();
      assertThat(world.run().story).containsExactly("refusal", "answer 401");
    }
    assertThat(((AuditEvent.Refusal) world.audited.getFirst()).asked().reason())
        .isEqualTo("the token's signature is wrong");
  }

  @Test
  void asksNoIssuerWhereNoCallerNamesOne() {
    world.tokenRule = Optional.empty();
    world.issuers = (_, _) -> {
      throw new AssertionError("asked");
    };
    world.incoming = World.gateway("POST", "/pay/v1", "Authorization", "Bearer " + TOKEN);
    assertThat(world.run().story).containsExactly("refusal", "answer 401");
  }
}
