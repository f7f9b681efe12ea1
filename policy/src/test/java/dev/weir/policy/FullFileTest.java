package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Cidr;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Target;
import dev.weir.model.settings.AdminRule;
import dev.weir.model.settings.AnalyserRule;
import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.AuditTerms;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.CertificateRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.CredentialRule;
import dev.weir.model.settings.Defaults;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.settings.DestinationRule.RequestRule;
import dev.weir.model.settings.EntranceTls;
import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTerms;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.Injection;
import dev.weir.model.settings.KeyTerms;
import dev.weir.model.settings.Limits;
import dev.weir.model.settings.Listen.Manner;
import dev.weir.model.settings.Listen.SocketFile;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Settings;
import dev.weir.model.settings.Shared;
import dev.weir.model.settings.Telemetry;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import dev.weir.model.settings.TokenRule;
import dev.weir.model.settings.TraceContext;
import dev.weir.model.watch.AlertTarget;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pins what every key becomes, and what holds where it is missing. */
final class FullFileTest {

  private static final Settings FULL = Resources.ok(Resources.ROOT.resolve("full.yaml")).inForce().settings();
  private static final Settings LEAST = Resources
      .ok("version: 1\ndestinations: {a: {hosts: [a.test], credential: {secret: s}}}").inForce().settings();

  @Test
  void readsWhereToListen() {
    Path pem = Resources.ROOT.resolve("full.yaml").toAbsolutePath();
    assertThat(FULL.listen().tls()).contains(new EntranceTls(pem, pem, Optional.of(pem)));
    assertThat(FULL.listen().toString()).startsWith(
        "Listen[gateway=127.0.0.1:9470, proxy=[::1]:9471, admin=127.0.0.1:0, callers={checkout=127.0.0.1:9475}, ");
    assertThat(FULL.listen().files()).containsExactlyInAnyOrder(
        new SocketFile("checkout", Manner.GATEWAY,
            Resources.ROOT.resolve("checkout.sock").toAbsolutePath().normalize(),
            PosixFilePermissions.fromString("rw-rw----")),
        new SocketFile("checkout", Manner.PROXY, Path.of("/run/weir/checkout.sock"),
            PosixFilePermissions.fromString("rw-rw----")),
        new SocketFile("legacy", Manner.GATEWAY, Path.of("/run/legacy.sock"),
            PosixFilePermissions.fromString("rw-------")));
    assertThat(LEAST.listen()).hasToString(
        "Listen[gateway=127.0.0.1:8470, proxy=127.0.0.1:8471, admin=127.0.0.1:8472, callers={}, files=[], tls=Optional.empty]");
  }

  @Test
  void readsHowItIsAdministered() {
    Path pem = Resources.ROOT.resolve("full.yaml").toAbsolutePath();
    assertThat(FULL.admin()).isEqualTo(new AdminRule(Origin.parse("https://weir.example"),
        Optional.of(new EntranceTls(pem, pem, Optional.empty())), true,
        new AdminRule.Lasting(Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofMinutes(1)),
        Optional.of(new AdminRule.Oidc("https://id.example", "weir", Optional.of("oidc-weir"),
            List.of("openid"),
            "member_of", Map.of("weir-admins", "admin", "sec", "auditor"), Map.of("pay-devs", "payments"))),
        Set.of(AdminRule.TwoPerson.REVEAL, AdminRule.TwoPerson.ROTATE,
            AdminRule.TwoPerson.ERASE)));
    assertThat(LEAST.admin()).isEqualTo(AdminRule.USUAL);
    assertThat(AdminRule.USUAL.session()).isEqualTo(
        new AdminRule.Lasting(Duration.ofMinutes(30), Duration.ofHours(8), Duration.ofMinutes(5)));
  }

