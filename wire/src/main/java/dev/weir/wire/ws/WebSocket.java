package dev.weir.wire.ws;

import dev.weir.gateway.Closing;
import dev.weir.gateway.Credit;
import dev.weir.gateway.Messages;
import dev.weir.model.net.Bytes;
import dev.weir.wire.back.Switched;
import dev.weir.wire.guard.Share;
import dev.weir.wire.http.Farewell;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A client's WebSocket and an upstream's, joined: messages take the line between them. Nothing that a client writes into a
 * control frame leaves: pings are answered here, each side is pinged when the other one is, and of a close only the code passes.
 */
public final class WebSocket implements Timed {

  /** How a WebSocket ended; {@code fault} is empty text where both sides had closed. */
  public record End(long sentBytes, long receivedBytes, String fault) {}

  /** How long the other side may take to say that it closes, too. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private static final System.Logger LOG = System.getLogger("dev.weir.wire");

  private final Loop loop;
  private final Duration patience;
  private final BooleanSupplier goingAway;
  private final Credit credit;
  private final Consumer<End> then;
  private final Messages line;
  private final Leg client;
  private final Leg upstream;
  private final Departures departures;
  private final Arrivals arrivals;
  private final Share fromClient;
  private final Share fromUpstream;
  private final Inflation inflation;
  private final boolean ownInflation;
  private long deadline;
  private long sent;
  private long received;
  private String fault = "";
  private boolean closing;
  private boolean over;

  private WebSocket(Loop loop, Channel client, Channel upstream, Terms terms, Messages line,
      Consumer<End> then) {
    this.loop = loop;
    this.patience = terms.idle();
    this.goingAway = terms.goingAway();
    this.credit = terms.credit();
    this.line = line;
    this.then = then;
    fromClient = new Share(terms.memory());
    fromUpstream = new Share(terms.memory());
    this.client = new Leg(this, client, true, terms.deflate());
    this.upstream = new Leg(this, upstream, false, terms.deflate());
    inflation = terms.alone() ? Deflation.mine().inflation() : new Inflation(false);
    ownInflation = !terms.alone();
    departures = new Departures(this, line, this.upstream);
    arrivals = new Arrivals(this, line, this.client);
    deadline = loop.deadline(patience);
  }

  /** Joins two connections of one loop behind their handshakes; {@code then} is told once, when all is over. */
  public static WebSocket join(Loop loop, Switched client, Switched upstream, Terms terms, Messages line,
      Consumer<End> then) {
    WebSocket socket = new WebSocket(loop, client.channel(), upstream.channel(), terms, line, then);
    socket.begin();
    socket.client.received(client.rest());
    socket.upstream.received(upstream.rest());
    if (!client.channel().isActive()) {
      socket.gone(socket.client);
    } else if (!upstream.channel().isActive()) {
      socket.gone(socket.upstream);
    }
    return socket;
  }

  private void begin() {
    if (line.inspected()) {
      client.data(new Assembler(line.maxBytes(), fromClient, inflation, departures));
      upstream.data(
          new Assembler(line.maxBytes(), fromUpstream, Deflation.mine().inflation(), arrivals));
    } else {
      client.data(new FrameRelay(upstream));
      upstream.data(new FrameRelay(client));
    }
    client.channel().pipeline().addLast(client);
    upstream.channel().pipeline().addLast(upstream);
    loop.join(this);
    credit.whenMore(this::pump);
  }

  /** Returns whether more is read from {@code from}: it must be paid, and its answers and what it brings must find room. */
  boolean takes(Leg from) {
    return !over && (closing || credit.left() > 0) && client.channel().isWritable()
        && upstream.channel().isWritable()
        && (!from.client() || departures.ready());
  }

  boolean over() {
    return over;
  }

  /** Something came: the idle time begins anew. */
  void moved() {
    if (!closing) {
      deadline = loop.deadline(patience);
    }
  }

  /** Counts a payload; behind the end nothing is passed on. */
  void came(boolean fromClient, int bytes) {
    if (closing) {
      return;
    }
    credit.spend(bytes);
    if (fromClient) {
      sent += bytes;
    } else {
      received += bytes;
    }
  }

  /** Reads on, on both sides. */
  void pump() {
    client.pump();
    upstream.pump();
  }

  void flush() {
    client.flush();
    upstream.flush();
  }

