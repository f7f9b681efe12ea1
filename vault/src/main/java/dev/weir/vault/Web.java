package dev.weir.vault;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks the addresses that the configuration names for JSON: through no proxy, following no redirect. */
public final class Web {

  private Web() {}

  /**
   * Returns what a GET of {@code address} is answered with.
   *
   * @param authorities a PEM file of the only authorities trusted there, read anew
   * @param headers names and values in turn
   * @throws IOException where that is not 200 and at most {@code mostBytes} in time
   */
  public static String get(URI address, Optional<Path> authorities, int mostBytes, String... headers)
      throws IOException, InterruptedException {
    HttpClient.Builder builder = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY)
        .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(5));
    if (authorities.isPresent()) {
      builder.sslContext(trusting(authorities.get()));
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10))
        .header("Accept", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = builder.build()) {
      HttpResponse<byte[]> answer = client.send(request.build(),
          BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
      if (answer.statusCode() != 200) {
        throw new IOException("it was answered with status " + answer.statusCode());
      }
      return new String(answer.body(), StandardCharsets.UTF_8);
    }
  }

  private static SSLContext trusting(Path authorities) throws IOException {
    try (InputStream from = Files.newInputStream(authorities)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(from)) {
        store.setCertificateEntry(Integer.toString(store.size()), authority);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(authorities + " holds no certificates of authorities in PEM", e);
    }
  }
}
