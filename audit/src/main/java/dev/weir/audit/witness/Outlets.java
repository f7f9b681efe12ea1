package dev.weir.audit.witness;

import dev.weir.audit.segment.WholeFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a checkpoint goes; {@code {size}} in a name stands for how many records it is of.
 *
 * @param note the checkpoint with the signatures below it
 */
public record Outlets(String note, long size) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Writes it as a file, whole or not at all. */
  public void write(String name) throws IOException {
    WholeFile.replace(Path.of(named(name)), note.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends it by HTTP; throws where it is not taken. */
  public void send(String method, String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(named(url))).timeout(PATIENCE)
          .header("Content-Type", "text/plain; charset=utf-8")
          .method(method, HttpRequest.BodyPublishers.ofString(note)).build();
      HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(request.uri().getHost() + " answers " + answer.statusCode() + " to " + method);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("that is no URL: " + url, e);
    }
  }

  private String named(String name) {
    return name.replace("{size}", Long.toString(size));
  }
}
