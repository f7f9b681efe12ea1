package dev.weir.wire.back;

import dev.weir.model.TlsFacts;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.h2.Codec;
import dev.weir.wire.h2.Sensitive;
import dev.weir.wire.h2.Streams;
import dev.weir.wire.http.FieldBlock;
import dev.weir.wire.http.Secured;
import dev.weir.wire.http.Send;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Duration;
import java.util.Optional;

/** One HTTP/2 connection to an upstream, shared by as many requests as both sides allow. */
final class UpstreamStreams extends Streams {

  /** A connection with requests that is silent for so long is asked once whether it is alive; often, and gRPC servers take offence. */
  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final Duration PONG = Duration.ofSeconds(10);

  private final Pool pool;
  private final Pool.Key key;
  private final Sensitive sensitive;
  private Optional<TlsFacts> tls = Optional.empty();
  private int open;
  private int last = Integer.MAX_VALUE;
  private boolean used;
  private boolean asked;
  private boolean answered;
  /** When anything last came for a request, or a request began. */
  private long heard;
  private long deadline;

  UpstreamStreams(Mooring mooring) {
    this(mooring, new Sensitive());
  }

  private UpstreamStreams(Mooring mooring, Sensitive sensitive) {
    super(Codec.forUpstreams(mooring.loop(), sensitive), mooring.loop());
    this.pool = mooring.pool();
    this.key = mooring.key();
    this.sensitive = sensitive;
    heard = mooring.loop().now();
    deadline = mooring.loop().deadline(Pool.MAX_IDLE);
  }

  Pool.Key key() {
    return key;
  }

  /** Returns how it is secured; empty where it is in the plain. */
  Optional<TlsFacts> tls() {
    return tls;
  }

  /** Returns whether one more request can go here. */
  boolean hasRoom() {
    return active() && last == Integer.MAX_VALUE && fault() == null && connection().local().canOpenStream()
        && open < Math.min(Codec.STREAMS, connection().local().maxActiveStreams());
  }

  /** Returns a place for one request, which takes its stream when it is asked. */
  UpstreamStream place() {
    UpstreamStream place = new UpstreamStream(this, used);
    used = true;
    return place;
  }

  /** Returns the id of a stream that is about to be opened, its credential in the fields of {@code badge}. */
  int next(Badge badge) {
    sensitive.credential(badge.names(), badge.tail() != null);
    return connection().local().incrementAndGetNextStreamId();
  }

  void entered() {
    open++;
    heard();
  }

  /** Something has come for a request. */
  void heard() {
    heard = loop().now();
    asked = false;
  }

  void left() {
    open--;
    deadline = loop().deadline(Pool.MAX_IDLE);
    if (open == 0 && last != Integer.MAX_VALUE) {
      Send.close(context());
    }
  }

  /** Returns whether the upstream has said that it did nothing about {@code stream}. */
  boolean passedOver(int stream) {
    return stream > last;
  }

  @Override
  protected void opened(Http2Stream stream, FieldBlock block, boolean ended) throws Http2Exception {
    throw Http2Exception.connectionError(Http2Error.PROTOCOL_ERROR, "a stream that nobody asked for");
  }

  @Override
  protected void goingAway(int lastStream) {
    last = lastStream;
    pool.remove(this);
    if (open == 0) {
      Send.close(context());
    }
  }

  @Override
  protected void pong() {
    answered = true;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
    super.handlerAdded(ctx);
    tls = Secured.facts(ctx.pipeline());
    widen(Codec.UPSTREAM_CONNECTION_WINDOW);
    pool.add(this);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    pool.remove(this);
    super.channelInactive(ctx);
  }

  @Override
  public void tick(long nowNanos) {
    super.tick(nowNanos);
    long silent = nowNanos - heard;
    boolean dead = asked && !answered && silent > SILENCE.plus(PONG).toNanos();
    if (open == 0 ? nowNanos - deadline >= 0 : dead) {
      pool.remove(this);
      Send.close(context());
    } else if (open > 0 && !asked && silent > SILENCE.toNanos()) {
      asked = true;
      answered = false;
      ping();
    }
  }
}
