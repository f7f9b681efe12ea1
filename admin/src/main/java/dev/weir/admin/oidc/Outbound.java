package dev.weir.admin.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the provider: through no proxy, following no redirect, for so long and so many bytes. */
final class Outbound implements HTTPRequestSender, ResourceRetriever {

  /** The longest answer: a set of some hundred keys, or a token with thousands of groups. */
  static final int MOST_BYTES = 1 << 20;

  private final Duration patience;
  private final HttpClient client;

  Outbound(Duration patience) {
    this.patience = patience;
    this.client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY)
        .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(patience).build();
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    HttpRequest.Builder sent = HttpRequest.newBuilder(request.getURI());
    request.getHeaderMap().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
    String body = request.getBody() == null ? "" : request.getBody();
    sent.method(request.getMethod().name(), BodyPublishers.ofString(body));
    HttpResponse<byte[]> answer = answer(sent);
    HTTPResponse read = new HTTPResponse(answer.statusCode());
    try {
      read.setContentType(answer.headers().firstValue("Content-Type").orElse(null));
    } catch (ParseException e) {
      throw new IOException("its answer is of no known type");
    }
    read.setBody(new String(answer.body(), StandardCharsets.UTF_8));
    return read;
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    HttpResponse<byte[]> answer = answer(
        HttpRequest.newBuilder(URI.create(url.toString())).header("Accept", "application/json"));
    if (answer.statusCode() != 200) {
      throw new IOException("it was answered with status " + answer.statusCode());
    }
    return new Resource(new String(answer.body(), StandardCharsets.UTF_8),
        answer.headers().firstValue("Content-Type").orElse(null));
  }

  /** The client's own time-out ends with the head of an answer; this one counts for the whole of it. */
  private HttpResponse<byte[]> answer(HttpRequest.Builder request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request.build(),
        BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("it did not answer within " + patience.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      throw new IOException("it cannot be reached: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Weir ends", e);
    } finally {
      answer.cancel(true);
    }
  }
}
