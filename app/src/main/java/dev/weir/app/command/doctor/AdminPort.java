package dev.weir.app.command.doctor;

import dev.weir.model.net.Ip;
import dev.weir.model.settings.AdminRule;
import dev.weir.model.settings.EntranceTls;
import dev.weir.model.settings.Listen;
import dev.weir.x509.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Asks the admin port of a Weir that runs by this configuration; shows the API token that {@code WEIR_TOKEN} holds, if any. */
record AdminPort(Listen.Socket at, AdminRule rule) {

  /** The variable of the environment that holds an API token. */
  static final String TOKEN = "WEIR_TOKEN";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** What it says. */
  record Answer(int status, String body) {}

  /** Port 0 is one that only the running process knows. */
  Listen.Socket near() {
    InetAddress ip = at.ip().toInet();
    return ip.isAnyLocalAddress() ? new Listen.Socket(Ip.v4(0x7f000001L), at.port()) : at;
  }

  /** Returns the answer to a GET; throws where nothing answers. */
  Answer get(String path) throws IOException {
    URI uri = URI.create((rule.tls().isPresent() ? "https://" : "http://") + near() + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    Optional<EntranceTls> tls = rule.tls();
    if (tls.isPresent() && connection instanceof HttpsURLConnection https) {
      https.setSSLSocketFactory(trustingOnly(tls.get()));
      // Nobody else has the key of the one certificate that is trusted: its name adds nothing.
      https.setHostnameVerifier((_, _) -> true);
    }
    Optional.ofNullable(System.getenv(TOKEN))
        .ifPresent(token -> connection.setRequestProperty("Authorization", "Bearer " + token.strip()));
    int status = connection.getResponseCode();
    try (@Nullable
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Answer(status, body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static SSLSocketFactory trustingOnly(EntranceTls files) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("weir", Pem.certificates(Files.readString(files.certificate())).getFirst());
      TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate of admin.tls cannot be used", e);
    }
  }
}
