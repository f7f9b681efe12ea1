package dev.weir.console;

import java.util.Map;

/** A file for browsers, and the headers that it must not go without. */
public final class Page {

  private final String type;
  private final Map<String, String> headers;
  private final byte[] bytes;

  Page(String type, Map<String, String> headers, byte[] bytes) {
    this.type = type;
    this.headers = Map.copyOf(headers);
    this.bytes = bytes;
  }

  /** Returns its media type, for {@code Content-Type}. */
  public String type() {
    return type;
  }

  /** Returns the headers of the answer besides its type and length: its content's policy, and how long it may be kept. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns what it holds; not a copy, so to be read only. */
  public byte[] bytes() {
    return bytes;
  }
}
