package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.OwnCalls;
import dev.weir.model.Credentials;
import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Grants;
import dev.weir.model.Prepared;
import dev.weir.model.Receipt;
import dev.weir.model.RuleRef;
import dev.weir.model.Secret;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Target;
import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.CredentialRule;
import dev.weir.model.settings.CredentialRule.Turn;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.Injection;
import dev.weir.model.settings.Injection.ClientCredentials.Proof;
import dev.weir.model.settings.Injection.ClientCredentials.Subject;
import dev.weir.model.settings.Injection.Hmac;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import dev.weir.wire.errand.Means;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the upstream sees of each kind of credential, and what it never sees of the caller's. */
class CredentialTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Target ENDPOINT = Target.absolute("http://login.test/token?tenant=1").orElseThrow();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final FakeLine line = new FakeLine();
  /** Where tokens come from. */
  private volatile int issuer;
  private final Credentials vault = (name, host) -> Secret
      .own((name.equals("aws") ? "AKID:s3cret/+:t0ken" : "s3cret/" + name + "-for-" + host)
          .getBytes(StandardCharsets.UTF_8));
  private final Grants grants = json -> {
    if (json.isEmpty()) {
      throw new IOException("its answer is no JSON that grants a token");
    }
    return new Grants.Grant(Secret.own(json.copy()), Duration.ofMinutes(10));
  };
  private final OwnCalls own = (head, body, loop) -> CompletableFuture.completedStage(
      new OwnCalls.Leaving(Prepared.by(
          new Decision.Allow(RuleRef.CREDENTIAL, List.of(), List.of(), List.of(), Optional.empty()),
          new Destination.Vetted("login", head.target().origin().host(), Ip.v4(0x7f000001), issuer),
          new Receipt(0), head, Optional.of(body), Optional.empty(), ""), _ -> {}));
  private final Wired wired;

  CredentialTest() throws IOException {
    wired = new Wired(line, new Means(vault, grants, own, now::get));
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  private void show(CredentialRule rule) {
    line.rule = Optional.of(new DestinationRule("up", List.of(), Optional.empty(), "",
        DestinationRule.Api.NONE,
        List.of(), Optional.of(rule), TlsRule.USUAL, List.of(), List.of(), Timeouts.USUAL, AnswerRule.USUAL,
        ContentRule.USUAL, HttpVersions.ONE, Resilience.NONE));
  }

  private String sent(Injection how, String request) throws IOException {
    show(new CredentialRule("aws", how));
    return sent(request);
  }

  private String sent(String request) throws IOException {
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(request).answer()).endsWith("ok").doesNotContain("s3cret");
      return up.requests.getFirst();
    }
  }

  private static String get(String target, String... fields) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + String.join("", fields) + "\r\n";
  }

  @Test
  void putsTheSecretIntoTheQueryInThePlaceOfTheCallers() throws Exception {
    show(new CredentialRule("one", new Injection.Query("key")));
    assertThat(sent(get("/a?key=mine&b=1&k%65y=mine"))).startsWith(
        "GET /a?b=1&key=s3cret%2Fone-for-upstream.test HTTP/1.1\r\n").doesNotContain("mine");
    assertThat(sent(get("/a"))).startsWith("GET /a?key=s3cret%2Fone-for-upstream.test HTTP/1.1\r\n");
    assertThat(sent(get("/a?key=mine"))).startsWith("GET /a?key=s3cret%2Fone-for-upstream.test HTTP/1.1\r\n");
  }

  @Test
  void showsAUserWithAPassword() throws Exception {
    assertThat(sent(new Injection.Basic("weir"), get("/", "Authorization: Basic bWluZQ==\r\n")))
        .contains("Authorization: Basic d2VpcjpBS0lEOnMzY3JldC8rOnQwa2Vu\r\n").doesNotContain("bWluZQ");
  }

  @Test
  void signsForAwsInThePlaceOfTheCaller() throws Exception {
    line.reads = true;
    String sent = sent(new Injection.Aws("eu-central-1", "bedrock", false),
        "POST /model/a:1/invoke?b=2&a=x+y&X-Amz-Signature=mine HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
            + "X-Amz-Date: mine\r\nX-Amz-Target: Do.It\r\nX-Amz-Security-Token: mine\r\n\r\nhi");
    assertThat(sent).startsWith("POST /model/a%3A1/invoke?b=2&a=x%20y HTTP/1.1\r\n").doesNotContain("mine")
        .contains(
            "Authorization: AWS4-HMAC-SHA256 Credential=AKID/20260102/eu-central-1/bedrock/aws4_request,"
                + " SignedHeaders=host;x-amz-date;x-amz-security-token;x-amz-target, Signature=")
        .contains("X-Amz-Date: 20260102T030405Z\r\n").contains("X-Amz-Security-Token: t0ken\r\n")
        .endsWith("\r\n\r\nhi").doesNotContain("s3cret");
  }

  @Test
  void signsAQueryForAws() throws Exception {
    assertThat(sent(new Injection.Aws("us-east-1", "s3", true), get("/b/k?X-Amz-Expires=9999")))
        .startsWith(
            "GET /b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20260102%2Fus-east-1%2Fs3"
                + "%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host"
                + "&X-Amz-Security-Token=t0ken&X-Amz-Signature=")
        .doesNotContain("9999").doesNotContain("s3cret");
  }

  @Test
  void sendsNothingThatItCannotSign() throws Exception {
    show(new CredentialRule("aws", new Injection.Aws("us-east-1", "sqs", false)));
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
      assertThat(client.answer()).startsWith("HTTP/1.1 503")
          .endsWith("a body that is not read cannot be signed");
      assertThat(up.requests).isEmpty();
    }
  }

  @Test
  void signsByTemplate() throws Exception {
    line.reads = true;
    String sent = sent(
        new Hmac(Hmac.Algorithm.SHA256, Hmac.Encoding.HEX, "{timestamp}.{method}{header:X-Id}.{body}",
            "X-Signature", "t={timestamp},v1={}", Hmac.Clock.UNIX, Optional.of("X-Time")),
        "POST / HTTP/1.1\r\nHost: a\r\nX-Id: 7\r\nX-Signature: mine\r\nContent-Length: 2\r\n\r\nhi");
    // printf '1767323045.POST7.hi' | openssl dgst -sha256 -hmac 'AKID:s3cret/+:t0ken'
    assertThat(sent).contains("X-Time: 1767323045\r\n").doesNotContain("mine").contains(
        "X-Signature: t=1767323045,v1=2bc6579b398a27a7dde710d1fe1ef5849dcf7a7215356583a8889a8737e3cd2c\r\n");
  }

  @Test
  void takesSecretsInTurnAndSparesTheOneThatWasRefused() throws Exception {
    show(new CredentialRule(List.of("one", "two", "three"), Turn.ROUND_ROBIN, Duration.ofSeconds(30),
        Injection.Header.BEARER));
    AtomicInteger asked = new AtomicInteger();
    try (RawUpstream up = RawUpstream.start(with -> {
      while (true) {
        with.request();
        with.say(asked.incrementAndGet() == 2
            ? "HTTP/1.1 429 Too Many\r\nRetry-After: 120\r\nContent-Length: 2\r\n\r\nno"
            : OK);
      }
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      List<String> shown = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        now.set(NOW.plusSeconds(i < 5 ? 119 : 120));
        client.say(get("/")).answer();
        shown.add(shown(up.requests.get(i)));
      }
      assertThat(shown).containsExactly("one", "two", "three", "one", "three", "three");
      now.set(NOW.plusSeconds(240));
      client.say(get("/")).answer();
      client.say(get("/")).answer();
      assertThat(shown(up.requests.get(7))).isEqualTo("two");
    }
  }

  private static String shown(String request) {
    int start = request.indexOf("Bearer s3cret/") + 14;
    return request.substring(start, request.indexOf("-for-", start));
  }

  @Test
  void givesACallerItsOwnSecret() throws Exception {
    show(new CredentialRule(List.of("one", "two", "three"), Turn.CALLER, Duration.ofSeconds(30),
        Injection.Header.BEARER));
    List<String> shown = new ArrayList<>();
    for (String caller : List.of("a", "a", "b", "c")) {
      line.caller = caller;
      shown.add(shown(sent(get("/"))));
    }
    assertThat(shown.get(1)).isEqualTo(shown.get(0));
    assertThat(shown.subList(1, 4)).doesNotHaveDuplicates();
  }

  /** Answers with token1, token2 and so on. */
  private static RawUpstream granting() throws IOException {
    AtomicInteger tokens = new AtomicInteger();
    return RawUpstream.start(with -> {
      while (true) {
        with.request();
        with.say("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ntoken" + tokens.incrementAndGet());
      }
    });
  }

  @Test
  void fetchesATokenOnceForAllAndAgainBeforeItExpires() throws Exception {
    show(new CredentialRule("app",
        new Injection.ClientCredentials(ENDPOINT, "we:ir", Proof.BASIC, "a b", "https://api",
            Optional.empty(),
            Injection.Header.BEARER)));
    try (RawUpstream login = granting(); RawUpstream up = RawUpstream.answering(OK)) {
      issuer = login.port();
      line.port = up.port();
      AtomicInteger begun = new AtomicInteger();
      AtomicInteger ended = new AtomicInteger();
      line.answers = FakeLine.counting(begun, ended);
      List<RawClient> clients = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        clients.add(wired.gateway().say(get("/")));
      }
      for (RawClient client : clients) {
        assertThat(client.answer()).endsWith("ok");
        client.close();
      }
      // Once where it is written, and for those who waited for it.
      assertThat(ended).hasValueGreaterThan(clients.size()).hasValue(begun.get());
      assertThat(login.requests).hasSize(1);
      assertThat(login.requests.getFirst()).startsWith("POST /token?tenant=1 HTTP/1.1\r\n")
          // we%3Air:s3cret%2Fapp-for-login.test
          .contains("Authorization: Basic d2UlM0FpcjpzM2NyZXQlMkZhcHAtZm9yLWxvZ2luLnRlc3Q=\r\n")
          .endsWith("grant_type=client_credentials&scope=a+b&audience=https%3A%2F%2Fapi");
      assertThat(up.requests).allSatisfy(request -> assertThat(request).contains("Bearer token1\r\n"));
      now.set(NOW.plus(Duration.ofMinutes(9)));
      assertThat(sent(get("/"))).contains("Bearer token2\r\n");
    }
  }

  @Test
  void exchangesAnotherTokenForIts() throws Exception {
    show(new CredentialRule("app", new Injection.ClientCredentials(ENDPOINT, "weir", Proof.POST, "", "",
        Optional.of(new Subject("pod", "urn:ietf:params:oauth:token-type:jwt")), Injection.Header.BEARER)));
    try (RawUpstream login = granting(); RawUpstream up = RawUpstream.answering(OK)) {
      issuer = login.port();
      line.port = up.port();
      assertThat(sent(get("/"))).contains("Bearer token1\r\n");
      assertThat(login.requests).singleElement().asString().doesNotContain("Authorization").endsWith(
          "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
              + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt"
              + "&requested_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token"
              + "&subject_token=s3cret%2Fpod-for-login.test&client_id=weir&client_secret=s3cret%2Fapp-for-login.test");
    }
  }

  @Test
  void fetchesAnotherTokenWhereTheUpstreamTakesItNoMore() throws Exception {
    show(new CredentialRule("app",
        new Injection.ClientCredentials(ENDPOINT, "weir", Proof.BASIC, "", "", Optional.empty(),
            Injection.Header.BEARER)));
    try (RawUpstream login = granting();
        RawUpstream up = RawUpstream.answering("HTTP/1.1 401 No\r\nContent-Length: 2\r\n\r\nno");
        RawClient client = wired.gateway()) {
      issuer = login.port();
      line.port = up.port();
      client.say(get("/")).answer();
      client.say(get("/")).answer();
      assertThat(up.requests.get(0)).contains("Bearer token1\r\n");
      assertThat(up.requests.get(1)).contains("Bearer token2\r\n");
    }
  }

  @Test
  void sendsNothingWithoutItsToken() throws Exception {
    show(new CredentialRule("app",
        new Injection.ClientCredentials(ENDPOINT, "weir", Proof.BASIC, "", "", Optional.empty(),
            Injection.Header.BEARER)));
    try (RawUpstream login = RawUpstream.answering("HTTP/1.1 401 No\r\nContent-Length: 6\r\n\r\ns3cret");
        RawUpstream up = RawUpstream.answering(OK);
        RawClient client = wired.gateway()) {
      issuer = login.port();
      line.port = up.port();
      for (int i = 0; i < 3; i++) {
        assertThat(client.say(get("/")).answer()).startsWith("HTTP/1.1 503")
            .endsWith("no token to be had for the credential: it answered 401");
      }
      assertThat(login.requests).hasSize(1);
      assertThat(up.requests).isEmpty();
    }
  }

  @Test
  void tellsWhyThereIsNoToken() throws Exception {
    show(new CredentialRule("app",
        new Injection.ClientCredentials(ENDPOINT, "weir", Proof.BASIC, "", "", Optional.empty(),
            Injection.Header.BEARER)));
    try (RawUpstream login = RawUpstream.start(with -> {
      with.request();
    }); RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.gateway()) {
      issuer = login.port();
      line.port = up.port();
      assertThat(client.say(get("/")).answer()).startsWith("HTTP/1.1 503")
          .contains("no token to be had for the credential: connection closed before the answer");
    }
  }
}
