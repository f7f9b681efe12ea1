package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AnswerHead;
import dev.weir.model.AuditEvent;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Entry;
import dev.weir.model.Kind;
import dev.weir.model.Limiter;
import dev.weir.model.Obligation;
import dev.weir.model.Operator;
import dev.weir.model.Policy;
import dev.weir.model.Rewrite;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.CredentialRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Injection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StraightLineTest {

  private static final RuleRef RULE = new RuleRef("no-mail");

  private final World world = new World();

  @Test
  void takesEveryStepInOrder() {
    world.run();
    assertThat(world.story).containsExactly("resolve api.pay.example", "read", "intent", "forward",
        "outcome");
    assertThat(world.left.orElseThrow().to().dialOnly()).isEqualTo(Ip.parse("93.184.216.34").orElseThrow());
  }

  @Test
  void recordsWhoWhatAndWhereButNoPayload() {
    world.incoming = World.gateway("POST", "/pay/v1/customers/ann%40example.com?card=4111", "Authorization",
        "Bearer " + World.KEY);
    world.run();
    AuditEvent.Asked asked = ((AuditEvent.Intent) world.audited.getFirst()).asked();
    assertThat(asked.pathTemplate()).isEqualTo("/v1/customers/{}");
    assertThat(asked.destination()).isEqualTo("pay");
    assertThat(world.audited.toString()).contains("shop").doesNotContain("ann", "4111", World.KEY);
  }

  @ParameterizedTest
  @CsvSource({"TRACE, true, 403", "TRACK, true, 403", "TRACE, false, 200", "OPTIONS, true, 200"})
  void asksForNoMirrorOfACredential(String method, boolean shown, int status) {
    world.incoming = World.gateway(method, "/pay/v1", "Authorization", "Bearer " + World.KEY);
    world.credential = shown
        ? Optional.of(new CredentialRule("live", new Injection.Query("key")))
        : Optional.empty();
    world.run();
    assertThat(world.left.isPresent()).isEqualTo(status == 200);
    assertThat(world.answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(status));
  }

  @Test
  void stripsTheCallersCredentialsAndForgedHeaders() {
    world.incoming = World.gateway("POST", "/pay/v1", "Authorization", "Bearer " + World.KEY, "x-api-key",
        "other", "Weir-Decision",
        "allow", "X-Kept", "1");
    world.run();
    assertThat(world.left.orElseThrow().head().headers()).hasToString("Headers[X-Kept]");
  }

  @Test
  void rewritesAndRestores() {
    world.policy = restoring();
    world.upstream = new AnswerHead(200,
        Headers.of("Content-Type", "application/json", "Content-Length", "4"));
    world.run();
    assertThat(world.left.orElseThrow().body().orElseThrow().utf8()).isEqualTo("rewritten");
    assertThat(world.left.orElseThrow().head().headers().first("Accept-Encoding")).contains("identity");
    assertThat(world.answered.orElseThrow().utf8()).isEqualTo("restored for shop");
    assertThat(((AuditEvent.Outcome) world.audited.getLast()).restored()).isEqualTo(1);
    assertThat(world.summaries.getFirst().decision()).isEqualTo("redact");
  }

  @Test
  void restoresAStreamAsItComes() {
    world.policy = restoring();
    world.upstream = new AnswerHead(200,
        Headers.of("Content-Type", "text/event-stream", "Content-Length", "4"));
    world.run();
    assertThat(world.treatment.orElseThrow()).isInstanceOfSatisfying(Answers.Treatment.Change.class,
        change -> assertThat(change.head().headers().has("Content-Length")).isFalse());
    assertThat(world.answered.orElseThrow().utf8()).isEqualTo("one, restored for shop");
    assertThat(((AuditEvent.Outcome) world.audited.getLast()).restored()).isEqualTo(1);
  }

  @Test
  void leavesAloneWhatHoldsNoTokens() {
    world.policy = restoring();
    world.upstream = new AnswerHead(200, Headers.of("Content-Type", "image/png"));
    world.run();
    assertThat(world.treatment.orElseThrow()).isInstanceOf(Answers.Treatment.Stream.class);
  }

  private static Policy restoring() {
    return facts -> facts.content() instanceof Content.Inspected
        ? new Decision.Allow(RULE, List.of(RULE), List.of(new Rewrite(Kind.EMAIL, Operator.TOKENIZE, RULE)),
            List.of(new Obligation.Restore(RULE)), Optional.empty())
        : World.allowKnown(facts);
  }

  @Test
  void streamsWhereNobodyLooks() {
    world.contentRule = new ContentRule(false, true, false, 10, List.of(), false);
    world.run();
    assertThat(world.story).doesNotContain("read");
    assertThat(world.left.orElseThrow().body()).isEmpty();
    assertThat(
        ((Answers.Treatment.Stream) world.treatment.orElseThrow()).head().headers().first("Weir-Inspected"))
        .contains("none");
  }

  @Test
  void interceptsAConnectAndJudgesWhatIsInside() {
    world.incoming = World.proxy(Entry.CONNECT, "CONNECT", World.AUTHORITY + ":443", "Proxy-Authorization",
        basic());
    world.run();
    assertThat(world.story).containsExactly("resolve api.pay.example", "intercept https://api.pay.example");
    assertThat(world.told.first("Weir-Decision")).contains("allow");
    assertThat(world.told.first("Weir-Request-Id")).isPresent();
  }

  @Test
  void recordsATunnelBeforeItOpens() {
    world.contentRule = new ContentRule(true, false, false, 10, List.of(), false);
    world.incoming = World.proxy(Entry.CONNECT, "CONNECT", World.AUTHORITY + ":443", "Proxy-Authorization",
        basic());
    world.run();
    assertThat(world.story).containsExactly("resolve api.pay.example", "intent", "tunnel", "outcome");
    assertThat(world.told.first("Weir-Inspected")).contains("opaque");
    assertThat(world.told.first("Weir-Request-Id"))
        .contains(((AuditEvent.Intent) world.audited.getFirst()).asked().call().text());
    assertThat(((AuditEvent.Intent) world.audited.getFirst()).asked().coverage()).isEqualTo(Coverage.OPAQUE);
  }

  @Test
  void takesALimitOnceThoughItDecidesTwice() {
    int[] taken = {0};
    world.policy = facts -> withLimit();
    world.limiter = (limit, _) -> {
      taken[0]++;
      return new Limiter.Grant.Granted(1);
    };
    world.run();
    assertThat(taken[0]).isEqualTo(1);
  }

  @Test
  void saysWhenToComeBackWhereALimitIsReached() {
    world.policy = facts -> withLimit();
    world.limiter = (limit, _) -> new Limiter.Grant.Exceeded(Duration.ofMillis(1200));
    world.run();
    assertThat(world.story).containsExactly("resolve api.pay.example", "refusal", "answer 429");
    assertThat(world.answers.getFirst().headers().first("Retry-After")).contains("2");
    assertThat(world.answers.getFirst().headers().all("RateLimit")).hasSize(1).first().asString()
        .endsWith(";r=0;t=2");
    assertThat(world.answers.getFirst().headers().all("RateLimit-Policy")).hasSize(1);
  }

  @Test
  void goesOnWhenSomebodyElseHasCountedALimit() {
    world.policy = facts -> withLimit();
    CompletableFuture<Limiter.Grant> counted = new CompletableFuture<>();
    world.limiter = (limit, _) -> new Limiter.Answer.Later(counted);
    CompletableFuture<Void> call = world.line().take(world.exchange).toCompletableFuture();
    assertThat(world.story).containsExactly("resolve api.pay.example");
    counted.complete(new Limiter.Grant.Granted(4));
    assertThat(call).isCompleted();
    assertThat(world.story).contains("read", "intent", "forward", "outcome");
  }

  @Test
  void refusesWhereSomebodyElseSaysThatALimitIsReached() {
    world.policy = facts -> withLimit();
    world.limiter = (limit, _) -> new Limiter.Answer.Later(
        CompletableFuture.completedFuture(new Limiter.Grant.Exceeded(Duration.ofSeconds(3))));
    world.run();
    assertThat(world.story).containsExactly("resolve api.pay.example", "refusal", "answer 429");
    assertThat(world.answers.getFirst().headers().first("Retry-After")).contains("3");
  }

  @Test
  void challengesOnTheProxyWith407() {
    world.incoming = World.proxy(Entry.CONNECT, "CONNECT", World.AUTHORITY + ":443");
    world.run();
    assertThat(world.story).containsExactly("refusal", "answer 407");
    assertThat(world.answers.getFirst().headers().first("Proxy-Authenticate")).isPresent();
    assertThat(world.answers.getFirst().close()).isFalse();
  }

  @Test
  void answersInTheProvidersOwnShape() {
    world.api = DestinationRule.Api.ANTHROPIC;
    world.policy = facts -> new Decision.Deny(RULE, "no \"mail\"", Status.FORBIDDEN);
    world.run();
    assertThat(world.answers.getFirst().body().utf8())
        .startsWith(
            "{\"type\":\"error\",\"error\":{\"type\":\"permission_error\",\"message\":\"Weir: no \\\"mail\\\" (rule no-mail");
  }

  @Test
  void checksAnAnswerBeforeItIsTrusted() {
    world.answerRule = new AnswerRule(List.of("application/json"), 100, false, Optional.empty());
    world.upstream = new AnswerHead(200, Headers.of("Content-Type", "text/html; charset=utf-8"));
    world.run();
    assertThat(world.story).endsWith("answer 502", "outcome");
    World ambiguous = new World();
    ambiguous.answerRule = world.answerRule;
    ambiguous.upstream = new AnswerHead(200,
        Headers.of("Content-Type", "application/json", "Content-Type", "text/html"));
    assertThat(ambiguous.run().story).endsWith("answer 502", "outcome");
    World redirecting = new World();
    redirecting.upstream = new AnswerHead(302, Headers.of("Location", "http://169.254.169.254/"));
    assertThat(redirecting.run().story).endsWith("answer 502", "outcome");
    World huge = new World();
    huge.answerRule = new AnswerRule(List.of(), 100, false, Optional.empty());
    huge.upstream = new AnswerHead(200, Headers.of("Content-Length", "101"));
    assertThat(huge.run().story).endsWith("answer 502", "outcome");
  }

  /** RFC 9112 section 3.2.2: what a proxy is asked for stands in the target. */
  @Test
  void goesByTheTargetOfAProxiedRequestWhateverHostIsNamedBesides() {
    world.incoming = World.proxy(Entry.PROXY, "GET", "https://" + World.AUTHORITY + "/v1", "Host",
        "other.example", "x-api-key", World.KEY);
    assertThat(world.run().story).contains("resolve api.pay.example", "forward");
    assertThat(world.left.orElseThrow().head().target().origin().host()).hasToString(World.AUTHORITY);
  }

  @Test
  void tellsAnUpstreamsFaultToCallerAndLog() {
    world.upstreamFault = Optional
        .of(new Ending.Result.Fault(Status.UPSTREAM_TIMEOUT, "no first byte in 60 s", false));
    world.run();
    assertThat(world.story).containsExactly("resolve api.pay.example", "read", "intent", "forward",
        "answer 504", "outcome");
    assertThat(((AuditEvent.Outcome) world.audited.getLast()).fault()).contains("no first byte in 60 s");
  }

  private static Decision withLimit() {
    return new Decision.Allow(RULE, List.of(RULE), List.of(),
        List.of(new Obligation.Limit(RULE, "shop", 1, Duration.ofMinutes(1), 1)), Optional.empty());
  }

  static String basic() {
    return "Basic "
        + Base64.getEncoder().encodeToString(("weir:" + World.KEY).getBytes(StandardCharsets.UTF_8));
  }
}
