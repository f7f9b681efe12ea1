package dev.weir.gateway;

import dev.weir.model.Analyser;
import dev.weir.model.AnswerHead;
import dev.weir.model.AuditEvent;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.Head;
import dev.weir.model.InForce;
import dev.weir.model.Inspection;
import dev.weir.model.Inspector;
import dev.weir.model.Issuers;
import dev.weir.model.KeyId;
import dev.weir.model.KeyRing;
import dev.weir.model.Limiter;
import dev.weir.model.Policy;
import dev.weir.model.Possession;
import dev.weir.model.Prepared;
import dev.weir.model.Principal;
import dev.weir.model.Proof;
import dev.weir.model.Receipt;
import dev.weir.model.Restorer;
import dev.weir.model.Rewrite;
import dev.weir.model.RuleRef;
import dev.weir.model.Scope;
import dev.weir.model.Status;
import dev.weir.model.capture.Captures;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.model.net.HostPattern;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
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
import dev.weir.model.settings.Destinations;
import dev.weir.model.settings.Dns;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.KeyTerms;
import dev.weir.model.settings.Limits;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Settings;
import dev.weir.model.settings.Shared;
import dev.weir.model.settings.Telemetry;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import dev.weir.model.settings.TokenRule;
import dev.weir.model.settings.TraceContext;
import dev.weir.model.talk.Budgets;
import dev.weir.model.talk.Conversations;
import dev.weir.model.talk.Reviews;
import dev.weir.model.talk.Talk;
import dev.weir.model.watch.Sightings;
import dev.weir.model.watch.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A line with everything around it played: what happened is a list of words, in order. */
final class World {

  static final String KEY = "wk_good";
  static final String AUTHORITY = "api.pay.example";

  final List<String> story = new ArrayList<>();
  final List<AuditEvent> audited = new ArrayList<>();
  final List<OwnAnswer> answers = new ArrayList<>();
  final List<CallSummary> summaries = new ArrayList<>();

  Incoming incoming = gateway("POST", "/pay/v1/charges", "Authorization", "Bearer " + KEY);
  Bytes body = Bytes.utf8("{}");
  Resilience resilience = Resilience.NONE;
  ContentRule contentRule = ContentRule.USUAL;
  AnswerRule answerRule = AnswerRule.USUAL;
  DestinationRule.Api api = DestinationRule.Api.NONE;
  List<String> hosts = List.of(AUTHORITY);
  boolean allowUnlisted;
  Limits limits = Limits.USUAL;
  List<Cidr> addresses = List.of();
  Optional<CredentialRule> credential = Optional.empty();
  Map<String, List<String>> names = Map.of(AUTHORITY, List.of("93.184.216.34"));
  Policy policy = World::allowKnown;
  Limiter limiter = (limit, _) -> new Limiter.Grant.Granted(1);
  Inspector inspector = (head, bytes, max, own) -> inspection(head,
      new Content.Inspected(List.of(), Coverage.FULL));
  Watch watch = new PlayedWatch();
  Budgets budgets = (asked, _, _) -> new Budgets.Holding.Spent(asked.getFirst(), Duration.ofHours(1));
  Conversations talks = new PlayedTalks((api, judged) -> Talk.SILENCE);
  Reviews reviews = new PlayedReviews(_ -> {
    throw new IllegalStateException("no answer is looked at here");
  });
  Restorer restorer = new PlayedRestorer();
  Bytes upstreamBody = Bytes.utf8("held");
  boolean auditFails;
  Issuers issuers = Issuers.NONE;
  Optional<TokenRule> tokenRule = Optional.empty();
  Optional<CertificateRule> certificateRule = Optional.empty();
  Optional<String> keyEnded = Optional.empty();
  Proof.Key key = Proof.Key.root(new KeyId("k1"), Optional.empty());
  Possession possession = Possession.NONE;
  Sightings sightings = Sightings.NONE;
  Traces traces = Traces.NONE;
  TraceContext traceContext = TraceContext.USUAL;
  Captures captures = Captures.NONE;
  Analyser analyser = Analyser.NONE;
  Optional<AnalyserRule> analyserRule = Optional.empty();
  AnswerHead upstream = new AnswerHead(200, Headers.of("Content-Type", "application/json"));
  Optional<Ending.Result.Fault> upstreamFault = Optional.empty();
  Optional<Prepared> left = Optional.empty();
  Supplier<Optional<Decision.Deny>> expelled = Optional::empty;
  Credit credit = Credit.UNLIMITED;
  Runnable gone = () -> {};
  /** How many bytes flow in a tunnel, where its credit lets them. */
  int flows;
  Optional<Answers.Treatment> treatment = Optional.empty();
  Optional<Bytes> answered = Optional.empty();
  final PlayedExchange exchange = new PlayedExchange(this);
  final PlayedSocket socket = new PlayedSocket(exchange, story);
  /** What the client of a CONNECT was told with its 200. */
  Headers told = Headers.NONE;

  static Incoming gateway(String method, String target, String... headers) {
    return new Incoming(Entry.GATEWAY, method, target, Headers.of(headers),
        Ip.parse("192.0.2.7").orElseThrow(), Optional.empty());
  }

