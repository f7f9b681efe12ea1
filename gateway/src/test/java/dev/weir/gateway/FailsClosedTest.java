package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AuditEvent;
import dev.weir.model.Content;
import dev.weir.model.Decision;
import dev.weir.model.Entry;
import dev.weir.model.Limiter;
import dev.weir.model.Obligation;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.ContentRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each way in which a call may fail: nothing leaves, the caller is answered once, and the refusal is recorded. */
class FailsClosedTest {

  private final World world = new World();

  @AfterEach
  void nothingLeft() {
    assertThat(world.left).isEmpty();
    assertThat(world.answers).hasSize(1);
    assertThat(world.audited).hasAtLeastOneElementOfType(AuditEvent.Refusal.class);
  }

  @Test
  void withoutAKey() {
    world.incoming = World.gateway("POST", "/pay/v1/charges");
    assertThat(world.run().story).containsExactly("refusal", "answer 401");
  }

  @Test
  void insideATunnelWhoseKeyHasEndedSince() {
    world.incoming = World.inside("/v1", World.AUTHORITY);
    world.keyEnded = Optional.of("key is revoked");
    assertThat(world.run().story).containsExactly("refusal", "answer 401");
    assertThat(world.audited.getLast().toString()).contains("key is revoked");
  }

  @Test
  void withAWrongKeyThoughTheAddressIsKnown() {
    world.incoming = new Incoming(Entry.GATEWAY, "POST", "/pay/v1",
        Headers.of("Authorization", "Bearer wk_bad"),
        Ip.parse("198.51.100.9").orElseThrow(), Optional.empty());
    assertThat(world.run().story).containsExactly("refusal", "answer 401");
  }

  @Test
  void withoutADestination() {
    world.incoming = World.gateway("POST", "/nowhere/v1", "x-api-key", World.KEY);
    assertThat(world.run().story).containsExactly("refusal", "answer 404");
  }

  @Test
  void toAHostThatIsNotListedAndIsNeverLookedUp() {
    world.incoming = World.proxy(Entry.PROXY, "GET", "http://exfil.evil.example/", "x-api-key", World.KEY);
    assertThat(world.run().story).containsExactly("refusal", "answer 403");
  }

  @Test
  void toAPortThatIsNotListed() {
    world.incoming = World.proxy(Entry.CONNECT, "CONNECT", World.AUTHORITY + ":22", "x-api-key", World.KEY);
    assertThat(world.run().story).containsExactly("refusal", "answer 403");
  }

  @Test
  void toAnUnusualPortOfAHostThatIsNotListed() {
    world.allowUnlisted = true;
    world.incoming = World.proxy(Entry.CONNECT, "CONNECT", "other.example:25", "x-api-key", World.KEY);
    assertThat(world.run().story).containsExactly("refusal", "answer 403");
  }

  @Test
  void whereTheRequestCouldNotBeRead() {
    world.incoming = Incoming.unreadable(Entry.PROXY, Ip.parse("198.51.100.9").orElseThrow(),
        Optional.empty(),
        new Incoming.Flaw(Status.HEADERS_TOO_LARGE, "a head over the limit"));
    assertThat(world.run().story).containsExactly("refusal", "answer 431");
    assertThat(world.audited).singleElement().satisfies(event -> {
      AuditEvent.Asked asked = ((AuditEvent.Refusal) event).asked();
      assertThat(asked.reason()).isEqualTo("a head over the limit");
      assertThat(asked.who()).isEqualTo(new Principal.Unknown("the request could not be read"));
    });
    assertThat(world.summaries).singleElement().extracting(CallSummary::rule).isEqualTo("(request)");
  }

  @Test
  void whereWhatCameInsideATunnelCouldNotBeRead() {
    world.incoming = Incoming.unreadable(Entry.INTERCEPTED, Ip.parse("198.51.100.9").orElseThrow(),
        World.inside("/", "a").tunnel(), new Incoming.Flaw(Status.MISDIRECTED, "another name in the hello"));
    assertThat(world.run().story).containsExactly("refusal", "answer 421");
    AuditEvent.Asked asked = ((AuditEvent.Refusal) world.audited.getFirst()).asked();
    assertThat(asked.host()).isEqualTo(World.AUTHORITY);
    assertThat(asked.who()).isInstanceOf(Principal.Caller.class);
  }