  /** {@code from} asks whether the other end is still there: so does Weir, in its own words. */
  void pinged(Leg from) {
    Leg other = from.client() ? upstream : client;
    other.write(other.writer().frame(true, false, FrameHead.PING, Bytes.EMPTY));
  }

  /** {@code from} closes: the other side is told behind what is still on its way, or has said so first. */
  void closed(Leg from, Closed closed) {
    waitForFarewell();
    if (from.client()) {
      departures.close(new Closed(closed.code(), ""));
    } else {
      arrivals.end();
      client.close(closed.code(), closed.reason());
    }
    endIfDone();
  }

  /** Tells the upstream that the client has closed. */
  void closeUpstream(Closed closed) {
    upstream.close(closed.code(), closed.reason());
    upstream.flush();
    endIfDone();
  }

  /** A message was denied, or all that goes on here: the client learns by which rule, the upstream that there was one. */
  public void deny(Closing denial) {
    fail("closed with " + denial.code());
    closeBoth(denial.code(), denial.reason(), denial.code());
    endIfDone();
  }

  /** The upstream sends a message that is larger than any may be. */
  void tooLarge() {
    fail("upstream: a message over " + line.maxBytes() + " bytes");
    closeBoth(CloseCode.BAD_GATEWAY, "a message of the upstream's is too large", CloseCode.TOO_LARGE);
  }

  /** {@code by} does not keep to the protocol: nothing that comes from there can be read any more. */
  void violated(Leg by, Violation violation) {
    fail((by.client() ? "client: " : "upstream: ") + violation.why());
    if (by.client()) {
      closeBoth(violation.code(), violation.why(), CloseCode.GOING_AWAY);
    } else {
      closeBoth(CloseCode.BAD_GATEWAY, "upstream: " + violation.why(), violation.code());
    }
    end();
  }

  /** The connection of {@code leg} has ended. */
  void gone(Leg leg) {
    if (!leg.closeCame() && !closing) {
      fail(leg.client() ? "client went away" : "connection closed by the upstream");
      arrivals.end();
    }
    closeBoth(CloseCode.BAD_GATEWAY, "the upstream went away", CloseCode.GOING_AWAY);
    end();
  }

  /** Something was thrown on the way: this WebSocket ends, and nothing else does. */
  void broken(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    LOG.log(System.Logger.Level.ERROR, "a WebSocket failed: {0} at {1}", cause.getClass().getName(),
        trace.length == 0 ? "nowhere" : trace[0].toString());
    fail("internal fault");
    closeBoth(CloseCode.INTERNAL, "a fault in Weir", CloseCode.GOING_AWAY);
    end();
  }

  private void fail(String why) {
    if (fault.isEmpty()) {
      fault = why;
    }
  }

  private void closeBoth(int toClient, String reason, int toUpstream) {
    client.close(toClient, reason);
    upstream.close(toUpstream, "");
    departures.stop();
    waitForFarewell();
    flush();
  }

  private void waitForFarewell() {
    if (!closing) {
      closing = true;
      deadline = loop.deadline(FAREWELL);
    }
  }

  /** Ends once both sides have said and heard that they close. */
  private void endIfDone() {
    if (client.closeSent() && client.closeCame() && upstream.closeSent() && upstream.closeCame()) {
      end();
    }
  }

  /** Says that nothing more comes, so that what was said last is not lost in a reset; {@link #tick} does the rest. */
  private void end() {
    if (over) {
      return;
    }
    over = true;
    departures.stop();
    fromClient.close();
    fromUpstream.close();
    if (ownInflation) {
      inflation.close();
    }
    deadline = loop.deadline(FAREWELL);
    Farewell.halfClose(client.channel());
    Farewell.halfClose(upstream.channel());
    pump();
    then.accept(new End(sent, received, fault));
  }

  @Override
  public void tick(long nowNanos) {
    boolean late = nowNanos - deadline >= 0;
    if (over) {
      if (late || !client.channel().isActive() && !upstream.channel().isActive()) {
        loop.leave(this);
        Send.close(client.channel());
        Send.close(upstream.channel());
      }
    } else if (!closing && goingAway.getAsBoolean()) {
      closeBoth(CloseCode.GOING_AWAY, "Weir is going away", CloseCode.GOING_AWAY);
    } else if (!closing && late) {
      fail("idle for too long");
      closeBoth(CloseCode.GOING_AWAY, "idle for too long", CloseCode.GOING_AWAY);
    } else if (late) {
      end();
    } else if (!closing) {
      // Time may have brought more.
      long _ = credit.left();
    }
  }
}
