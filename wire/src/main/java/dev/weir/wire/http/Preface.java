package dev.weir.wire.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a client opens that knows beforehand that HTTP/2 is spoken (RFC 9113 section 3.4): it begins like a head of HTTP/1. */
public final class Preface {

  private static final byte[] BYTES = "PRI * HTTP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  /** The length of what looks like a head. */
  public static final int HEAD = BYTES.length;

  private Preface() {}

  /** Returns whether {@code bytes} begin as a preface does. */
  public static boolean begins(byte[] bytes) {
    return Arrays.equals(bytes, 0, HEAD, BYTES, 0, HEAD);
  }

  /** Returns the whole opening again, {@code rest} being what came behind the head. */
  public static ByteBuf with(@Nullable ByteBuf rest) {
    ByteBuf head = Unpooled.wrappedBuffer(BYTES);
    return rest == null ? head : Unpooled.wrappedBuffer(head, rest);
  }
}