  @Test
  void readsWhatSeveralWeirsShare() {
    Path file = Resources.ROOT.resolve("full.yaml").toAbsolutePath();
    Host host = Host.parse("redis.example").orElseThrow();
    assertThat(FULL.shared().redis()).contains(new Shared.Redis(
        new Shared.Server(host, 6380, 2, true, Optional.of(file)),
        new Shared.Login(Optional.of("weir"), Optional.of(new Shared.Password.InFile(file))),
        Duration.ofMillis(100), Shared.OnFailure.LOCAL_SHARE, 3));
    assertThat(LEAST.shared()).isEqualTo(Shared.NOTHING);
    assertThat(
        Resources.ok("version: 1\nshared: {redis: 'redis://[::1]'}").inForce().settings().shared().redis())
        .contains(new Shared.Redis(new Shared.Server(Host.parse("[::1]").orElseThrow(), 6379, 0, false,
            Optional.empty()), Shared.Login.NONE, Duration.ofMillis(250), Shared.OnFailure.CLOSED, 1));
  }

  @Test
  void readsTheDatabaseThatSeveralWeirsShare() {
    Path file = Resources.ROOT.resolve("full.yaml").toAbsolutePath();
    Host host = Host.parse("db.example").orElseThrow();
    assertThat(FULL.shared().postgres()).contains(new Shared.Postgres(
        new Shared.Base(host, 5433, "weir", true, Optional.of(file)),
        new Shared.Login(Optional.of("weir"), Optional.of(new Shared.Password.InFile(file))),
        Duration.ofSeconds(2), Optional.of(Duration.ofDays(400)), false));
    assertThat(postgres("postgresql://127.0.0.1/weir").base().tls()).isFalse();
    assertThat(postgres("postgres://localhost/weir?sslmode=verify-full").base().tls()).isTrue();
    assertThat(postgres("postgresql://db.example/weir?sslmode=disable").base().tls()).isFalse();
    assertThat(postgres("postgresql://db.example/weir")).isEqualTo(new Shared.Postgres(
        new Shared.Base(host, 5432, "weir", true, Optional.empty()), Shared.Login.NONE, Duration.ofSeconds(1),
        Optional.empty()));
  }

  private static Shared.Postgres postgres(String url) {
    return Resources.ok("version: 1\nshared: {postgres: '" + url + "'}").inForce().settings().shared()
        .postgres()
        .orElseThrow();
  }

  @Test
  void resolvesPathsAgainstTheFolderOfTheFile() {
    assertThat(FULL.data()).isEqualTo(Path.of("src/test/resources/here").toAbsolutePath());
    assertThat(LEAST.data()).isEqualTo(Path.of("src/test/resources/weir-data").toAbsolutePath());
  }

  @Test
  void readsNames() {
    assertThat(FULL.dns().servers()).hasToString("[10.0.0.2:53, 10.0.0.3:5353]");
    assertThat(FULL.dns().hosts()).isEqualTo(Map.of(new Host.Name("api.pay.test"), ips("127.0.0.1"),
        new Host.Name("two.pay.test"), ips("127.0.0.1", "::1")));
    assertThat(LEAST.dns().servers()).isEmpty();
  }

  @Test
  void isStrictWhereNothingIsSaid() {
    assertThat(FULL.defaults()).isEqualTo(new Defaults(false, false, Defaults.Mode.ENFORCE));
    assertThat(LEAST.defaults()).isEqualTo(new Defaults(false, false, Defaults.Mode.ENFORCE));
  }

