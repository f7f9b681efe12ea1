package dev.weir.wire.http;

import dev.weir.model.net.Headers;

/** Where a body ends (RFC 9112 section 6). */
public sealed interface Framing {

  None NONE = new None();
  Chunked CHUNKED = new Chunked();
  UntilClose UNTIL_CLOSE = new UntilClose();

  /** There is none. */
  record None() implements Framing {}

  /** After {@code length} bytes, one or more. */
  record Fixed(long length) implements Framing {}

  /** After a chunk of no bytes and the trailers. */
  record Chunked() implements Framing {}

  /** Where the connection does; answers only. */
  record UntilClose() implements Framing {}

  /** Returns a request's framing; throws for everything that two programs might read differently. */
  static Framing ofRequest(boolean http11, Headers headers) throws Malformed {
    Framing framing = declared(headers, NONE);
    if (framing instanceof Chunked && !http11) {
      throw Malformed.because("Transfer-Encoding in HTTP/1.0");
    }
    return framing;
  }

  /** Returns an answer's framing. */
  static Framing ofAnswer(boolean toHead, int status, Headers headers) throws Malformed {
    Framing declared = declared(headers, UNTIL_CLOSE);
    return toHead || status == 204 || status == 304 || status < 200 ? NONE : declared;
  }

  /** Returns the framing of a body that an HTTP/2 stream carries: without a length, or with none, it ends where the stream does. */
  static Framing ofStream(Headers headers) throws Malformed {
    return declared(headers, CHUNKED) instanceof Fixed fixed ? fixed : CHUNKED;
  }

  /** Returns the framing of an answer on a stream that {@code ended} with its head or goes on. */
  static Framing ofStreamedAnswer(boolean toHead, boolean ended, int status, Headers headers)
      throws Malformed {
    Framing declared = ofStream(headers);
    if (toHead || status == 204 || status == 304) {
      return NONE;
    }
    if (ended && declared instanceof Fixed) {
      throw Malformed.because("a body shorter than its Content-Length");
    }
    return ended ? NONE : declared;
  }

  private static Framing declared(Headers headers, Framing otherwise) throws Malformed {
    String length = null;
    boolean chunked = false;
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (name.length() == 14 && name.equalsIgnoreCase("Content-Length")) {
        if (length != null) {
          throw Malformed.because("several Content-Length fields");
        }
        length = headers.value(i);
      } else if (name.length() == 17 && name.equalsIgnoreCase("Transfer-Encoding")) {
        if (chunked || !headers.value(i).equalsIgnoreCase("chunked")) {
          throw Malformed.because("a Transfer-Encoding other than chunked");
        }
        chunked = true;
      }
    }
    if (length == null) {
      return chunked ? CHUNKED : otherwise;
    }
    if (chunked) {
      throw Malformed.because("Content-Length with Transfer-Encoding");
    }
    long bytes = canonical(length);
    return bytes == 0 ? NONE : new Fixed(bytes);
  }

  /** Digits only, no leading zero, no list: the one spelling that nobody reads differently. */
  private static long canonical(String text) throws Malformed {
    int digits = text.length();
    boolean fits = digits > 0 && digits < 19 && (digits == 1 || text.charAt(0) != '0');
    long value = 0;
    for (int i = 0; fits && i < digits; i++) {
      char c = text.charAt(i);
      fits = c >= '0' && c <= '9';
      value = value * 10 + c - '0';
    }
    if (!fits) {
      throw Malformed.because("a Content-Length that is no canonical number");
    }
    return value;
  }
}
