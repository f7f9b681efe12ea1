package dev.weir.wire.front;

import dev.weir.gateway.Incoming;
import dev.weir.model.PeerCertificate;
import dev.weir.model.Status;
import dev.weir.model.net.Ip;
import dev.weir.wire.guard.Share;
import dev.weir.wire.guard.Shed;
import dev.weir.wire.h2.Codec;
import dev.weir.wire.h2.Lingering;
import dev.weir.wire.h2.Streams;
import dev.weir.wire.http.FieldBlock;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.RequestHead;
import dev.weir.wire.http.Send;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One client's HTTP/2 connection: every stream is a request of its own, given to the line as a {@link Call}. */
public final class ClientStreams extends Streams {

  /** How long a client may take to see that no more streams are welcome. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Station station;
  private final Door door;
  private final boolean secure;
  private final Share buffers;
  private long waiting;
  private int open;
  private long deadline;
  private boolean announced;
  private boolean leaving;

  ClientStreams(Station station, Door door, boolean secure) {
    super(Codec.forClients(station.loop()), station.loop());
    this.station = station;
    this.door = door;
    this.secure = secure;
    buffers = new Share(station.house().guard().buffers());
    deadline = loop().deadline(door instanceof Door.Inside ? limits().idle() : limits().header());
  }

  /** Takes the connection of a client that speaks HTTP/2 over from {@code before}; returns the bytes that came already. */
  static @Nullable ByteBuf instead(ClientConnection before, Door door, boolean secure) {
    ByteBuf rest = before.handOver();
    before.channel().pipeline().addFirst(new Lingering())
        .addLast(new ClientStreams(before.station(), door, secure));
    before.channel().config().setAutoRead(true);
    return rest;
  }

  Station station() {
    return station;
  }

  @Override
  protected void opened(Http2Stream stream, FieldBlock block, boolean ended) throws Malformed {
    try {
      begin(stream, block.request(secure, ended, limits().fields()));
    } catch (Malformed e) {
      if (e.status() != Status.HEADERS_TOO_LARGE) {
        throw e;
      }
      misread(settled(stream, RequestHead.BROKEN), e);
    }
  }

  private void begin(Http2Stream stream, RequestHead head) {
    ClientStream client = settled(stream, head);
    if (station.house().guard().tight()) {
      station.house().guard().count(Shed.MEMORY);
      Call.answer(client, Spelling.busy("no memory is left for more now"));
      return;
    }
    try {
      Incoming incoming = new Incoming(door.entry(head), head.method(), head.target(), head.headers(), peer(),
          door.tunnel()).from(certificate()).to(door.owner());
      client.begin(new Call(client, head.framing(), incoming));
    } catch (Malformed e) {
      misread(client, e);
    }
  }

  /** What is no request takes the line like one, so that it is recorded. */
  private void misread(ClientStream client, Malformed why) {
    Incoming incoming = Incoming.unreadable(door.kind(), peer(), door.tunnel(),
        new Incoming.Flaw(why.status(), why.why()));
    client.begin(new Call(client, Framing.NONE, incoming));
  }

  private ClientStream settled(Http2Stream stream, RequestHead head) {
    ClientStream client = new ClientStream(this, stream, head);
    settle(stream, client);
    open++;
    return client;
  }

  private Optional<PeerCertificate> certificate() {
    return door.tunnel().isPresent() ? Optional.empty() : Shown.on(context().pipeline());
  }

  private Ip peer() {
    return Peer.of(context().channel());
  }

  /** So many bytes more wait on the streams, which nobody has taken, or fewer. */
  void holds(int more) {
    if (more != 0) {
      waiting += more;
      count();
    }
  }

  /** Counts what is held: bytes that nobody took, and answers that the client does not read. */
  void count() {
    buffers.is(waiting + unsent() + Watch.pending(context().channel()));
  }

  /** A stream is over. */
  void left() {
    open--;
    deadline = loop().deadline(limits().idle());
    if (leaving && open == 0) {
      Send.close(context());
    }
  }

  /** Takes no more streams, since the server closes, and closes behind the last of those in flight. */
  public void leave() {
    if (!announced) {
      announced = true;
      deadline = loop().deadline(FAREWELL);
      // The client may be opening one now: it is told first, and held to it once it must have heard (RFC 9113 section 6.8).
      goAway(Integer.MAX_VALUE, Http2Error.NO_ERROR);
      ping();
    }
  }

  @Override
  protected void pong() {
    if (announced && !leaving) {
      leaving = true;
      goAway(connection().remote().lastStreamCreated(), Http2Error.NO_ERROR);
      if (open == 0) {
        Send.close(context());
      }
    }
  }

  @Override
  protected void goingAway(int last) {}

  @Override
  public void tick(long nowNanos) {
    super.tick(nowNanos);
    count();
    boolean late = nowNanos - deadline >= 0;
    if (late && announced) {
      pong();
    } else if (late && open == 0) {
      goAway(connection().remote().lastStreamCreated(), Http2Error.NO_ERROR);
      Send.close(context());
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
    super.handlerRemoved0(ctx);
    buffers.close();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
    super.handlerAdded(ctx);
    widen(Codec.CLIENT_CONNECTION_WINDOW);
  }
}
