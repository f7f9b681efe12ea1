package dev.weir.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** A file for browsers, and the headers that it must not go without. */
public final class Page {

  private final byte[] bytes;
  private final Map<String, String> headers;

  Page(byte[] bytes, Map<String, String> headers) {
    this.bytes = bytes;
    this.headers = Map.copyOf(headers);
  }

  /** Returns the headers of the answer, its type and its content's policy among them; never its length. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns how many bytes it has. */
  public int length() {
    return bytes.length;
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }
}
