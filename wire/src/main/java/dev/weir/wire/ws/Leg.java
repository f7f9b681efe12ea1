package dev.weir.wire.ws;

import dev.weir.model.net.Bytes;
import dev.weir.wire.http.Inbox;
import dev.weir.wire.http.Send;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One end of a WebSocket: reads the frames that come from it, and writes those that go to it. */
final class Leg extends ChannelInboundHandlerAdapter implements Frames {

  private final WebSocket socket;
  private final Channel channel;
  private final boolean client;
  private final FrameReader reader;
  private final FrameWriter writer;
  private final Inbox inbox = new Inbox();
  private Frames data = this;
  private FrameHead head = new FrameHead(true, false, FrameHead.PING, 0);
  private byte[] control = new byte[0];
  private int controlLength;
  private boolean pumping;
  private boolean dirty;
  private boolean closeSent;
  private boolean closeCame;

  Leg(WebSocket socket, Channel channel, boolean client, boolean deflate) {
    this.socket = socket;
    this.channel = channel;
    this.client = client;
    reader = new FrameReader(client, deflate);
    writer = new FrameWriter(channel.alloc(), !client);
  }

  /** Gives data frames to {@code taker} from now on. */
  void data(Frames taker) {
    data = taker;
  }

  boolean client() {
    return client;
  }

  Channel channel() {
    return channel;
  }

  FrameWriter writer() {
    return writer;
  }

  /** Returns whether this end has said, or was told, that it closes. */
  boolean closeSent() {
    return closeSent;
  }

  boolean closeCame() {
    return closeCame;
  }

  /** Writes a frame, unless this end was told that nothing more comes. */
  void write(ByteBuf frame) {
    if (closeSent) {
      frame.release();
      return;
    }
    dirty = true;
    Send.later(channel, frame);
  }

  /** Writes a frame; {@code then} learns whether it was written. */
  void write(ByteBuf frame, Consumer<Boolean> then) {
    dirty = true;
    channel.write(frame).addListener(written -> then.accept(written.isSuccess()));
  }

  /** Writes the frame that closes; at most one ever goes out. */
  void close(int code, String reason) {
    write(writer.close(code, reason));
    closeSent = true;
  }

  void flush() {
    if (dirty) {
      dirty = false;
      channel.flush();
    }
  }

  /** Takes bytes that came before this end was in place. */
  void received(@Nullable ByteBuf early) {
    if (early != null) {
      inbox.add(channel.alloc(), early);
    }
    pump();
  }

  /** Reads on as far as there are bytes and the other side takes more. */
  void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      while (!closeCame && socket.takes(this) && reader.step(inbox, this)) {
        // Each step takes one head or one piece of a payload.
      }
    } catch (Violation e) {
      socket.violated(this, e);
    } finally {
      pumping = false;
    }
    if (closeCame || socket.over()) {
      inbox.release();
    }
    boolean more = closeCame || socket.over() || socket.takes(this);
    if (channel.config().isAutoRead() != more) {
      channel.config().setAutoRead(more);
    }
    socket.flush();
  }

  @Override
  public void frame(FrameHead next) throws Violation {
    head = next;
    socket.moved();
    if (!next.control()) {
      data.frame(next);
      return;
    }
    control = new byte[(int) next.length()];
    controlLength = 0;
  }

  @Override
  public void payload(ByteBuf piece, boolean last) throws Violation {
    socket.moved();
    socket.came(client, piece.readableBytes());
    if (!head.control()) {
      data.payload(piece, last);
      return;
    }
    int size = piece.readableBytes();
    piece.readBytes(control, controlLength, size);
    controlLength += size;
    piece.release();
    if (last) {
      control();
    }
  }

  private void control() throws Violation {
    if (head.opcode() == FrameHead.PING) {
      write(writer.frame(true, false, FrameHead.PONG, Bytes.wrap(control)));
      socket.pinged(this);
    } else if (head.opcode() == FrameHead.CLOSE) {
      Closed closed = Closed.of(control);
      closeCame = true;
      socket.closed(this, closed);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (closeCame || socket.over()) {
      ((ByteBuf) message).release();
      return;
    }
    inbox.add(ctx.alloc(), (ByteBuf) message);
    pump();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      socket.pump();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    inbox.release();
    socket.gone(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    inbox.release();
  }

  /** Resets, TLS faults and whatever was thrown on this channel: the WebSocket ends, and nothing else does. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IOException || cause instanceof DecoderException) {
      socket.gone(this);
    } else {
      socket.broken(cause);
    }
    Send.close(ctx);
  }
}
