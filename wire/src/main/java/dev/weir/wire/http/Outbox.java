package dev.weir.wire.http;

import dev.weir.model.net.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way over a connection. Small pieces that follow one another are joined, since copying them costs far less
 * than a TLS record or a segment for each.
 */
public final class Outbox {

  private static final int JOINED = 16 << 10;

  private final Channel channel;
  private @Nullable ByteBuf open;
  private boolean dirty;
  /** Where a head with a credential was copied to, held until it has left; and which part of it. */
  private @Nullable ByteBuf shown;
  private int shownAt;
  private int shownLength;

  public Outbox(Channel channel) {
    this.channel = channel;
  }

  /** Adds {@code head}, which it wipes; {@code following} says how many bytes are expected to come behind it, if not many. */
  public void add(HeadWriter head, long following) {
    ByteBuf out = room(head.length(), following);
    head.into(out);
  }

  /** Adds {@code head} as {@link #add(HeadWriter, long)} does, and wipes what it was copied to once that has left. */
  public void addSecret(HeadWriter head, long following) {
    wipe(true);
    ByteBuf out = room(head.length(), following);
    shownAt = out.writerIndex();
    shownLength = head.length();
    head.into(out);
    shown = out.retain();
  }

  /** Wipes a head that has left; one that has not is held on to, unless this is the {@code last} time. */
  private void wipe(boolean last) {
    ByteBuf held = shown;
    if (held == null) {
      return;
    }
    boolean left = held.refCnt() == 1;
    if (left) {
      held.setZero(shownAt, shownLength);
    }
    if (left || last) {
      shown = null;
      held.release();
    }
  }

  /** Adds {@code head}, which it wipes, and the whole {@code body}. */
  public void add(HeadWriter head, Bytes body) {
    add(head, body.length());
    add(body);
  }

  /** Adds the whole {@code body}. */
  public void add(Bytes body) {
    ByteBuf into = open;
    if (into != null && into.writableBytes() >= body.length()) {
      into.writeBytes(body.array(), body.offset(), body.length());
    } else {
      add(Unpooled.wrappedBuffer(body.array(), body.offset(), body.length()));
    }
  }

  /** Adds {@code piece}, which this outbox owns from now on. */
  public void add(ByteBuf piece) {
    ByteBuf into = open;
    dirty = true;
    if (into != null && into.writableBytes() >= piece.readableBytes()) {
      into.writeBytes(piece);
      piece.release();
    } else {
      pass();
      Send.later(channel, piece);
    }
  }

  /** Returns a buffer with room for {@code length} bytes, to be filled by the caller at once. */
  ByteBuf room(int length, long following) {
    dirty = true;
    ByteBuf into = open;
    if (into == null || into.writableBytes() < length) {
      pass();
      into = channel.alloc().ioBuffer(length + (following <= JOINED ? (int) following : 0));
      open = into;
    }
    return into;
  }

  /** Hands what was joined on to the channel, without flushing. */
  public void pass() {
    ByteBuf out = open;
    if (out != null) {
      open = null;
      Send.later(channel, out);
    }
  }

  /** Sends everything that was added. */
  public void flush() {
    if (dirty) {
      dirty = false;
      pass();
      channel.flush();
      wipe(false);
    }
  }

  /** Gives back what nobody can be sent any more. */
  public void release() {
    ByteBuf lost = open;
    open = null;
    if (lost != null) {
      lost.release();
    }
    wipe(true);
  }
}