  @Test
  void whereANameIsPublicFirstAndInsideLater() {
    world.names = Map.of(World.AUTHORITY, List.of("169.254.169.254"));
    World before = new World();
    assertThat(before.run().left).isPresent();
    assertThat(world.run().story).endsWith("refusal", "answer 403");
  }

  @Test
  void toANameThatDoesNotResolve() {
    world.names = Map.of();
    assertThat(world.run().story).endsWith("refusal", "answer 502");
  }

  @Test
  void whereOneOfManyAddressesIsInside() {
    world.names = Map.of(World.AUTHORITY, List.of("93.184.216.34", "::ffff:10.0.0.1"));
    assertThat(world.run().story).endsWith("refusal", "answer 403");
  }

  @Test
  void whereTheAddressIsWeirItselfThoughLoopbackIsAllowed() {
    world.names = Map.of(World.AUTHORITY, List.of("127.0.0.1"));
    world.addresses = List.of(Cidr.of("127.0.0.0/8"));
    world.incoming = World.proxy(Entry.PROXY, "GET", "http://" + World.AUTHORITY + ":8470/", "x-api-key",
        World.KEY);
    assertThat(world.run().story).endsWith("refusal", "answer 403");
  }

  @Test
  void whereHostAndTargetDisagree() {
    world.incoming = World.inside("/v1", "other.example");
    assertThat(world.run().story).containsExactly("refusal", "answer 421");
  }

  @Test
  void whereTheHostFieldIsNoHost() {
    world.incoming = World.proxy(Entry.PROXY, "GET", "https://" + World.AUTHORITY + "/", "Host", "a@b",
        "x-api-key", World.KEY);
    assertThat(world.run().story).containsExactly("refusal", "answer 400");
  }

  @Test
  void whereTheTargetCanBeReadInTwoWays() {
    world.incoming = World.gateway("GET", "/pay/v1/%2e%2e/admin", "x-api-key", World.KEY);
    assertThat(world.run().story).containsExactly("refusal", "answer 400");
  }

  @Test
  void whereTheBodyIsOverTheCap() {
    world.contentRule = new ContentRule(true, true, false, 3, List.of(), false);
    world.body = Bytes.utf8("1234");
    assertThat(world.run().story).endsWith("read", "refusal", "answer 413");
  }

  @Test
  void whereTheBodyCannotBeLookedAt() {
    world.inspector = (head, body, max, own) -> World.inspection(head,
        new Content.Opaque("an unknown coding"));
    assertThat(world.run().story).endsWith("read", "refusal", "answer 422");
  }

  @Test
  void whereADetectorThrows() {
    world.inspector = (head, body, max, own) -> {
      throw new IllegalStateException(body.utf8());
    };
    assertThat(world.run().story).endsWith("read", "refusal", "answer 500");
    assertThat(world.answers.getFirst().body().utf8()).doesNotContain(world.body.utf8());
  }

  @Test
  void whereThePolicyThrows() {
    world.policy = facts -> {
      throw new IllegalStateException("broken");
    };
    assertThat(world.run().story).endsWith("refusal", "answer 500");
  }

  @Test
  void whereTheLimiterThrows() {
    world.policy = facts -> new Decision.Allow(RuleRef.DEFAULT, List.of(), List.of(),
        List.of(new Obligation.Limit(RuleRef.DEFAULT, "k", 1, Duration.ofSeconds(1), 1)), Optional.empty());
    world.limiter = (limit, _) -> {
      throw new IllegalStateException("broken");
    };
    assertThat(world.run().story).endsWith("refusal", "answer 500");
  }

  @Test
  void whereWhatCountsForAllWeirsCannotBeAsked() {
    world.policy = facts -> new Decision.Allow(RuleRef.DEFAULT, List.of(), List.of(),
        List.of(new Obligation.Limit(RuleRef.DEFAULT, "k", 1, Duration.ofSeconds(1), 1)), Optional.empty());
    world.limiter = (limit, _) -> new Limiter.Grant.Unknown();
    assertThat(world.run().story).endsWith("refusal", "answer 503");
  }

  @Test
  void whereTheIntentCannotBeRecorded() {
    world.auditFails = true;
    assertThat(world.run().story).endsWith("read", "intent", "refusal", "answer 503");
  }

  @Test
  void whereAPolicyAllowsWhatWasNotVetted() {
    world.policy = facts -> World.allow();
    world.names = Map.of(World.AUTHORITY, List.of("10.0.0.1"));
    assertThat(world.run().story).endsWith("refusal", "answer 403");
  }
}
