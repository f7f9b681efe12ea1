package dev.weir.scan.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Fetches over HTTPS; over HTTP only from this machine, and only where the index itself is here. Redirects are followed under
 * the same rule. Credentials of the index's address go to its host alone.
 */
final class Web implements AutoCloseable {

  private static final int MOST_REDIRECTS = 5;
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final URI index;
  private final Duration whole;
  private final HttpClient client;

  /** @param whole how long one file may take */
  Web(URI index, ProxySelector proxies, Duration whole) {
    this.index = index;
    this.whole = whole;
    this.client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(CONNECT)
        .proxy(proxies).build();
  }

  /** What takes an answer's body. */
  @FunctionalInterface
  interface Taker<T> {
    T take(URI from, String type, InputStream body) throws IOException;
  }

  /**
   * Returns what {@code taker} makes of the body that comes from {@code address}, or from where that leads.
   *
   * @param what for messages: {@code package requests}
   */
  <T> T fetch(URI address, String accept, String what, Taker<T> taker) throws IOException {
    URI at = address;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      HttpResponse<InputStream> answer = send(permitted(at), accept);
      try (InputStream body = answer.body()) {
        int status = answer.statusCode();
        String location = answer.headers().firstValue("Location").orElse("");
        if (status == 200) {
          return taken(at, answer, body, taker);
        }
        if (status / 100 != 3 || location.isEmpty()) {
          throw new NotFetched(
              status == 404 ? "the index has no " + what : "the index answered " + status + " for " + what,
              status == 404
                  ? "look at its spelling, or name another index with --index-url"
                  : "try again, or name another index with --index-url");
        }
        at = resolved(at, location);
      }
    }
    throw new NotFetched("the index leads in a circle for " + what, "name another with --index-url");
  }

  private <T> T taken(URI at, HttpResponse<InputStream> answer, InputStream body, Taker<T> taker)
      throws IOException {
    // Whoever sends a byte an hour is hung up on.
    CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(body),
        CompletableFuture.delayedExecutor(whole.toMillis(), TimeUnit.MILLISECONDS));
    try {
      return taker.take(at, answer.headers().firstValue("Content-Type").orElse(""), body);
    } catch (NotFetched e) {
      throw e;
    } catch (IOException e) {
      throw new NotFetched(at.getHost() + " broke off, or took longer than " + whole.toSeconds() + " s",
          "try again, or name another index with --index-url");
    } finally {
      end.cancel(false);
    }
  }

  private HttpResponse<InputStream> send(URI at, String accept) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(withoutCredentials(at)).timeout(ANSWER)
        .header("Accept", accept).header("User-Agent", "weir");
    if (index.getRawUserInfo() != null && index.getHost().equalsIgnoreCase(at.getHost())
        && index.getPort() == at.getPort() && index.getScheme().equalsIgnoreCase(at.getScheme())) {
      request.header("Authorization", "Basic " + Base64.getEncoder()
          .encodeToString(String.valueOf(index.getUserInfo()).getBytes(StandardCharsets.UTF_8)));
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (IOException e) {
      throw new NotFetched("no answer from " + at.getHost() + " (" + e.getClass().getSimpleName() + ")",
          "see whether it can be reached from here, or name another index with --index-url");
    }
  }

  private URI permitted(URI at) throws NotFetched {
    boolean https = "https".equalsIgnoreCase(at.getScheme()) && at.getHost() != null;
    boolean here = "http".equalsIgnoreCase(at.getScheme()) && isLoopback(at) && isLoopback(index);
    if (!https && !here) {
      throw new NotFetched(
          "the index leads to an address without HTTPS: " + at.getScheme() + "://" + at.getHost(),
          "name an index with --index-url that uses HTTPS throughout");
    }
    return at;
  }

  private static URI resolved(URI at, String location) throws NotFetched {
    try {
      return at.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new NotFetched("the index leads to what is no address", "name another with --index-url");
    }
  }

  /** By name and number alone: no name is looked up to find out. */
  private static boolean isLoopback(URI address) {
    String host = String.valueOf(address.getHost());
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  private static URI withoutCredentials(URI at) {
    String text = at.toString();
    int user = at.getRawUserInfo() == null ? -1 : text.indexOf(at.getRawUserInfo() + "@");
    return user < 0 ? at : URI.create(text.substring(0, user) + text.substring(text.indexOf('@', user) + 1));
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
