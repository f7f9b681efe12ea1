package dev.weir.wire.front;

import dev.weir.gateway.Answers;
import dev.weir.gateway.Ending;
import dev.weir.gateway.Exchange;
import dev.weir.gateway.Incoming;
import dev.weir.gateway.Line;
import dev.weir.gateway.OwnAnswer;
import dev.weir.model.Entry;
import dev.weir.model.Prepared;
import dev.weir.model.net.Bytes;
import dev.weir.wire.guard.Share;
import dev.weir.wire.guard.Shed;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.HeadWriter;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.RequestHead;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One request on a client's connection, as the line sees it. */
final class Call implements Exchange, Timed {

  private static final System.Logger LOG = System.getLogger("dev.weir.wire");
  private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  /** Up to here head and body go out as one buffer, since copying costs less than a second one. */
  static final int SMALL = 16 << 10;

  private final ClientConnection connection;
  private final RequestHead head;
  private final Incoming incoming;
  private final Share memory;
  private @Nullable Relayed relayed;
  private boolean continued;
  private boolean bodyAsked;
  private boolean concluded;

  Call(ClientConnection connection, RequestHead head, Incoming incoming) {
    this.connection = connection;
    this.head = head;
    this.incoming = incoming;
    memory = new Share(connection.station().house().guard().bodies());
    continued = !head.expectsContinue();
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
    if (connection.loop().executor().inEventLoop()) {
      then.run();
    } else {
      connection.loop().executor().execute(then);
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

  ClientConnection connection() {
    return connection;
  }

  RequestHead head() {
    return head;
  }

  boolean headRequest() {
    return head.method().equals("HEAD");
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
    return connection.loop().executor();
  }

  @Override
  public CompletionStage<Bytes> read(long maxBytes) {
    if (bodyAsked) {
      return CompletableFuture.failedFuture(new IllegalStateException("the body was read before"));
    }
    long expected = head.framing() instanceof Framing.Fixed(long length) ? length : 0;
    if (expected > maxBytes) {
      return CompletableFuture.failedFuture(new BodyTooLarge(maxBytes));
    }
    if (!memory.reach(expected)) {
      connection.station().house().guard().count(Shed.MEMORY);
      return CompletableFuture.failedFuture(new NoMemory());
    }
    bodyAsked = true;
    if (head.framing() instanceof Framing.None) {
      return CompletableFuture.completedFuture(Bytes.EMPTY);
    }
    Collect collect = new Collect(maxBytes, expected, memory);
    feed(collect);
    return collect.whole();
  }

  /** Has the body given to {@code sink}; tells the client to send it where it waits for that. */
  void feed(BodySink sink) {
    bodyAsked = true;
    if (!continued) {
      continued = true;
      Send.later(connection.channel(), Unpooled.wrappedBuffer(CONTINUE));
      connection.flush();
    }
    connection.feed(sink);
  }

  /** Returns whether the connection can be kept behind the answer, which says so. */
  boolean keeps() {
    // A client that still waits for 100 may or may not send the body behind a final answer.
    boolean inStep = continued || !connection.bodyOpen();
    return head.keepAlive() && inStep && connection.mayKeep();
  }

  @Override
  public void answer(OwnAnswer answer) {
    if (concluded) {
      throw new IllegalStateException("answered before");
    }
    concluded = true;
    connection.unfeed();
    if (!connection.channel().isActive()) {
      return;
    }
    boolean early = incoming.entry() == Entry.CONNECT && connection.hasMore();
    boolean keep = keeps() && !answer.close() && !early;
    write(connection, answer, head.http11(), keep, headRequest());
    connection.answered(keep);
  }

  /** Answers a request that never became a call. */
  static void refuse(ClientConnection connection, Malformed fault) {
    write(connection, Spelling.refusal(fault), true, false, false);
    connection.answered(false);
  }

  private static void write(ClientConnection to, OwnAnswer answer, boolean http11, boolean keep,
      boolean noBody) {
    int size = answer.body().length();
    HeadWriter spelled = Spelling.begin(to.loop(), answer.status(), answer.headers())
        .field("Content-Length", size);
    write(to.channel(), Spelling.end(spelled, http11, keep), noBody ? Bytes.EMPTY : answer.body());
  }

  /** Writes a head with its whole body, without flushing. */
  static void write(Channel to, HeadWriter head, Bytes body) {
    boolean small = body.length() <= SMALL;
    ByteBuf out = to.alloc().ioBuffer(head.length() + (small ? body.length() : 0));
    head.into(out);
    if (small) {
      out.writeBytes(body.array(), body.offset(), body.length());
    }
    Send.later(to, out);
    if (!small) {
      Send.later(to, Unpooled.wrappedBuffer(body.array(), body.offset(), body.length()));
    }
  }

  /** Writes an answer whole behind which the connection closes, without flushing. */
  static void spell(Channel to, Loop loop, OwnAnswer answer) {
    HeadWriter spelled = Spelling.begin(loop, answer.status(), answer.headers())
        .field("Content-Length", answer.body().length());
    write(to, Spelling.end(spelled, true, false), answer.body());
  }

  @Override
  public CompletionStage<Ending> forward(Prepared prepared, Answers answers) {
    return begin(new Forward(this, prepared, answers));
  }

  @Override
  public CompletionStage<Ending> tunnel(Prepared prepared) {
    return begin(new Tunnelling(this, prepared));
  }

  private CompletionStage<Ending> begin(Relayed next) {
    if (concluded || relayed != null) {
      throw new IllegalStateException("answered or forwarded before");
    }
    relayed = next;
    if (connection.channel().isActive()) {
      next.begin();
    } else {
      next.clientGone();
    }
    return next.ending();
  }

  @Override
  public void intercept(Incoming.Tunnel tunnel) {
    if (concluded || incoming.entry() != Entry.CONNECT) {
      throw new IllegalStateException("no CONNECT that can be intercepted");
    }
    concluded = true;
    Interception.begin(connection, tunnel);
  }

  /** An upstream's answer has begun: the line has none to give any more. */
  void conclude() {
    concluded = true;
  }

  void clientGone() {
    if (relayed != null) {
      relayed.clientGone();
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
