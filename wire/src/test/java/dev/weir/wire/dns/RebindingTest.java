package dev.weir.wire.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Answers;
import dev.weir.gateway.Credit;
import dev.weir.gateway.Ending;
import dev.weir.gateway.Exchange;
import dev.weir.gateway.Incoming;
import dev.weir.gateway.Messages;
import dev.weir.gateway.OwnAnswer;
import dev.weir.gateway.OwnPorts;
import dev.weir.gateway.Rooms;
import dev.weir.gateway.StraightLine;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.Head;
import dev.weir.model.InForce;
import dev.weir.model.Inspection;
import dev.weir.model.Issuers;
import dev.weir.model.KeyRing;
import dev.weir.model.Limiter;
import dev.weir.model.Prepared;
import dev.weir.model.Proof;
import dev.weir.model.Receipt;
import dev.weir.model.Restorer;
import dev.weir.model.Rewrite;
import dev.weir.model.RuleRef;
import dev.weir.model.Scope;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.Headers;
import dev.weir.model.net.HostPattern;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.Defaults;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Dns;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.Limits;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Settings;
import dev.weir.model.settings.Shared;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Budgets;
import dev.weir.model.talk.Conversations;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Reach;
import dev.weir.model.talk.Review;
import dev.weir.model.talk.Reviews;
import dev.weir.model.talk.Talk;
import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.Sight;
import dev.weir.model.watch.Watch;
import dev.weir.testkit.DnsStandIn;
import dev.weir.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A name server that is an attacker's: good answers first, others later, or both at once. */
class RebindingTest {

  private static final Ip PEER = Ip.v4(0x7f000001);

  private final FakeClock clock = FakeClock.at("2026-01-01T00:00:00Z");
  private final DnsStandIn names = DnsStandIn.start();
  private final NettyResolver resolver = new NettyResolver(
      new Dns(List.of(new Listen.Socket(Ip.of(names.address().getAddress()), names.port())), Map.of()),
      () -> new SystemNames(List.of(), Map.of()), clock, Duration.ofSeconds(6));

  @AfterEach
  void stop() {
    resolver.close();
    names.close();
  }

  @Test
  void aNameThatTurnsInwardIsNotDialledOnceItsAnswerIsOld() throws Exception {
    names.tell("api.test", 0, "93.184.216.34");
    assertThat(call()).isEqualTo("dialled 93.184.216.34");
    names.tell("api.test", 0, "169.254.169.254");
    assertThat(call()).as("within the second that every answer is kept").isEqualTo("dialled 93.184.216.34");
    clock.advance(Duration.ofSeconds(1));
    assertThat(call()).isEqualTo("answered 403");
    names.tell("api.test", 0, "93.184.216.34");
    clock.advance(Duration.ofSeconds(1));
    assertThat(call()).isEqualTo("dialled 93.184.216.34");
  }

  @Test
  void oneInsideAddressAmongGoodOnesRefusesThemAll() throws Exception {
    names.tell("api.test", 60, "93.184.216.34", "10.0.0.1");
    assertThat(call()).isEqualTo("answered 403");
    clock.advance(Duration.ofMinutes(5));
    names.tell("api.test", 60, "93.184.216.34", "::ffff:10.0.0.1");
    assertThat(call()).isEqualTo("answered 403");
  }

  @Test
  void anAliasThatLeadsInsideIsRefused() throws Exception {
    names.alias("api.test", "metadata.test").tell("metadata.test", 60, "169.254.169.254");
    assertThat(call()).isEqualTo("answered 403");
  }

  private String call() throws Exception {
    OneCall call = new OneCall();
    new StraightLine(rooms(), new OwnPorts()).take(call).toCompletableFuture().get(30, TimeUnit.SECONDS);
    return call.told;
  }

  private Rooms rooms() {
    Listen.Socket socket = new Listen.Socket(PEER, 8470);
    DestinationRule rule = new DestinationRule("api", List.of(HostPattern.parse("api.test").orElseThrow()),
        Optional.empty(), "", DestinationRule.Api.NONE, List.of(), Optional.empty(), TlsRule.USUAL, List.of(),
        List.of(80), Timeouts.USUAL, AnswerRule.USUAL, ContentRule.USUAL, HttpVersions.NEGOTIATED,
        Resilience.NONE);
    Settings settings = new Settings(new Listen(socket, socket, socket), Path.of("data"),
        Shared.NOTHING, new Dns(List.of(), Map.of()), new Defaults(false, false, Defaults.Mode.ENFORCE),
        Limits.USUAL,
        List.of(),
        List.of(new CallerRule("local", "", List.of(Cidr.of("127.0.0.0/8")))), Map.of("api", rule));
    InForce inForce = new InForce(settings, RebindingTest::decide, "hash");
    return new Rooms(() -> inForce, new NoKeys(), Issuers.NONE, resolver,
        (_, _) -> new Limiter.Grant.Granted(1), new NothingHeeded(),
        (asked, _, _) -> new Budgets.Holding.Unpriced(asked.getFirst()),
        (head, _, _, _) -> new Clean(head), new NothingSaid(),
        new NothingReviewed(), new NothingToRestore(),
        (_, _) -> CompletableFuture.completedFuture(new Receipt(1)), _ -> {}, clock);
  }

