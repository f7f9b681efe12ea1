package dev.weir.app.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** The applications of the demo: the JDK's own HTTP client, told of Weir by a base URL or by a proxy setting and nothing else. */
final class Applications implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final InetSocketAddress gateway;
  private final HttpClient direct = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(PATIENCE).build();
  private final HttpClient proxied;

  Applications(InetSocketAddress gateway, InetSocketAddress proxy, SSLContext trustsWeir) {
    this.gateway = gateway;
    this.proxied = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE)
        .proxy(ProxySelector.of(proxy)).sslContext(trustsWeir).build();
  }

  /** Posts JSON to {@code /<destination>/<path>} of the gateway, with the Weir key where an SDK puts its API key. */
  HttpResponse<String> throughGateway(String key, String path, String json)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + gateway.getPort() + path);
    return direct.send(post(uri, json).header("Authorization", "Bearer " + key).build(),
        BodyHandlers.ofString());
  }

  /** Posts JSON to any URL by way of the forward proxy. */
  HttpResponse<String> throughProxy(String key, String url, String json)
      throws IOException, InterruptedException {
    return proxied.send(post(URI.create(url), json).header("Proxy-Authorization", "Bearer " + key).build(),
        BodyHandlers.ofString());
  }

  @Override
  public void close() {
    direct.close();
    proxied.close();
  }

  private static HttpRequest.Builder post(URI uri, String json) {
    return HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }
}
