package dev.weir.wire.tls;

import dev.weir.model.Credentials;
import dev.weir.model.Destination;
import dev.weir.model.net.Host;
import dev.weir.model.settings.TlsRule;
import dev.weir.x509.KeyEntry;
import dev.weir.x509.Pem;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The client side of TLS with every check on. One context for each rule, so that sessions resume only under the checks
 * that they were made under; a file or secret of the rule that changes makes a new one.
 */
public final class VerifyingTls implements UpstreamTls {

  private static final System.Logger LOG = System.getLogger(VerifyingTls.class.getName());
  /** A resumed session is not checked anew: an hour bounds how long a certificate outlives its end or a changed trust. */
  private static final Duration SESSION_LIFE = Duration.ofHours(1);
  private static final int VERIFIERS = 2;

  private record Kind(TlsRule rule, boolean http2) {}

  private record Made(List<Stamp> stamps, SslContext context) {}

  private final SslProvider provider;
  private final Identities identities;
  private final Map<Kind, Made> contexts = new ConcurrentHashMap<>();
  private final Map<Kind, String> unusable = new ConcurrentHashMap<>();
  private final Executor verifiers = verifiers();

  /** @param credentials opens the client certificates that are in the vault */
  public VerifyingTls(Credentials credentials) {
    this(Engine.provider(), credentials);
  }

  VerifyingTls(SslProvider provider, Credentials credentials) {
    this.provider = provider;
    this.identities = new Identities(credentials);
  }

  /** A chain takes longer to verify than all else in a handshake: what waits on a loop meanwhile would wait for it. */
  private static Executor verifiers() {
    ThreadPoolExecutor threads = new ThreadPoolExecutor(VERIFIERS, VERIFIERS, 10, TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("verify-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  @Override
  public SslHandler handler(ByteBufAllocator allocator, Destination.Vetted to, TlsRule rule, boolean http2)
      throws IOException {
    SslContext context = usable(new Kind(rule, http2), to.host());
    SslHandler handler = switch (to.host()) {
      case Host.Name name -> context.newHandler(allocator, name.text(), to.port(), verifiers);
      case Host.Literal literal ->
        context.newHandler(allocator, literal.ip().toString(), to.port(), verifiers);
    };
    if (to.host() instanceof Host.Name name) {
      sendName(handler.engine(), name);
    }
    return handler;
  }

  @Override
  public String explain(Throwable failure) {
    return HandshakeFailure.explain(failure);
  }

  /** Said outright: left to themselves, engines keep a name without a dot to themselves. */
  private static void sendName(SSLEngine engine, Host.Name name) {
    SSLParameters parameters = engine.getSSLParameters();
    // As bytes: the other constructor refuses underscores.
    parameters.setServerNames(List.of(new SNIHostName(name.text().getBytes(StandardCharsets.US_ASCII))));
    engine.setSSLParameters(parameters);
  }

  /** What is wrong with a rule is logged once, not with every connection that is not made. */
  private SslContext usable(Kind kind, Host host) throws IOException {
    try {
      SslContext context = context(kind, host);
      unusable.remove(kind);
      return context;
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      if (!why.equals(unusable.put(kind, why))) {
        LOG.log(System.Logger.Level.WARNING, "no connection to {0}: {1}", host, why);
      }
      throw e;
    }
  }

  private SslContext context(Kind kind, Host host) throws IOException {
    List<Stamp> stamps = stamps(kind.rule(), host);
    Made made = contexts.get(kind);
    if (made == null || !made.stamps().equals(stamps)) {
      made = new Made(stamps, make(kind.rule(), host, kind.http2() ? Engine.HTTP_2_OR_1_1 : Engine.HTTP_1_1));
      contexts.put(kind, made);
    }
    return made.context();
  }

  /** A secret is opened for {@code host} each time: what one host may be shown, another may not. */
  private List<Stamp> stamps(TlsRule rule, Host host) throws IOException {
    List<Stamp> stamps = new ArrayList<>(3);
    if (rule.ca().isPresent()) {
      stamps.add(Stamp.of(rule.ca().get(), "the upstream's authorities are missing: "));
    }
    if (rule.client().isPresent()) {
      stamps.addAll(identities.stamps(rule.client().get(), host));
    }
    return stamps;
  }

  private SslContext make(TlsRule rule, Host host, ApplicationProtocolConfig offered) throws IOException {
    TrustManager trust = new UpstreamTrust(jdkTrust(rule.ca()), Pins.parse(rule.pins()));
    SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(provider).trustManager(trust)
        .protocols(protocols(rule.min())).ciphers(Strength.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
        .endpointIdentificationAlgorithm("HTTPS").applicationProtocolConfig(offered)
        .sessionTimeout(SESSION_LIFE.toSeconds());
    if (provider != SslProvider.JDK) {
      // The JDK asks for a staple by itself.
      builder.enableOcsp(true);
    }
    if (rule.client().isPresent()) {
      KeyEntry shown = identities.of(rule.client().get(), host);
      builder.keyManager(shown.key(), shown.chain().toArray(new X509Certificate[0]));
    }
    return Engine.withTickets(builder.build());
  }

  private static List<String> protocols(String min) throws IOException {
    return switch (min) {
      case "1.2" -> List.of("TLSv1.3", "TLSv1.2");
      case "1.3" -> List.of("TLSv1.3");
      default -> throw new IOException("the lowest TLS version is 1.2 or 1.3, not " + min);
    };
  }

  private static X509ExtendedTrustManager jdkTrust(Optional<Path> ca) throws IOException {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(ca.isPresent() ? store(ca.get()) : null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager extended) {
          return extended;
        }
      }
      throw new IOException("this JDK has no PKIX trust manager");
    } catch (GeneralSecurityException e) {
      String which = ca.map(file -> "the authorities of " + file).orElse("the JDK's authorities");
      throw new IOException(which + " cannot be read", e);
    }
  }

  private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (X509Certificate authority : Pem.certificates(Files.readString(file))) {
      store.setCertificateEntry("authority-" + store.size(), authority);
    }
    return store;
  }
}
