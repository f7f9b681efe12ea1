package dev.weir.clients;

import dev.weir.app.Wiring;
import dev.weir.app.command.CannotRun;
import dev.weir.model.net.HostPattern;
import dev.weir.testkit.TestAuthority;
import dev.weir.vault.MasterKeySource;
import dev.weir.x509.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/** The outside on loopback, one Weir before it, and what a client is told of that Weir: addresses, a key and an authority. */
final class World implements AutoCloseable {

  private final Path folder;
  private final TestAuthority authority = TestAuthority.create();
  private final Outside outside = Outside.under(authority);
  private final Wiring weir;
  private final String key;
  private final String eagerKey;
  private final String thriftyKey;

  private World(Path folder) throws IOException, CannotRun, GeneralSecurityException {
    this.folder = folder;
    authority.writePem(outsideAuthority());
    weir = Wiring.start(configuration(), MasterKeySource.beside(folder.resolve("weir-data")), loaded -> {});
    secret("openai-live", Outside.OPENAI_KEY, "api.openai.test");
    secret("anthropic-live", Outside.ANTHROPIC_KEY, "api.anthropic.test");
    Files.writeString(weirAuthority(), Pem.of(weir.authority()));
    key = weir.keys().mint("app", "clients", Optional.empty()).text();
    eagerKey = weir.keys().mint("eager", "clients", Optional.empty()).text();
    thriftyKey = weir.keys().mint("thrifty", "clients", Optional.empty()).text();
  }

  /** Makes the world in {@code folder}, which must be empty. */
  static World in(Path folder) throws IOException, CannotRun, GeneralSecurityException {
    return new World(folder);
  }

  private Path configuration() throws IOException {
    try (InputStream template = World.class.getResourceAsStream("weir.yaml")) {
      if (template == null) {
        throw new IOException("no configuration among the test's resources");
      }
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      return Files.writeString(folder.resolve("weir.yaml"), outside.portsIn(text));
    }
  }

  private void secret(String name, String value, String host) throws IOException {
    weir.vault().secrets().set(name, value.getBytes(StandardCharsets.UTF_8),
        HostPattern.parse(host).stream().toList());
  }

  Outside outside() {
    return outside;
  }

  /** Returns the key of a caller that may call as often as it likes. */
  String key() {
    return key;
  }

  /** Returns the key of a caller that may call each destination once. */
  String eagerKey() {
    return eagerKey;
  }

  /** Returns the key of a caller that may spend 300 tokens a day at each destination. */
  String thriftyKey() {
    return thriftyKey;
  }

  /** Returns where the gateway has {@code path}, which begins with a destination's name. */
  URI gateway(String path) {
    return URI.create("http://127.0.0.1:" + weir.gateway().getPort() + path);
  }

  InetSocketAddress proxy() {
    return weir.proxy();
  }

  /** Returns the Unix socket of a caller that shows nothing, at which the gateway is. */
  Path gatewaySocket() {
    return folder.resolve("mute-gateway.sock");
  }

  /** Returns the Unix socket of a caller that shows nothing, at which the forward proxy is. */
  Path proxySocket() {
    return folder.resolve("mute-proxy.sock");
  }

  /** Returns the forward proxy as clients are told of it in one setting, with the key as password. */
  String proxyWithKey() {
    return "http://app:" + key + "@127.0.0.1:" + proxy().getPort();
  }

  /** Returns the forward proxy without credentials. */
  String proxyAlone() {
    return "http://127.0.0.1:" + proxy().getPort();
  }

  String shop(String path) {
    return "https://www.shop.test:" + outside.shop().port() + path;
  }

  String plain(String path) {
    return "http://plain.shop.test:" + outside.plain().port() + path;
  }

  String sealed(String path) {
    return "https://sealed.bank.test:" + outside.sealed().port() + path;
  }

  /** Returns a PEM file of the authority that clients of the proxy trust. */
  Path weirAuthority() {
    return folder.resolve("weir-ca.pem");
  }

  /** Returns a PEM file of the authority that vouches for the outside, for who sees through a tunnel. */
  Path outsideAuthority() {
    return folder.resolve("stand-ins.pem");
  }

  /** Returns the client side of TLS that trusts Weir's authority alone. */
  SSLContext trustsWeir() {
    return TestAuthority.trusting(weir.authority());
  }

  /** Returns what {@link #trustsWeir} trusts, for libraries that want to be told twice. */
  X509TrustManager trustManager() {
    return TestAuthority.trustManager(weir.authority());
  }

  @Override
  public void close() {
    weir.close();
    outside.close();
  }
}
