package dev.weir.audit.export;

import dev.weir.model.Credentials;
import dev.weir.model.Secret;
import dev.weir.model.settings.ExportTarget;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Posts events to a webhook, or to a collector's {@code /v1/logs}. {@code Weir-Log} and {@code Weir-Sequence} tell which they are,
 * so that those that come twice can be told. A secret is opened for each request, and stands in no message.
 */
final class HttpSink implements Sink {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /** A field that proves Weir to the other side; nothing where that is not asked for. */
  private interface Login {
    void sign(HttpRequest.Builder request) throws IOException;
  }

  private final HttpClient client;
  private final URI url;
  private final Format format;
  private final Login login;
  private final Duration patience;

  HttpSink(URI url, Format format) {
    this(url, Optional.empty(), format, _ -> {}, PATIENCE);
  }

  HttpSink(ExportTarget.Post to, Optional<SSLContext> trust, Format format, Credentials credentials) {
    this(to, trust, format, credentials, PATIENCE);
  }

  /** @param patience how long an answer may take, to its last byte */
  HttpSink(ExportTarget.Post to, Optional<SSLContext> trust, Format format, Credentials credentials,
      Duration patience) {
    this(URI.create(to.url().origin() + to.url().originForm()), trust, format,
        request -> sign(request, to, credentials), patience);
  }

  private HttpSink(URI url, Optional<SSLContext> trust, Format format, Login login, Duration patience) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(patience)
        .followRedirects(HttpClient.Redirect.NEVER);
    trust.ifPresent(builder::sslContext);
    if ("http".equals(url.getScheme())) {
      // In the plain the client would ask for an upgrade, which some collectors refuse.
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    client = builder.build();
    this.url = url;
    this.format = format;
    this.login = login;
    this.patience = patience;
  }

  private static void sign(HttpRequest.Builder request, ExportTarget.Post to, Credentials credentials)
      throws IOException {
    if (to.filled().isEmpty()) {
      return;
    }
    ExportTarget.Filled filled = to.filled().get();
    try (Secret secret = credentials.open(filled.secret(), to.hosts().getFirst());
        Secret whole = secret.within(filled.format())) {
      byte[] value = whole.reveal();
      try {
        request.header(filled.name(), new String(value, StandardCharsets.ISO_8859_1));
      } catch (IllegalArgumentException e) {
        // Neither its message nor itself: it quotes the value.
        throw new IOException(
            "the secret " + filled.secret() + " cannot stand in a header: store it without line ends");
      } finally {
        Arrays.fill(value, (byte) 0);
      }
    }
  }

  @Override
  public void send(Shipment shipment) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Content-Type", format.type())
        .header("Weir-Log", shipment.log()).header("Weir-Sequence", shipment.range())
        .POST(HttpRequest.BodyPublishers.ofString(format.body(shipment)));
    login.sign(request);
    HttpResponse<Void> answer = answer(request.build());
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return;
    }
    String what = url.getHost() + " answers " + status;
    Optional<Duration> pause = status == TOO_MANY || status == UNAVAILABLE
        ? answer.headers().firstValue("Retry-After").flatMap(text -> Busy.asked(text, Instant.now()))
        : Optional.empty();
    throw pause.isPresent() ? new Busy(what, pause.get()) : new IOException(what);
  }

  /** The client's own time-out ends with the answer's head; one whose body never ends is given up here. */
  private HttpResponse<Void> answer(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request,
        HttpResponse.BodyHandlers.discarding());
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException(url.getHost() + " has not answered within " + patience.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      String why = e.getCause() == null || e.getCause().getMessage() == null
          ? "no connection"
          : e.getCause().getMessage();
      throw new IOException(url.getHost() + " cannot be reached (" + why + ")", e);
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
