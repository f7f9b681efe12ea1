package dev.weir.wire.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** Bytes that came over a connection and were not taken yet. */
public final class Inbox {

  private @Nullable ByteBuf bytes;
  /** Of the section that is being looked for: how far it was searched, and where its last line begins. */
  private int searched;
  private int lineStart;
  private boolean blankSkipped;

  /** Adds {@code more}, which this inbox owns from now on. */
  public void add(ByteBufAllocator allocator, ByteBuf more) {
    ByteBuf held = bytes;
    if (held == null) {
      bytes = more;
      return;
    }
    if (held.refCnt() == 1 && held.maxFastWritableBytes() >= more.readableBytes() && !held.isReadOnly()) {
      held.writeBytes(more);
    } else {
      // Doubled, so that a body that comes byte by byte is not copied each time.
      ByteBuf larger = allocator.buffer((held.readableBytes() + more.readableBytes()) * 2);
      larger.writeBytes(held).writeBytes(more);
      held.release();
      bytes = larger;
    }
    more.release();
  }

  /** Returns how many bytes wait. */
  public int size() {
    return bytes == null ? 0 : bytes.readableBytes();
  }

  /** Returns how much memory they hold. */
  public int held() {
    return bytes == null ? 0 : bytes.capacity();
  }

  /** Returns byte {@code i} of those that wait. */
  public byte at(int i) {
    ByteBuf held = waiting();
    return held.getByte(held.readerIndex() + i);
  }

  /** Returns the offset of the first LF at or behind {@code from}, or -1. */
  int lineFeed(int from) {
    ByteBuf held = bytes;
    if (held == null || from >= held.readableBytes()) {
      return -1;
    }
    int at = held.indexOf(held.readerIndex() + from, held.writerIndex(), (byte) '\n');
    return at < 0 ? -1 : at - held.readerIndex();
  }

  /** Returns the next {@code length} bytes as a buffer that the caller owns; nothing is copied. */
  public ByteBuf take(int length) {
    ByteBuf held = waiting();
    if (length == held.readableBytes()) {
      bytes = null;
      return held;
    }
    return held.readRetainedSlice(length);
  }

  /** Returns all that waits, owned by the caller; null where nothing does. */
  public @Nullable ByteBuf takeAll() {
    ByteBuf held = bytes;
    bytes = null;
    return held;
  }

  /** Returns what waits, of which there is some, to look at: it stays owned by this inbox, its indices where they are. */
  public ByteBuf view() {
    return waiting();
  }

  /** Takes {@code length} bytes into the start of {@code into}. */
  public void take(byte[] into, int length) {
    waiting().readBytes(into, 0, length);
    dropIfEmpty();
  }

  public void skip(int length) {
    waiting().skipBytes(length);
    dropIfEmpty();
  }

  /**
   * Returns the length of the head that waits, with its blank line, or -1 while it is not whole; passes over one blank line
   * before it (RFC 9112 section 2.2).
   */
  public int head(int maxLine, int maxBytes) throws Malformed {
    int length = started(maxLine, maxBytes);
    if (length == 2 && !blankSkipped) {
      blankSkipped = true;
      skip(2);
      length = started(maxLine, maxBytes);
    }
    if (length == 2) {
      throw Malformed.because("blank lines in the place of a request");
    }
    if (length > 0) {
      blankSkipped = false;
    }
    return length;
  }

  private int started(int maxLine, int maxBytes) throws Malformed {
    // TLS, or whatever else: not worth waiting for a line feed.
    if (searched == 0 && size() > 0 && !Octets.token(at(0)) && at(0) != '\r') {
      throw Malformed.because("something other than HTTP");
    }
    return section(maxLine, maxBytes);
  }

  /** Returns the length of lines up to a blank one, with it, or -1 while they are not whole; every line must end in CRLF. */
  int section(int maxLine, int maxBytes) throws Malformed {
    for (;;) {
      int feed = lineFeed(searched);
      int length = feed < 0 ? size() : feed + 1;
      if (length > maxBytes || lineStart == 0 && length > maxLine) {
        throw Malformed.tooLarge("a head over the limit");
      }
      if (feed < 0) {
        searched = length;
        return -1;
      }
      if (feed == 0 || at(feed - 1) != '\r') {
        throw Malformed.because("a line that does not end in CRLF");
      }
      boolean blank = length - lineStart == 2;
      searched = blank ? 0 : length;
      lineStart = searched;
      if (blank) {
        return length;
      }
    }
  }

  /** Gives back what waits. */
  public void release() {
    if (bytes != null) {
      bytes.release();
      bytes = null;
    }
  }

  private ByteBuf waiting() {
    if (bytes == null) {
      throw new IllegalStateException("nothing waits");
    }
    return bytes;
  }

  private void dropIfEmpty() {
    if (bytes != null && !bytes.isReadable()) {
      release();
    }
  }
}