  static Incoming proxy(Entry entry, String method, String target, String... headers) {
    return new Incoming(entry, method, target, Headers.of(headers), Ip.parse("192.0.2.7").orElseThrow(),
        Optional.empty());
  }

  static Incoming inside(String target, String host) {
    return inside(AUTHORITY, target, host);
  }

  static Incoming inside(String tunnelled, String target, String host) {
    Incoming.Tunnel tunnel = new Incoming.Tunnel(
        new Principal.Caller("shop", "web", Optional.of(new KeyId("k1"))),
        Origin.parse("https://" + tunnelled).orElseThrow());
    return new Incoming(Entry.INTERCEPTED, "GET", target, Headers.of("Host", host),
        Ip.parse("192.0.2.7").orElseThrow(), Optional.of(tunnel));
  }

  /** Lets known callers go where a vetted address is: the least that a policy may be. */
  static Decision allowKnown(Facts facts) {
    if (facts.who() instanceof Principal.Unknown(String why)) {
      return new Decision.Deny(RuleRef.IDENTITY, why, Status.UNKNOWN_CALLER);
    }
    if (facts.where() instanceof Destination.Refused refused) {
      return new Decision.Deny(RuleRef.DESTINATION, refused.why(), refused.status());
    }
    return facts.content() instanceof Content.Opaque(String why)
        ? new Decision.Deny(RuleRef.COVERAGE, why, Status.UNINSPECTABLE)
        : allow();
  }

  static Decision.Allow allow() {
    return new Decision.Allow(RuleRef.DEFAULT, List.of(), List.of(), List.of(), Optional.empty());
  }

  static Inspection inspection(Head head, Content content) {
    return new Inspection() {
      @Override
      public Content content() {
        return content;
      }

      @Override
      public Rewritten rewrite(List<Rewrite> rewrites, Scope scope) {
        return new Rewritten(head, Bytes.utf8("rewritten"), 1);
      }
    };
  }

  World run() {
    line().take(exchange).toCompletableFuture().join();
    return this;
  }

  StraightLine line() {
    return new StraightLine(rooms(), new OwnPorts());
  }

  Rooms rooms() {
    return new Rooms(this::inForce, keys(), issuers, this::resolve, limiter, watch, budgets, inspector, talks,
        reviews, restorer, this::append, summaries::add, Instant::now, sightings, possession, traces,
        captures, analyser);
  }

  InForce inForce() {
    Listen.Socket socket = new Listen.Socket(Ip.parse("127.0.0.1").orElseThrow(), 8470);
    DestinationRule rule = new DestinationRule("pay",
        hosts.stream().map(HostPattern::parse).map(Optional::orElseThrow).toList(),
        Origin.parse("https://" + AUTHORITY), "payments", api, List.of(), credential, TlsRule.USUAL,
        addresses, List.of(443, 8470),
        Timeouts.USUAL, answerRule, contentRule, HttpVersions.NEGOTIATED, resilience, traceContext);
    Settings settings = new Settings(new Listen(socket, socket, socket), Path.of("data"), Shared.NOTHING,
        new Dns(List.of(), Map.of()),
        new Defaults(allowUnlisted, false, Defaults.Mode.ENFORCE), limits, List.of(), analyserRule,
        List.of(new CallerRule("shop", "web", List.of(), tokenRule, certificateRule),
            new CallerRule("legacy", "", List.of(Cidr.of("198.51.100.0/24")))),
        new Destinations(Map.of("pay", rule)), Map.of(), AdminRule.USUAL, KeyTerms.USUAL, Telemetry.USUAL,
        AuditTerms.USUAL);
    return new InForce(settings, policy, "hash");
  }

  /** Returns a request for {@code port} of the one destination. */
  Routed routed(int port) {
    Origin origin = new Origin(Scheme.HTTPS, new Host.Name(AUTHORITY), port);
    return new Routed.To(new Target(origin, "/", "", false),
        inForce().settings().destinationOf(origin.host()));
  }

  private KeyRing keys() {
    return new KeyRing() {
      @Override
      public Check check(String presented) {
        return presented.equals(KEY)
            ? new Check.Valid(key, "shop")
            : new Check.Invalid("no such key");
      }

      @Override
      public Optional<String> ended(Proof.Key key) {
        return keyEnded;
      }

      @Override
      public Optional<String> revoked(Proof.Key key) {
        return keyEnded;
      }
    };
  }

  CompletionStage<List<Ip>> resolve(Host.Name name) {
    story.add("resolve " + name);
    List<String> found = names.get(name.text());
    return found == null
        ? CompletableFuture.failedFuture(new IOException("no such name"))
        : CompletableFuture
            .completedFuture(found.stream().map(text -> Ip.parse(text).orElseThrow()).toList());
  }

  private CompletionStage<Receipt> append(AuditEvent event, Executor on) {
    story.add(event.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    audited.add(event);
    return auditFails
        ? CompletableFuture.failedFuture(new IOException("disk full"))
        : CompletableFuture.completedFuture(new Receipt(audited.size()));
  }
}
