package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Facts;
import dev.weir.model.Kind;
import dev.weir.model.Limiter;
import dev.weir.model.Obligation;
import dev.weir.model.Operator;
import dev.weir.model.Policy;
import dev.weir.model.Prepared;
import dev.weir.model.Rewrite;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.ContentRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageLineTest {

  private static final RuleRef RULE = new RuleRef("no-mail");

  private final World world = new World();

  @BeforeEach
  void upgrade() {
    world.incoming = World.gateway("GET", "/pay/v1/live", "x-api-key", World.KEY, "Connection", "Upgrade",
        "Upgrade", "websocket");
    world.body = Bytes.EMPTY;
    world.socket.sends = List.of(text("one"), text("two"));
  }

  @Test
  void takesTheLineWithEachMessage() {
    world.run();
    assertThat(world.story).containsExactly("resolve api.pay.example", "read", "intent", "webSocket",
        "intent", "send one", "outcome", "intent", "send two", "outcome", "outcome");
  }

  @Test
  void closesOnceTheKeyThatOpenedItHasEnded() {
    world.socket.sends = List.of();
    world.run();
    world.keyEnded = Optional.of("key has expired");
    world.socket.sends = List.of(text("late"));
    world.socket.sendOn();
    assertThat(world.story).endsWith("refusal", "close 1008").doesNotContain("send late");
  }

  @Test
  void linksAMessageToTheCallOfItsUpgrade() {
    world.run();
    AuditEvent.Asked upgrade = ((AuditEvent.Intent) world.audited.get(0)).asked();
    AuditEvent.Asked message = ((AuditEvent.Intent) world.audited.get(1)).asked();
    assertThat(message.within()).contains(upgrade.call());
    assertThat(message.call()).isNotEqualTo(upgrade.call());
    assertThat(message.method()).isEqualTo("MESSAGE");
    assertThat(message.destination()).isEqualTo("pay");
    assertThat(message.bodyBytes()).isEqualTo(3);
    CallId ended = ((AuditEvent.Outcome) world.audited.get(2)).call();
    assertThat(ended).isEqualTo(message.call());
  }

  @Test
  void judgesAMessageAsContentOfTheRequestThatOpenedTheConnection() {
    world.policy = facts -> {
      if (facts.content() instanceof Content.Inspected) {
        assertThat(facts.head().target().path()).isEqualTo("/v1/live");
        assertThat(facts.head().method()).isEqualTo("GET");
      }
      return World.allowKnown(facts);
    };
    assertThat(world.run().story).contains("send one", "send two");
  }

  @Test
  void closesWithTheRuleWhereAMessageIsDenied() {
    world.policy = onMessage(new Decision.Deny(RULE, "EMAIL must not be sent here", Status.FORBIDDEN));
    world.run();
    assertThat(world.story).endsWith("refusal", "close 1008", "outcome").doesNotContain("send one");
    assertThat(world.socket.closed.orElseThrow().reason())
        .isEqualTo("Weir: no-mail: EMAIL must not be sent here");
  }

  @Test
  void cutsALongReasonBetweenCharacters() {
    Closing closing = Closing.of(new Decision.Deny(RULE, "\u20ac".repeat(60), Status.FORBIDDEN));
    assertThat(closing.reason()).isEqualTo("Weir: no-mail: " + "\u20ac".repeat(36));
  }

  @Test
  void sendsNothingThatCannotBeRecorded() {
    world.run();
    World failing = new World();
    failing.incoming = world.incoming;
    failing.body = Bytes.EMPTY;
    failing.run();
    failing.auditFails = true;
    failing.story.clear();
    failing.socket.messages.orElseThrow().take(text("one"), new Told(failing)).toCompletableFuture().join();
    assertThat(failing.story).containsExactly("intent", "refusal", "close 1011");
  }

  @Test
  void refusesAMessageOverTheCap() {
    world.socket.sends = List.of();
    world.run();
    world.socket.messages.orElseThrow().tooLarge(new Told(world)).toCompletableFuture().join();
    assertThat(world.story).endsWith("refusal", "close 1009");
  }

  @Test
  void countsMessagesAgainstLimits() {
    int[] taken = {0};
    world.policy = facts -> new Decision.Allow(RuleRef.DEFAULT, List.of(), List.of(),
        List.of(new Obligation.Limit(RULE, "k", 3, Duration.ofSeconds(1), 3)), Optional.empty());
    world.limiter = (limit, _) -> ++taken[0] > 2
        ? new Limiter.Grant.Exceeded(Duration.ofSeconds(1))
        : new Limiter.Grant.Granted(1);
    world.run();
    assertThat(world.story).contains("send one", "close 1008").doesNotContain("send two");
  }

  @Test
  void rewritesAMessageAndRestoresLaterOnes() {
    world.policy = onMessage(new Decision.Allow(RULE, List.of(RULE),
        List.of(new Rewrite(Kind.EMAIL, Operator.TOKENIZE, RULE)), List.of(new Obligation.Restore(RULE)),
        Optional.empty()));
    world.run();
    assertThat(world.story).contains("send rewritten");
    Messages line = world.socket.messages.orElseThrow();
    assertThat(said(line.received(text("wtk_a")))).isEqualTo("restored for shop");
    Message binary = new Message(false, Bytes.utf8("wtk_a"));
    assertThat(line.received(binary)).isEqualTo(Heard.of(binary));
  }

  @Test
  void leavesAnswersAloneWhereNothingWasPutIntoTokens() {
    world.run();
    assertThat(world.socket.messages.orElseThrow().received(text("wtk_a")))
        .isEqualTo(Heard.of(text("wtk_a")));
  }

  @Test
  void obeysARuleThatCameLater() {
    world.socket.sends = List.of();
    world.run();
    world.policy = facts -> new Decision.Deny(RULE, "not any more", Status.FORBIDDEN);
    world.socket.messages.orElseThrow().take(text("one"), new Told(world)).toCompletableFuture().join();
    assertThat(world.story).endsWith("refusal", "close 1008");
  }

  @Test
  void neverTakesATunnelBehindAnUpgradeForInspected() {
    world.incoming = World.gateway("GET", "/pay/v1", "x-api-key", World.KEY, "Connection", "Upgrade",
        "Upgrade", "other/1");
    world.contentRule = new ContentRule(true, true, false, 10, List.of("other/1"), false);
    assertThat(world.run().story).endsWith("refusal", "answer 422");
    World open = new World();
    open.incoming = world.incoming;
    open.policy = facts -> World.allow();
    assertThat(open.run().story).endsWith("intent", "upgrade", "outcome");
    assertThat(((AuditEvent.Intent) open.audited.getFirst()).asked().coverage()).isEqualTo(Coverage.OPAQUE);
  }

  private static String said(Heard heard) {
    return heard.messages().stream().map(message -> message.payload().utf8())
        .collect(Collectors.joining("|"));
  }

  private static Message text(String payload) {
    return new Message(true, Bytes.utf8(payload));
  }

  private static Policy onMessage(Decision decision) {
    boolean[] upgraded = {false};
    return (Facts facts) -> {
      if (facts.content() instanceof Content.Unread || !upgraded[0]) {
        upgraded[0] = upgraded[0] || facts.content() instanceof Content.Inspected;
        return World.allowKnown(facts);
      }
      return decision;
    };
  }

  /** Adds to a world's story what becomes of one message. */
  private record Told(World world) implements Outgoing {
    @Override
    public CompletionStage<Ending> forward(Prepared prepared) {
      throw new AssertionError("it left");
    }

    @Override
    public void close(Closing closing) {
      world.story.add("close " + closing.code());
    }
  }
}
