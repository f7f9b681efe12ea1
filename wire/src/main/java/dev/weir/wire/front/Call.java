package dev.weir.wire.front;

import dev.weir.gateway.Answers;
import dev.weir.gateway.Credit;
import dev.weir.gateway.Ending;
import dev.weir.gateway.Exchange;
import dev.weir.gateway.Incoming;
import dev.weir.gateway.Line;
import dev.weir.gateway.Messages;
import dev.weir.gateway.OwnAnswer;
import dev.weir.model.AnswerHead;
import dev.weir.model.Decision.Deny;
import dev.weir.model.Entry;
import dev.weir.model.Prepared;
import dev.weir.model.Upgrade;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.guard.Share;
import dev.weir.wire.guard.Shed;
import dev.weir.wire.http.Framing;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import dev.weir.wire.ws.Handshake;
import io.netty.util.concurrent.EventExecutor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request of a client, as the line sees it. */
final class Call implements Exchange, Timed {

  private static final System.Logger LOG = System.getLogger("dev.weir.wire");
  private final Client client;
  private final Framing body;
  private final Incoming incoming;
  private final Share memory;
  private @Nullable Relayed relayed;
  private @Nullable MessageRow row;
  private Supplier<Optional<Deny>> expelled = Optional::empty;
  private Credit credit = Credit.UNLIMITED;
  private Runnable gone = () -> {};
  private boolean bodyAsked;
  private boolean concluded;

  /** A request from {@code client}, its body framed as {@code body}. */
  Call(Client client, Framing body, Incoming incoming) {
    this.client = client;
    this.body = body;
    this.incoming = incoming;
    memory = new Share(client.station().house().guard().bodies());
  }

  /** Gives this call to the line; whatever is thrown there ends here. */
  void take(Line line) {
    try {
      line.take(this).whenComplete((_, fault) -> onLoop(() -> taken(fault)));
    } catch (Throwable fault) {
      taken(fault);
    }
  }

  private void onLoop(Runnable then) {
    EventExecutor executor = client.station().loop().executor();
    if (executor.inEventLoop()) {
      then.run();
    } else {
      executor.execute(then);
    }
  }

  private void taken(@Nullable Throwable fault) {
    memory.close();
    if (fault != null) {
      log(fault);
    }
    if (!concluded) {
      answer(Spelling.internal());
    }
  }

  Client client() {
    return client;
  }

  /** Returns how the request's body is framed. */
  Framing body() {
    return body;
  }

  /** Returns whether the request's body is still to be had. */
  boolean bodyUntouched() {
    return !bodyAsked;
  }

  @Override
  public Incoming incoming() {
    return incoming;
  }

  @Override
  public Executor loop() {
    return client.station().loop().executor();
  }

  @Override
  public CompletionStage<Bytes> read(long maxBytes) {
    if (bodyAsked) {
      return CompletableFuture.failedFuture(new IllegalStateException("the body was read before"));
    }
    long expected = body instanceof Framing.Fixed(long length) ? length : 0;
    if (expected > maxBytes) {
      return CompletableFuture.failedFuture(new BodyTooLarge(maxBytes));
    }
    if (!memory.reach(expected)) {
      client.station().house().guard().count(Shed.MEMORY);
      return CompletableFuture.failedFuture(new NoMemory());
    }
    bodyAsked = true;
    if (body instanceof Framing.None) {
      return CompletableFuture.completedFuture(Bytes.EMPTY);
    }
    Collect collect = new Collect(maxBytes, expected, memory);
    feed(collect);
    return collect.whole();
  }

  @Override
  public CompletionStage<Opening> open(long maxBytes) {
    if (bodyAsked || body instanceof Framing.None) {
      return read(maxBytes).thenApply(bytes -> new Opening(bytes, true));
    }
    MessageRow messages = new MessageRow(maxBytes);
    row = messages;
    FirstMessages first = new FirstMessages(messages, maxBytes, memory);
    feed(first);
    return first.opening();
  }

