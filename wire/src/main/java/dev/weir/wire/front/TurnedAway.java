package dev.weir.wire.front;

import dev.weir.gateway.OwnAnswer;
import dev.weir.wire.guard.Shed;
import dev.weir.wire.http.Farewell;
import dev.weir.wire.http.HeadWriter;
import dev.weir.wire.http.Outbox;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Loop;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/** A connection that is one too many: told so, whatever it was about to ask, and closed. */
public final class TurnedAway extends ChannelInboundHandlerAdapter {

  /** For as long the client may go on sending: closing at once would reset, and lose the answer. */
  private static final long LINGER_MILLIS = 500;

  private final Loop loop;
  private final Shed why;

  public TurnedAway(Loop loop, Shed why) {
    this.loop = loop;
    this.why = why;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    OwnAnswer answer = Spelling.busy(reason());
    HeadWriter head = Spelling.begin(loop, answer.status(), answer.headers())
        .field("Content-Length", answer.body().length());
    Outbox out = new Outbox(ctx.channel());
    out.add(Spelling.end(head, true, false), answer.body());
    out.flush();
    Farewell.halfClose(ctx.channel());
    var _ = ctx.executor().schedule(() -> Send.close(ctx), LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  private String reason() {
    return switch (why) {
      case CONNECTIONS -> "as many connections as there may be are open";
      case CONNECTIONS_PER_ADDRESS -> "this address has as many connections as it may";
      case MEMORY, TOO_SLOW -> "no memory is left for more now";
    };
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Send.close(ctx);
  }
}
