package dev.weir.wire.h2;

import dev.weir.model.Secret;
import dev.weir.model.net.Headers;
import dev.weir.wire.http.HeadWriter;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.ReadOnlyHttp2Headers;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Spells one header block: names in lower case, and nothing that a head of HTTP/1 could not hold. */
public final class BlockWriter {

  private final List<AsciiString> fields = new ArrayList<>(32);
  private long size;

  /** Adds one field; throws {@link IllegalArgumentException} for controls and what is not Latin-1. */
  public BlockWriter field(String name, String value) {
    fields.add(text(name.toLowerCase(Locale.ROOT)));
    fields.add(text(value));
    size += name.length() + (long) value.length();
    return this;
  }

  /** Adds one field that holds a secret. */
  public BlockWriter field(String name, Secret value) {
    return field(name, text(value));
  }

  /** Returns {@code secret} as a text. */
  public static String text(Secret secret) {
    byte[] bytes = secret.reveal();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Arrays.fill(bytes, (byte) 0);
    return text;
  }

  /** Adds one field with a number. */
  public BlockWriter field(String name, long value) {
    return field(name, Long.toString(value));
  }

  /** Returns how many bytes of names and values were added. */
  public long size() {
    return size;
  }

  /** Returns the block of an answer. */
  public Http2Headers answer(int status) {
    return ReadOnlyHttp2Headers.serverHeaders(false, HttpResponseStatus.valueOf(status).codeAsText(),
        array());
  }

  /** Returns the block of a request. */
  public Http2Headers request(String method, String scheme, String authority, String path) {
    return ReadOnlyHttp2Headers.clientHeaders(false, text(method), text(path), text(scheme), text(authority),
        array());
  }

  /** Returns a block of trailers. */
  public static Http2Headers trailers(Headers trailers) {
    BlockWriter block = new BlockWriter();
    trailers.forEach(block::field);
    return ReadOnlyHttp2Headers.trailers(false, block.array());
  }

  private AsciiString[] array() {
    return fields.toArray(new AsciiString[0]);
  }

  private static AsciiString text(String text) {
    HeadWriter.check(text);
    return new AsciiString(text);
  }
}
