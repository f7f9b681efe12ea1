package dev.weir.vault.web;

import dev.weir.model.net.Bytes;
import dev.weir.x509.TrustedAuthorities;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Asks the addresses that the configuration names: through no proxy, following no redirect, waiting some seconds at most. */
public final class Web {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Web() {}

  /**
   * Returns what {@code ask} is answered with.
   *
   * @throws IOException where that is not 200 and at most {@code mostBytes} in time
   */
  public static String text(Ask ask, int mostBytes) throws IOException, InterruptedException {
    Reply reply = ask(ask, mostBytes);
    if (reply.status() != 200) {
      throw new IOException("it was answered with status " + reply.status());
    }
    return reply.body().utf8();
  }

  /**
   * Returns the answer to {@code ask}, whatever its status.
   *
   * @throws IOException where there is none of at most {@code mostBytes} in time
   */
  public static Reply ask(Ask ask, int mostBytes) throws IOException, InterruptedException {
    HttpClient.Builder builder = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY)
        .version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT);
    if (ask.authorities().isPresent()) {
      builder.sslContext(TrustedAuthorities.in(ask.authorities().get()));
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(ask.address()).timeout(PATIENCE).method(ask.method(),
        ask.body().isEmpty()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(ask.body().array(), ask.body().offset(), ask.body().length()));
    ask.headers().forEach(request::header);
    try (HttpClient client = builder.build()) {
      HttpResponse<byte[]> answer = client.send(request.build(),
          BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
      return new Reply(answer.statusCode(), Bytes.wrap(answer.body()));
    } catch (ConnectException | HttpTimeoutException | SSLException e) {
      throw new IOException(ask.authority() + " cannot be reached (" + (e.getMessage() == null
          ? e.getClass().getSimpleName()
          : e.getMessage()) + ")", e);
    }
  }
}
