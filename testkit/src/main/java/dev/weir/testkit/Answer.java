package dev.weir.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stand-in answers.
 *
 * @param length of the body in bytes; negative for a chunked body of unknown length
 */
public record Answer(int status, Map<String, String> headers, long length, Body body) {

  private static final long CHUNKED = -1;

  /** Writes a body; what it flushes leaves at once. */
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** Returns an answer without a body. */
  public static Answer empty(int status) {
    return new Answer(status, Map.of(), 0, out -> {});
  }

  /** Returns an answer of these bytes. */
  public static Answer of(int status, String contentType, byte[] body) {
    byte[] copy = body.clone();
    return new Answer(status, Map.of("Content-Type", contentType), copy.length, out -> out.write(copy));
  }

  /** Returns an answer of plain text. */
  public static Answer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns an answer of JSON, which {@code json} already is. */
  public static Answer json(int status, String json) {
    return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a 200 of server-sent events, each flushed by itself; each of {@code events} is whole but for the blank line. */
  public static Answer events(List<String> events) {
    return chunked("text/event-stream; charset=utf-8",
        events.stream().map(event -> (event + "\n\n").getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** Returns a 200 in chunks, each flushed by itself. */
  public static Answer chunked(String contentType, List<byte[]> chunks) {
    return new Answer(200, Map.of("Content-Type", contentType), CHUNKED, out -> {
      for (byte[] chunk : chunks) {
        out.write(chunk);
        out.flush();
      }
    });
  }

  /** Returns this answer with one header more. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, length, body);
  }
}