  private record NoKeys() implements KeyRing {
    @Override
    public Check check(String presented) {
      return new Check.Invalid("none");
    }

    @Override
    public Optional<String> ended(Proof.Key key) {
      return Optional.of("none");
    }

    @Override
    public Optional<String> revoked(Proof.Key key) {
      return Optional.of("none");
    }
  }

  private static Decision decide(Facts facts) {
    return facts.where() instanceof Destination.Refused(var _, var _, var status, String why)
        ? new Decision.Deny(RuleRef.DESTINATION, why, status)
        : new Decision.Allow(RuleRef.DEFAULT, List.of(), List.of(), List.of(), Optional.empty());
  }

  /** Nobody speaks to a model here. */
  private static final class NothingHeeded implements Watch {
    @Override
    public Seen leaving(AbuseTerms terms, Sight sight) {
      return new Seen(List.of(), Optional.empty());
    }

    @Override
    public List<Alarm> failed(AbuseTerms terms, Sight sight) {
      return List.of();
    }
  }

  private static final class NothingReviewed implements Reviews {
    @Override
    public Review of(Asked asked, List<AnswerTerms> terms, Reach reach) {
      throw new IllegalStateException("no answer is looked at here");
    }

    @Override
    public Optional<Bytes> open(Bytes body, List<String> codings, long maxBytes) {
      return Optional.empty();
    }

    @Override
    public Optional<Inspection.Rewritten> marked(DestinationRule.Api api, Head head, Bytes body,
        Scope scope) {
      return Optional.empty();
    }
  }

  private static final class NothingSaid implements Conversations {
    @Override
    public Talk read(DestinationRule.Api api, Head head, Bytes body, long maxBytes, boolean judged) {
      return Talk.UNREAD;
    }

    @Override
    public Meter live() {
      return meter();
    }

    @Override
    public Meter meter() {
      throw new IllegalStateException("nothing is counted here");
    }
  }

  /** An answer without tokens. */
  private static final class NothingToRestore implements Restorer {
    @Override
    public Restored restore(Bytes body, String contentType, Scope scope) {
      return new Restored(body, 0);
    }

    @Override
    public Optional<Stream> stream(String contentType, Scope scope) {
      return Optional.empty();
    }

    @Override
    public Stream messages(String contentType, Scope scope, BooleanSupplier wanted) {
      throw new IllegalStateException("no gRPC");
    }
  }

  /** A request in which nothing is found. */
  private record Clean(Head head) implements Inspection {
    @Override
    public Content content() {
      return new Content.Inspected(List.of(), Coverage.FULL);
    }

    @Override
    public Rewritten rewrite(List<Rewrite> rewrites, Scope scope) {
      return new Rewritten(head, Bytes.EMPTY, 0);
    }
  }

  /** One request for the name, which remembers what became of it. */
  private static final class OneCall implements Exchange {
    private String told = "nothing";

    @Override
    public Incoming incoming() {
      return new Incoming(Entry.PROXY, "GET", "http://api.test/", Headers.of("Host", "api.test"), PEER,
          Optional.empty());
    }

    @Override
    public Executor loop() {
      return Runnable::run;
    }

    @Override
    public CompletionStage<Bytes> read(long maxBytes) {
      return CompletableFuture.completedFuture(Bytes.EMPTY);
    }

    @Override
    public CompletionStage<Opening> open(long maxBytes) {
      throw new IllegalStateException("no gRPC");
    }

    @Override
    public CompletionStage<Ending> converse(Prepared prepared, Answers answers, Messages messages) {
      throw new IllegalStateException("no gRPC");
    }

    @Override
    public void watch(Supplier<Optional<Decision.Deny>> expelled) {}

    @Override
    public void whenGone(Runnable then) {}

    @Override
    public void meter(Credit credit) {}

    @Override
    public void answer(OwnAnswer answer) {
      told = "answered " + answer.status();
    }

    @Override
    public CompletionStage<Ending> forward(Prepared prepared, Answers answers) {
      told = "dialled " + prepared.to().dialOnly();
      return CompletableFuture.completedFuture(
          new Ending(200, 1, 0, 0, Duration.ZERO, Duration.ZERO, new Ending.Result.Complete()));
    }

    @Override
    public CompletionStage<Ending> tunnel(Prepared prepared, Headers named) {
      throw new IllegalStateException("no CONNECT");
    }

    @Override
    public CompletionStage<Ending> webSocket(Prepared prepared, Answers answers, Messages messages) {
      throw new IllegalStateException("no upgrade");
    }

    @Override
    public CompletionStage<Ending> upgrade(Prepared prepared, Answers answers) {
      throw new IllegalStateException("no upgrade");
    }

    @Override
    public void intercept(Incoming.Tunnel tunnel, Headers named) {
      throw new IllegalStateException("no CONNECT");
    }
  }
}
