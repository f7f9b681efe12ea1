package dev.weir.policy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Entry;
import dev.weir.model.InForce;
import dev.weir.model.Kind;
import dev.weir.model.Limiter;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Ip;
import dev.weir.policy.Loaded;
import dev.weir.policy.Outcome;
import dev.weir.policy.PolicyFile;
import dev.weir.policy.replay.Replayed.Assumption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Ip PEER = Ip.parse("192.0.2.7").orElseThrow();
  private static final Principal SHOP = new Principal.Caller("shop", "web", Optional.empty());
  private static final String BASE = """
      version: 1
      callers: [{name: shop, team: web}]
      destinations:
        ai: {hosts: [api.ai.test], upstream: "https://api.ai.test", category: ai}
      """;
  private static final Limiter ENDLESS = (_, _) -> new Limiter.Grant.Granted(1);

  private static InForce load(String more) {
    byte[] yaml = (BASE + more).getBytes(StandardCharsets.UTF_8);
    return ((Loaded.Ok) PolicyFile.parse("weir.yaml", Path.of("/base"), yaml)).inForce();
  }

  private static AuditEvent.Asked asked(Principal who, String destination, String host, String path,
      Map<Kind, Integer> kinds, RuleRef by) {
    return new AuditEvent.Asked(new CallId("1"), Optional.empty(), who, PEER, Entry.GATEWAY, destination,
        host,
        443, "POST", path, 20, Coverage.FULL, kinds, List.of(), by, "", "old");
  }

  private static AuditEvent.Intent left(Principal who, String path, Map<Kind, Integer> kinds, int rewritten) {
    return new AuditEvent.Intent(NOON, asked(who, "ai", "api.ai.test", path, kinds, RuleRef.DEFAULT), PEER,
        rewritten, Optional.empty());
  }

  private static AuditEvent.Refusal refused(String destination, String host, RuleRef by) {
    return new AuditEvent.Refusal(NOON, asked(SHOP, destination, host, "/v1/chat", Map.of(), by),
        Status.FORBIDDEN);
  }

  private static Replayed replay(String policy, AuditEvent event) {
    return new Replay(load(policy), ENDLESS).judge(Recorded.of(event).orElseThrow()).orElseThrow();
  }

  @Test
  void whatStaysAsItWasDoesNotDiffer() {
    Replayed same = replay("", left(SHOP, "/v1/chat", Map.of(), 0));
    assertThat(same.differs()).isFalse();
    assertThat(same.now()).isEqualTo(Outcome.ALLOW);
    assertThat(replay("policies: [{name: p, data: {EMAIL: mask}}]",
        left(SHOP, "/v1/chat", Map.of(new Kind("EMAIL"), 2), 2)).differs()).isFalse();
  }

  @Test
  void tellsWhichRuleWouldDecideAndWhy() {
    Replayed card = replay("policies: [{name: no-cards, data: {CREDIT_CARD: deny}}]",
        left(SHOP, "/v1/chat", Map.of(new Kind("CREDIT_CARD"), 1), 0));
    assertThat(card.now()).isEqualTo(Outcome.DENY);
    assertThat(card.by()).hasToString("no-cards");
    assertThat(card.why()).isEqualTo("CREDIT_CARD must not be sent here");
    String sunday = "policies: [{name: rest, when: 'time.weekday == 7 && caller.team == \"web\"', deny: no}]";
    assertThat(replay(sunday, left(SHOP, "/v1/chat", Map.of(), 0)).by()).hasToString("rest");
  }

  @Test
  void aCallerThatIsGoneIsUnknown() {
    Replayed gone = replay("", left(new Principal.Caller("old", "", Optional.empty()), "/", Map.of(), 0));
    assertThat(gone.now()).isEqualTo(Outcome.DENY);
    assertThat(gone.by()).isEqualTo(RuleRef.IDENTITY);
  }

  @Test
  void aHostThatIsListedNowWouldPassIfItsAddressMay() {
    Replayed listed = replay("", refused("(unlisted)", "api.ai.test", RuleRef.DESTINATION));
    assertThat(listed.now()).isEqualTo(Outcome.ALLOW);
    assertThat(listed.assumed()).containsExactly(Assumption.ADDRESS);
    assertThat(replay("", refused("(unlisted)", "other.test", RuleRef.DESTINATION)).now())
        .isEqualTo(Outcome.DENY);
  }

  @Test
  void anAddressThatWasRefusedStaysSo() {
    assertThat(replay("", refused("ai", "api.ai.test", RuleRef.DESTINATION)).now()).isEqualTo(Outcome.DENY);
  }

  @Test
  void saysWhereThePathThatIsNotRecordedMatters() {
    String listed = BASE.replace("category: ai}", "category: ai, allow: [{paths: [/v1/files/report]}]}");
    byte[] yaml = listed.getBytes(StandardCharsets.UTF_8);
    InForce inForce = ((Loaded.Ok) PolicyFile.parse("weir.yaml", Path.of("/base"), yaml)).inForce();
    Replay replay = new Replay(inForce, ENDLESS);
    Recorded was = Recorded.of(left(SHOP, "/v1/files/{}", Map.of(), 0)).orElseThrow();
    assertThat(replay.judge(was).orElseThrow().assumed()).containsExactly(Assumption.PATH);
    Recorded clear = Recorded.of(left(SHOP, "/v1/files/report", Map.of(), 0)).orElseThrow();
    assertThat(replay.judge(clear).orElseThrow().differs()).isFalse();
  }

  @Test
  void whatIsOnlyInShadowIsToldApart() {
    Replayed shadowed = replay("policies: [{name: p, mode: shadow, deny: no}]",
        left(SHOP, "/v1/chat", Map.of(), 0));
    assertThat(shadowed.now()).isEqualTo(Outcome.SHADOW_DENY);
    assertThat(shadowed.by()).hasToString("p");
    Decision.Deny deny = new Decision.Deny(new RuleRef("p"), "no", Status.FORBIDDEN);
    AuditEvent before = new AuditEvent.Intent(NOON,
        asked(SHOP, "ai", "api.ai.test", "/", Map.of(), RuleRef.DEFAULT), PEER, 0, Optional.of(deny));
    assertThat(replay("policies: [{name: p, deny: no}]", before).now()).isEqualTo(Outcome.DENY);
  }

  @Test
  void abuseOfAModelIsNoDataAndIsJudgedByItsRule() {
    AuditEvent abused = left(SHOP, "/v1/chat", Map.of(new Kind("PROMPT_INJECTION"), 1), 0);
    Replayed denied = replay("policies: [{name: prompts, prompt: {injection: deny}}]", abused);
    assertThat(denied.now()).isEqualTo(Outcome.DENY);
    assertThat(denied.by()).hasToString("prompts");
    assertThat(denied.assumed()).containsExactly(Assumption.TALK);
    assertThat(replay("policies: [{name: prompts, prompt: {jailbreak: deny}}]", abused).differs()).isFalse();
    assertThat(replay("policies: [{name: none, data: {'*': deny}}]", abused).differs()).isFalse();
  }

  @Test
  void saysThatABudgetIsNotCountedAnew() {
    Replayed spent = replay("policies: [{name: spend, budget: {tokens: 1000/day}}]",
        left(SHOP, "/v1/chat", Map.of(), 0));
    assertThat(spent.differs()).isFalse();
    assertThat(spent.assumed()).containsExactly(Assumption.BUDGET);
  }

  @Test
  void countsLimitsAnew() {
    Limiter spent = (_, _) -> new Limiter.Grant.Exceeded(Duration.ofSeconds(1));
    Replayed limited = new Replay(load("policies: [{name: few, limit: {requests: 2/m}}]"), spent)
        .judge(Recorded.of(left(SHOP, "/v1/chat", Map.of(), 0)).orElseThrow()).orElseThrow();
    assertThat(limited.now()).isEqualTo(Outcome.DENY);
    assertThat(limited.why()).isEqualTo("the limit of 2 per 60 s is reached");
  }

  @Test
  void leavesWhatNoPolicyRefused() {
    for (RuleRef by : List.of(RuleRef.REQUEST, RuleRef.FAULT, RuleRef.LIMITS, RuleRef.BREAKER)) {
      assertThat(Recorded.of(refused("ai", "api.ai.test", by))).isEmpty();
    }
    assertThat(new Replay(load(""), ENDLESS)
        .judge(Recorded.of(refused("(unlisted)", "", RuleRef.DESTINATION)).orElseThrow())).isEmpty();
  }
}
