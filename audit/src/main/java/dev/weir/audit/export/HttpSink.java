package dev.weir.audit.export;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Posts lines to a webhook, or to a collector's {@code /v1/logs}. */
final class HttpSink implements Sink {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI url;
  private final Format format;

  HttpSink(URI url, Format format) {
    this.url = url;
    this.format = format;
  }

  @Override
  public void send(List<String> lines) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(PATIENCE).header("Content-Type", format.type())
        .POST(HttpRequest.BodyPublishers.ofString(format.body(lines))).build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new IOException(url.getHost() + " answers " + status);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