  /** Has the body given to {@code sink}. */
  void feed(BodySink sink) {
    bodyAsked = true;
    client.feed(sink);
  }

  @Override
  public void answer(OwnAnswer answer) {
    if (concluded) {
      throw new IllegalStateException("answered before");
    }
    concluded = true;
    client.unfeed();
    if (client.open()) {
      answer(client, answer);
    }
  }

  /** Answers in Weir's own words, a call or a request that never became one. */
  static void answer(Client client, OwnAnswer answer) {
    if (answer.close()) {
      client.last();
    }
    client.whole(new AnswerHead(answer.status(), answer.headers()), answer.body(), Headers.NONE);
    client.done();
  }

  @Override
  public CompletionStage<Ending> forward(Prepared prepared, Answers answers) {
    return begin(new Forward(this, prepared, answers, null, null));
  }

  @Override
  public CompletionStage<Ending> converse(Prepared prepared, Answers answers, Messages messages) {
    if (row == null) {
      throw new IllegalStateException("no call that was opened");
    }
    return begin(new Forward(this, prepared, answers, null, new Conversation(messages, row, memory)));
  }

  @Override
  public CompletionStage<Ending> webSocket(Prepared prepared, Answers answers, Messages messages) {
    Handshake handshake = Handshake.of(incoming.headers(), prepared.head().headers(),
        messages.inspected());
    return beginLong(new Forward(this, prepared, answers, new ToWebSocket(handshake, messages), null));
  }

  @Override
  public CompletionStage<Ending> upgrade(Prepared prepared, Answers answers) {
    String protocol = Upgrade.of(incoming.headers()).orElseThrow();
    return beginLong(new Forward(this, prepared, answers, new ToTunnel(protocol), null));
  }

  @Override
  public CompletionStage<Ending> tunnel(Prepared prepared, Headers named) {
    return beginLong(new Tunnelling(this, prepared, named));
  }

  @Override
  public void watch(Supplier<Optional<Deny>> question) {
    expelled = question;
  }

  @Override
  public void whenGone(Runnable then) {
    gone = then;
    if (!client.open()) {
      then.run();
    }
  }

  @Override
  public void meter(Credit by) {
    credit = by;
  }

  /** Returns by what the bytes of a tunnel or a WebSocket may flow. */
  Credit credit() {
    return credit;
  }

  /** Begins what the client's connection may be given away for, which ticks this no more then. */
  private CompletionStage<Ending> beginLong(Relayed next) {
    Loop loop = client.station().loop();
    Timed watching = _ -> expelled.get().ifPresent(next::sever);
    loop.join(watching);
    return begin(next).whenComplete((_, _) -> loop.leave(watching));
  }

  private CompletionStage<Ending> begin(Relayed next) {
    if (concluded || relayed != null) {
      throw new IllegalStateException("answered or forwarded before");
    }
    relayed = next;
    if (client.open()) {
      next.begin();
    } else {
      next.clientGone();
    }
    return next.ending();
  }

  @Override
  public void intercept(Incoming.Tunnel tunnel, Headers named) {
    if (concluded || incoming.entry() != Entry.CONNECT) {
      throw new IllegalStateException("no CONNECT that can be intercepted");
    }
    concluded = true;
    Interception.begin(client.alone(), tunnel, named);
  }

  /** An upstream's answer has begun: the line has none to give any more. */
  void conclude() {
    concluded = true;
  }

  void clientGone() {
    if (relayed != null) {
      relayed.clientGone();
    } else {
      gone.run();
    }
  }

  void clientWritability() {
    if (relayed != null) {
      relayed.clientWritability();
    }
  }

  @Override
  public void tick(long nowNanos) {
    if (relayed != null) {
      expelled.get().ifPresent(relayed::sever);
      relayed.tick(nowNanos);
    }
  }

  /** Says that something was thrown, and where; the message may hold what nobody may read. */
  static void log(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    String where = trace.length == 0 ? "nowhere" : trace[0].toString();
    LOG.log(System.Logger.Level.ERROR, "a call failed: {0} at {1}", fault.getClass().getName(), where);
  }
}
