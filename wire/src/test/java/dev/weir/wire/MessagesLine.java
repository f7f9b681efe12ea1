package dev.weir.wire;

import dev.weir.gateway.Closing;
import dev.weir.gateway.Ending;
import dev.weir.gateway.Exchange;
import dev.weir.gateway.Heard;
import dev.weir.gateway.Incoming;
import dev.weir.gateway.Message;
import dev.weir.gateway.Messages;
import dev.weir.gateway.Outgoing;
import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Entry;
import dev.weir.model.Head;
import dev.weir.model.Prepared;
import dev.weir.model.Principal;
import dev.weir.model.Receipt;
import dev.weir.model.RuleRef;
import dev.weir.model.Upgrade;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.net.Target;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A line that lets upgrades and calls of gRPC pass, and of messages those without the word "secret"; "mail" leaves as "token", and "token" comes
 * back as "mail". Of what comes back, "later" waits for the end, and "forbidden" ends it. CONNECT is intercepted. What a message waits for, a test may hold back.
 */
final class MessagesLine extends FakeLine implements Messages {

  final BlockingQueue<Ending> sent = new LinkedBlockingQueue<>();
  final BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
  volatile boolean inspects = true;
  volatile boolean holds;
  volatile long max = 1 << 20;
  volatile int denial = 1008;
  private volatile Optional<Message> kept = Optional.empty();

  @Override
  public CompletionStage<Void> take(Exchange exchange) {
    if (exchange.incoming().entry() == Entry.CONNECT) {
      exchange.intercept(new Incoming.Tunnel(new Principal.Unknown("nobody"),
          Origin.authority(Scheme.HTTPS, exchange.incoming().target()).orElseThrow()), Headers.NONE);
      return done();
    }
    Optional<String> upgrade = Upgrade.of(exchange.incoming().headers());
    if (upgrade.isEmpty() && exchange.incoming().headers().first("content-type").isEmpty()) {
      return super.take(exchange);
    }
    seen.add(exchange);
    watch(exchange);
    return (upgrade.isEmpty() ? rpc(exchange) : upgraded(exchange, upgrade.get())).thenAccept(end -> {
      endings.add(end);
      if (end.result() instanceof Ending.Result.Fault fault && !fault.answered()) {
        exchange.answer(own(fault.status().code(), fault.why()));
      }
    });
  }

  private CompletionStage<Ending> upgraded(Exchange exchange, String protocol) {
    Prepared prepared = prepared(exchange, Optional.empty());
    return protocol.equals(Upgrade.WEBSOCKET)
        ? exchange.webSocket(prepared, answers, this)
        : exchange.upgrade(prepared, answers);
  }

  private CompletionStage<Ending> rpc(Exchange exchange) {
    return exchange.open(max).thenCompose(opening -> {
      Prepared prepared = prepared(exchange, Optional.of(opening.messages()));
      return opening.whole()
          ? exchange.forward(prepared, answers)
          : exchange.converse(prepared, answers, this);
    });
  }

  @Override
  public boolean inspected() {
    return inspects;
  }

  @Override
  public long maxBytes() {
    return max;
  }

  @Override
  public CompletionStage<Void> take(Message message, Outgoing outgoing) {
    String text = message.payload().utf8();
    if (text.contains("secret")) {
      outgoing.close(new Closing(denial, "Weir: no-secrets"));
      return done();
    }
    Prepared leaving = message(
        message.text() ? Bytes.utf8(text.replace("mail", "token")) : message.payload());
    if (holds) {
      held.add(() -> outgoing.forward(leaving).thenAccept(sent::add));
      return done();
    }
    return outgoing.forward(leaving).thenAccept(sent::add);
  }

  @Override
  public CompletionStage<Void> tooLarge(Outgoing outgoing) {
    outgoing.close(new Closing(1009, "Weir: too large"));
    return done();
  }

  @Override
  public Heard received(Message message) {
    if (message.text() && message.payload().utf8().contains("forbidden")) {
      return new Heard(List.of(message.with(Bytes.utf8("withheld"))),
          Optional.of(new Closing(1008, "Weir: answers")));
    }
    if (message.text() && message.payload().utf8().equals("later")) {
      kept = Optional.of(message);
      return new Heard(List.of(), Optional.empty());
    }
    return Heard.of(message.text()
        ? message.with(Bytes.utf8(message.payload().utf8().replace("token", "mail")))
        : message);
  }

  @Override
  public Heard rest() {
    return new Heard(kept.stream().toList(), Optional.empty());
  }

  Ending messageSent() throws InterruptedException {
    Ending ending = sent.poll(30, TimeUnit.SECONDS);
    if (ending == null) {
      throw new AssertionError("no message has left");
    }
    return ending;
  }

  private Prepared message(Bytes body) {
    Host host = Host.parse("upstream.test").orElseThrow();
    Target to = Target.of(new Origin(scheme, host, port), "/").orElseThrow();
    return Prepared.by(new Decision.Allow(RuleRef.DEFAULT, List.of(), List.of(), List.of(), Optional.empty()),
        new Destination.Vetted("up", host, Ip.v4(0x7f000001), port), new Receipt(0),
        new Head("GET", to, Headers.NONE), Optional.of(body), rule, "");
  }
}