  @Test
  void readsLimits() {
    assertThat(FULL.limits()).isEqualTo(new Limits(new Limits.Heads(4 << 10, 16 << 10, 50),
        new Limits.Waits(Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5),
            Duration.ofSeconds(6), 200, Duration.ofSeconds(7)),
        new Limits.Crowd(2000, 500, 20), new Limits.Upstreams(30, 40, Duration.ofSeconds(2)),
        Optional.of(48L << 20)));
    assertThat(LEAST.limits()).isEqualTo(Limits.USUAL);
  }

  @Test
  void readsCallers() {
    assertThat(FULL.callers()).containsExactly(
        new CallerRule("checkout", "payments", List.of(), Optional.of(new TokenRule(
            "https://issuer.example", Set.of("weir", "weir-test"),
            new TokenRule.KeySet.Url(URI.create("https://issuer.example/keys"),
                Optional.of(Resources.ROOT.resolve("full.yaml").toAbsolutePath()),
                Optional.of(Resources.ROOT.resolve("full.yaml").toAbsolutePath())),
            Set.of("RS256", "ES256"), Set.of("at+jwt"),
            Map.of("sub", Set.of("checkout"), "groups", Set.of("pay", "shop")))),
            Optional.of(new CertificateRule.Uri("spiffe://corp/checkout"))),
        new CallerRule("legacy", "", List.of(Cidr.of("10.1.0.0/16"))));
  }

  @Test
  void readsHowKeysAreLookedAfter() {
    assertThat(FULL.keys()).isEqualTo(new KeyTerms(KeyTerms.Measure.REVOKE, KeyTerms.Measure.ALERT,
        Optional.of(new AlertTarget(Target.absolute("https://hooks.example/weir").orElseThrow(),
            Optional.of("hooks"))),
        Duration.ofSeconds(5), true));
    assertThat(LEAST.keys()).isEqualTo(KeyTerms.USUAL);
  }

  @Test
  void readsWhatIsDoneWithTheAuditLog() {
    ExportTerms bus = FULL.audit().exports().getFirst();
    assertThat(bus).isEqualTo(new ExportTerms("bus", ExportTerms.Form.OCSF,
        Set.of(ExportTerms.Event.REFUSAL, ExportTerms.Event.NOTICE), Optional.of(Duration.ofHours(12)),
        new ExportTarget.Topic(List.of(broker("kafka-1.corp"), broker("kafka-2.corp")), "weir.audit",
            Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN", "linger.ms", "20"),
            Optional.of(new ExportTarget.Filled("kafka-login", "sasl.jaas.config",
                "login required password=\"{}\";")))));
    assertThat(FULL.audit().exports()).extracting(ExportTerms::form).containsExactly(ExportTerms.Form.OCSF,
        ExportTerms.Form.SYSLOG, ExportTerms.Form.JSONL, ExportTerms.Form.PARQUET, ExportTerms.Form.PARQUET);
    assertThat(FULL.audit().exports().get(2).to().filled())
        .contains(new ExportTarget.Filled("hook-token", "Authorization", "Bearer {}"));
    assertThat(FULL.audit().exports().get(2).backlog()).isEmpty();
    assertThat(FULL.audit().exports().subList(3, 5)).extracting(ExportTerms::to).containsExactly(
        new ExportTarget.Folder(FULL.data().resolveSibling("lake"), 64 << 20, Duration.ofMinutes(15)),
        new ExportTarget.Folder(Path.of("/var/lib/pond"), 128 << 20, Duration.ofHours(1)));
    assertThat(FULL.recipients("kafka-login").toList()).hasToString("[kafka-1.corp, kafka-2.corp]");
    assertThat(FULL.audit().retention())
        .isEqualTo(new AuditTerms.Retention(Optional.of(Duration.ofDays(400)), Optional.of(50L << 30)));
    assertThat(LEAST.audit()).isEqualTo(AuditTerms.USUAL);
  }

  private static ExportTarget.Topic.Broker broker(String name) {
    return new ExportTarget.Topic.Broker(host(name), 9093);
  }

  private static Host host(String name) {
    return Host.parse(name).orElseThrow();
  }

  @Test
  void readsADestination() {
    DestinationRule openai = destination(FULL, "openai");
    assertThat(openai.hosts()).hasToString("[api.openai.com, *.openai.example]");
    assertThat(openai.upstream()).isEqualTo(Origin.parse("https://api.openai.com"));
    assertThat(openai.category()).isEqualTo("ai");
    assertThat(openai.api()).isEqualTo(Api.OPENAI);
    assertThat(openai.allow()).containsExactly(
        new RequestRule(List.of("POST"), List.of("/v1/chat/completions", "/v1/files/*", "/v1/threads/**")));
    assertThat(openai.credential())
        .contains(new CredentialRule("openai-live", new Injection.Header("X-Key", "Token {}")));
    Path file = Path.of("src/test/resources/full.yaml").toAbsolutePath();
    assertThat(openai.tls()).isEqualTo(new TlsRule(Optional.of(file),
        List.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="), "1.3",
        Optional.of(new TlsRule.ClientFiles(file, file))));
    assertThat(openai.addresses()).containsExactly(Cidr.of("127.0.0.0/8"));
    assertThat(openai.ports()).containsExactly(443, 8443);
    assertThat(openai.timeouts()).isEqualTo(
        new Timeouts(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofMinutes(1),
            Duration.ofHours(1)));
    assertThat(openai.answer().types()).containsExactly("application/json", "text/event-stream");
    assertThat(openai.answer().maxBytes()).isEqualTo(10L << 20);
    assertThat(openai.answer().redirects()).isTrue();
    assertThat(openai.answer().schema())
        .hasValueSatisfying(schema -> assertThat(schema.enforced()).isFalse());
    assertThat(openai.content())
        .isEqualTo(new ContentRule(true, true, false, 2_000, List.of("websocket", "spdy/3.1"), false));
    assertThat(openai.http()).isEqualTo(HttpVersions.TWO);
    assertThat(openai.resilience()).isEqualTo(new Resilience(
        new Resilience.Retry(3, EnumSet.allOf(Resilience.Failure.class), Set.of(429, 503),
            Duration.ofMillis(20)),
        Optional.of(new Resilience.Breaker(5, Duration.ofSeconds(10), Duration.ofSeconds(30))), true));
    DestinationRule plain = destination(FULL, "plain");
    assertThat(plain.ports()).containsExactly(80, 443, 8080);
    assertThat(plain.tls().client())
        .contains(new TlsRule.ClientSecret("plain-client", Optional.of("plain-p12")));
    assertThat(plain.secrets()).containsExactly("plain-client", "plain-p12");
    assertThat(plain.recipients("plain-p12").map(Object::toString)).containsExactly("plain.test");
    assertThat(plain.recipients("openai-live")).isEmpty();
    assertThat(plain.trace()).isEqualTo(TraceContext.NOTHING);
  }

  @Test
  void readsWhatIsToldOfWeir() {
    assertThat(FULL.telemetry().log())
        .isEqualTo(new Telemetry.Log(Telemetry.Format.JSON, Telemetry.Level.DEBUG));
    assertThat(FULL.telemetry().traces()).hasValueSatisfying(traces -> {
      assertThat(traces.url().origin()).hasToString("https://collector.test");
      assertThat(traces.url().path()).isEqualTo("/v1/traces");
      assertThat(traces.share()).isEqualTo(0.25);
      assertThat(traces.authorization()).isPresent();
    });
    assertThat(LEAST.telemetry()).isEqualTo(Telemetry.USUAL);
  }

  @Test
  void readsWhomElseWeirAsks() {
    assertThat(FULL.analyser())
        .contains(new AnalyserRule(Target.absolute("http://127.0.0.1:5002/analyze").orElseThrow(),
            "de", 0.6, Duration.ofMillis(800), 32 << 10, false));
    assertThat(LEAST.analyser()).isEmpty();
  }

  @Test
  void knowsWhatIsUsualForADestination() {
    assertThat(destination(LEAST, "a")).isEqualTo(new DestinationRule("a",
        destination(LEAST, "a").hosts(), Optional.empty(), "", Api.NONE, List.of(),
        Optional.of(new CredentialRule("s", Injection.Header.BEARER)), TlsRule.USUAL, List.of(),
        List.of(80, 443), Timeouts.USUAL, AnswerRule.USUAL, ContentRule.USUAL,
        HttpVersions.NEGOTIATED, Resilience.NONE));
  }

  @Test
  void writesTheBodyOfATestAsJson() {
    InFileTest test = Resources.ok(Resources.ROOT.resolve("full.yaml")).tests().getFirst();
    assertThat(test.send().body().utf8())
        .isEqualTo("{\"input\":\"ann@example.com\",\"n\":1,\"deep\":[true,null,1.50,\"a\\\"b\"]}");
    assertThat(test.send().headers().first("content-type")).contains("application/json");
  }

  private static DestinationRule destination(Settings settings, String name) {
    return Objects.requireNonNull(settings.destinations().get(name));
  }

  private static List<Ip> ips(String... texts) {
    return List.of(texts).stream().map(text -> Ip.parse(text).orElseThrow()).toList();
  }
}
