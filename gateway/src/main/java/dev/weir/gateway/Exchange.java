package dev.weir.gateway;

import dev.weir.model.Decision.Deny;
import dev.weir.model.Prepared;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * One request and its answer, as the wire shows them to the line. Every method is called on the exchange's own event loop,
 * and everything that it returns completes there.
 */
public interface Exchange {

  /** Returns the request. */
  Incoming incoming();

  /** Returns the loop that this exchange lives on. */
  Executor loop();

  /**
   * Reads the whole body; sends {@code 100 Continue} first where the client waits for it.
   *
   * <p>Completes with {@link BodyTooLarge} as soon as it is known that the body has more than {@code maxBytes}, with
   * {@link NoMemory} where calls in flight hold too much already, with another {@link IOException} where it is broken or the client went away.
   */
  CompletionStage<Bytes> read(long maxBytes);

  /**
   * Reads the body of a gRPC call as far as it goes on its own: whole where it comes so, and else the messages that are there
   * once the first one is. What comes behind those is for {@link #converse}. Completes as {@link #read} does.
   */
  CompletionStage<Opening> open(long maxBytes);

  /** Answers the client with Weir's own words, in the place of an upstream's. At most once, and never after a forward that answered. */
  void answer(OwnAnswer answer);

  /**
   * Writes {@code prepared} upstream and relays the answer as {@code answers} wants it; completes when all is said, never
   * exceptionally.
   */
  CompletionStage<Ending> forward(Prepared prepared, Answers answers);

  /**
   * Writes {@code prepared}, whose body is what {@link #open} brought, upstream, gives every further message of the client's
   * to {@code messages}, and relays the answer, which may come meanwhile, as {@code answers} wants it. Completes when all is
   * said, never exceptionally.
   */
  CompletionStage<Ending> converse(Prepared prepared, Answers answers, Messages messages);

  /**
   * Asks {@code expelled} several times a second, from the next forward on until the call has ended, and cuts the call where it
   * says why: an answer, a stream, a tunnel, a WebSocket alike.
   */
  void watch(Supplier<Optional<Deny>> expelled);

  /**
   * Runs {@code then} once the client goes away before anything is forwarded: now, where it has gone already. What was said before
   * is not run any more.
   */
  void whenGone(Runnable then);

  /** Has the bytes of the tunnel or the WebSocket that comes next flow by {@code credit} alone, both ways. */
  void meter(Credit credit);

  /**
   * Turns a CONNECT into a tunnel: TLS for the host that it names, or whatever comes where the destination says so. The
   * client is told {@code named} with its 200. Completes when the tunnel closes, never exceptionally.
   */
  CompletionStage<Ending> tunnel(Prepared prepared, Headers named);

  /**
   * Writes {@code prepared}, which asks for a WebSocket, upstream; from a proper 101 on, gives every message to
   * {@code messages}, and relays any other answer as {@code answers} wants it. Completes when all is said, never
   * exceptionally.
   */
  CompletionStage<Ending> webSocket(Prepared prepared, Answers answers, Messages messages);

  /**
   * Writes {@code prepared}, which asks for another protocol, upstream; a 101 for that makes a tunnel of bytes that nobody
   * looks at, and any other answer is relayed as {@code answers} wants it. Completes when all is said, never exceptionally.
   */
  CompletionStage<Ending> upgrade(Prepared prepared, Answers answers);

  /**
   * Turns a CONNECT into a TLS connection with Weir, whose requests take the line one by one as INTERCEPTED. The client is
   * told {@code named} with its 200.
   */
  void intercept(Incoming.Tunnel tunnel, Headers named);

  /**
   * How a gRPC call begins.
   *
   * @param messages whole ones, each behind its five bytes
   * @param whole whether that is all
   */
  record Opening(Bytes messages, boolean whole) {}

  /** There is no memory for the body now. */
  final class NoMemory extends IOException {
    private static final long serialVersionUID = 1L;

    public NoMemory() {
      super("no memory left for the body");
    }
  }

  /** The body has more bytes than may be read. */
  final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    public BodyTooLarge(long maxBytes) {
      super("body over " + maxBytes + " bytes");
    }
  }
}
