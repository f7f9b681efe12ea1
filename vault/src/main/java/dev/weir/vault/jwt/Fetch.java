package dev.weir.vault.jwt;

import dev.weir.model.settings.TokenRule.KeySet;
import java.io.IOException;
import java.io.InputStream;
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
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Gets the text of a key set; may wait for disk or network. */
interface Fetch {

  /** The largest key set: some hundred keys. */
  int MOST_BYTES = 1 << 20;

  String text() throws IOException, InterruptedException;

  /** Returns how to get the text of {@code keys}. */
  static Fetch of(KeySet keys) {
    return switch (keys) {
      case KeySet.File(Path path) -> () -> read(path);
      case KeySet.Url url -> () -> get(url);
    };
  }

  private static String read(Path path) throws IOException {
    try (InputStream from = Files.newInputStream(path)) {
      byte[] bytes = from.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("it has more than " + MOST_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Asks the address that the configuration names and no other: redirects are not followed. A file of authorities is read anew. */
  private static String get(KeySet.Url url) throws IOException, InterruptedException {
    HttpClient.Builder builder = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY)
        .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(5));
    if (url.authorities().isPresent()) {
      builder.sslContext(trusting(url.authorities().get()));
    }
    try (HttpClient client = builder.build()) {
      HttpResponse<byte[]> answer = client.send(
          HttpRequest.newBuilder(url.address()).timeout(Duration.ofSeconds(10))
              .header("Accept", "application/json")
              .build(),
          BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
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
