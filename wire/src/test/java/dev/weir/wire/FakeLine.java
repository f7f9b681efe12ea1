package dev.weir.wire;

import dev.weir.gateway.Answers;
import dev.weir.gateway.Credit;
import dev.weir.gateway.Ending;
import dev.weir.gateway.Exchange;
import dev.weir.gateway.Line;
import dev.weir.gateway.OwnAnswer;
import dev.weir.gateway.Trace;
import dev.weir.model.AnswerHead;
import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Entry;
import dev.weir.model.Head;
import dev.weir.model.Prepared;
import dev.weir.model.Receipt;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.net.Target;
import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A line without rooms: every request goes to one upstream on loopback, as a test wants it. */
class FakeLine implements Line {

  static final long PLENTY = 1 << 24;
  /** What a CONNECT is told with its 200. */
  static final Headers TOLD = Headers.of("Weir-Request-Id", "7", "Weir-Decision", "allow");

  final BlockingQueue<Ending> endings = new LinkedBlockingQueue<>();
  final BlockingQueue<Exchange> seen = new LinkedBlockingQueue<>();
  volatile int port;
  /** The address that the name was vetted for. */
  volatile Ip vetted = Ip.v4(0x7f000001);
  volatile Scheme scheme = Scheme.HTTP;
  volatile boolean reads;
  volatile Optional<DestinationRule> rule = Optional.empty();
  volatile String caller = "";
  /** Why nobody may go on. */
  volatile Optional<String> expelled = Optional.empty();
  volatile Credit credit = Credit.UNLIMITED;
  volatile Answers answers = streaming(PLENTY);

  @Override
  public CompletionStage<Void> take(Exchange exchange) {
    seen.add(exchange);
    watch(exchange);
    if (!reads || exchange.incoming().entry() == Entry.CONNECT) {
      return forward(exchange, Optional.empty());
    }
    return exchange.read(PLENTY).thenCompose(body -> forward(exchange, Optional.of(body)));
  }

  void watch(Exchange exchange) {
    exchange
        .watch(() -> expelled.map(why -> new Decision.Deny(RuleRef.IDENTITY, why, Status.UNKNOWN_CALLER)));
    exchange.meter(credit);
  }

  CompletionStage<Void> forward(Exchange exchange, Optional<Bytes> body) {
    CompletionStage<Ending> ending = exchange.incoming().entry() == Entry.CONNECT
        ? exchange.tunnel(prepared(exchange, body), TOLD)
        : exchange.forward(prepared(exchange, body), answers);
    return ending.thenAccept(end -> {
      endings.add(end);
      if (end.result() instanceof Ending.Result.Fault fault && !fault.answered()) {
        exchange.answer(own(fault.status().code(), fault.why()));
      }
    });
  }

  Prepared prepared(Exchange exchange, Optional<Bytes> body) {
    String target = exchange.incoming().target();
    String path = exchange.incoming().entry() == Entry.CONNECT ? "/" : path(target);
    Host host = Host.parse("upstream.test").orElseThrow();
    Target to = Target.of(new Origin(scheme, host, port), path).orElseThrow();
    Decision.Allow allow = new Decision.Allow(RuleRef.DEFAULT, List.of(), List.of(), List.of(),
        Optional.empty());
    return Prepared.by(allow, new Destination.Vetted("up", host, vetted, port), new Receipt(0),
        new Head(exchange.incoming().method(), to, exchange.incoming().headers()), body, rule, caller);
  }

  private static String path(String target) {
    int scheme = target.indexOf("://");
    int slash = target.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    return slash < 0 ? "/" : target.substring(slash);
  }

  Ending ending() throws InterruptedException {
    Ending ending = endings.poll(30, TimeUnit.SECONDS);
    if (ending == null) {
      throw new AssertionError("the forward has not ended");
    }
    return ending;
  }

  String fault() throws InterruptedException {
    return ending().result() instanceof Ending.Result.Fault fault
        ? fault.status().code() + " " + fault.why()
        : "complete";
  }

  /** Returns a rule for an upstream that is spoken to in {@code versions}. */
  static Optional<DestinationRule> speaking(HttpVersions versions) {
    return Optional.of(new DestinationRule("up", List.of(), Optional.empty(), "", DestinationRule.Api.NONE,
        List.of(), Optional.empty(), TlsRule.USUAL, List.of(), List.of(), Timeouts.USUAL, AnswerRule.USUAL,
        ContentRule.USUAL, versions, Resilience.NONE));
  }

  static OwnAnswer own(int status, String text) {
    return new OwnAnswer(status, Headers.of("Content-Type", "text/plain"), Bytes.utf8(text), false);
  }

  static CompletionStage<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  static Answers streaming(long max) {
    return treating(head -> new Answers.Treatment.Stream(head, max));
  }

  static Answers holding(long max) {
    return treating(head -> new Answers.Treatment.Hold(head, max));
  }

  /** Counts in {@code begun} and {@code ended} how often a credential was being had, and was. */
  static Answers counting(AtomicInteger begun, AtomicInteger ended) {
    return new Changing(head -> new Answers.Treatment.Stream(head, 1 << 20)) {
      @Override
      public Trace.Stay credential() {
        begun.incrementAndGet();
        return ended::incrementAndGet;
      }
    };
  }

  /** Changes each piece, and ends the answer behind the first that has {@code last} in it. */
  static Answers cuttingBehind(String last) {
    return new Changing(head -> new Answers.Treatment.Change(head, 1 << 20)) {
      private boolean over;

      @Override
      public Bytes piece(Bytes piece) {
        over |= piece.utf8().contains(last);
        return super.piece(piece);
      }

      @Override
      public Optional<String> cut() {
        return over ? Optional.of("enough") : Optional.empty();
      }
    };
  }

  static Answers treating(Function<AnswerHead, Answers.Treatment> treatment) {
    return new Changing(treatment);
  }

  /** Puts a whole answer in brackets, and each piece of another. */
  private static class Changing implements Answers {
    private final Function<AnswerHead, Treatment> treatment;

    Changing(Function<AnswerHead, Treatment> treatment) {
      this.treatment = treatment;
    }

    @Override
    public Treatment head(AnswerHead head) {
      return treatment.apply(head);
    }

    @Override
    public Checked body(Bytes whole) {
      return new Passed(Bytes.utf8("[" + whole.utf8() + "]"));
    }

    @Override
    public Bytes piece(Bytes piece) {
      return Bytes.utf8("<" + piece.utf8() + ">");
    }

    @Override
    public Bytes rest() {
      return Bytes.utf8("!");
    }

    @Override
    public Optional<String> cut() {
      return Optional.empty();
    }
  }
}
