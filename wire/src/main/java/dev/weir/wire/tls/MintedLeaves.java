package dev.weir.wire.tls;

import dev.weir.model.net.Host;
import dev.weir.wire.cache.FlightCache;
import dev.weir.wire.cache.FlightCache.Fresh;
import dev.weir.x509.AltName;
import dev.weir.x509.CertificateMaker;
import dev.weir.x509.Identity;
import dev.weir.x509.Keys;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Leaves minted when they are first wanted. One key, made anew in each process, serves all of them: a leaf proves only
 * that Weir stands there, whichever host it names, so that a key for each would cost time and protect nothing more.
 */
public final class MintedLeaves implements Leaves, AutoCloseable {

  private static final int CAPACITY = 1024;
  private static final int THREADS = 2;
  private static final int QUEUE = 1024;
  private static final Duration LIFE = Duration.ofDays(7);
  /** Backdated for clients whose clocks are behind. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);
  /** A connection that lasts for a day still ends before its leaf does. */
  private static final Duration RENEW_BEFORE_END = Duration.ofDays(1);
  private static final Duration SESSION_LIFE = Duration.ofHours(1);

  private final Authority authority;
  private final Clock clock;
  private final SslProvider provider;
  private final KeyPair keys = Keys.p256();
  private final FlightCache<Host, SslContext> cache;
  private final ThreadPoolExecutor minters;

  public MintedLeaves(Authority authority, Clock clock) {
    this(authority, clock, Engine.provider(), CAPACITY);
  }

  MintedLeaves(Authority authority, Clock clock, SslProvider provider, int capacity) {
    this.authority = authority;
    this.clock = clock;
    this.provider = provider;
    this.cache = new FlightCache<>(capacity, Duration.ZERO, clock);
    this.minters = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(QUEUE),
        Thread.ofPlatform().daemon().name("mint-", 0).factory());
    minters.allowCoreThreadTimeOut(true);
  }

  @Override
  public CompletionStage<SslContext> leafFor(Host host) {
    return cache.get(host, this::mintOffTheLoop);
  }

  @Override
  public void close() {
    minters.shutdownNow();
    cache.clear();
  }

  /** Another authority signs from now on. */
  public void renew() {
    cache.clear();
  }

  private CompletionStage<Fresh<SslContext>> mintOffTheLoop(Host host) {
    try {
      return CompletableFuture.supplyAsync(() -> {
        try {
          return mint(host);
        } catch (IOException e) {
          throw new CompletionException(e);
        }
      }, minters);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(new IOException("too many certificates are wanted at once", e));
    }
  }

  private Fresh<SslContext> mint(Host host) throws IOException {
    Instant now = clock.instant();
    Identity issuer = authority.identity();
    Instant end = earlier(now.plus(LIFE), issuer.certificate().getNotAfter().toInstant());
    if (!now.isBefore(end)) {
      throw new IOException("the interception CA has expired: move the folder aside and start again");
    }
    try {
      Instant from = now.minus(CLOCK_SKEW);
      Identity leaf = CertificateMaker.named(commonName(host), from, Duration.between(from, end))
          .server(keys, List.of(altName(host)), issuer);
      Instant renewal = end.minus(RENEW_BEFORE_END);
      return new Fresh<>(context(leaf, issuer.certificate()),
          renewal.isAfter(now) ? Duration.between(now, renewal) : Duration.ZERO);
    } catch (GeneralSecurityException e) {
      throw new IOException("no certificate for " + host, e);
    }
  }

  private SslContext context(Identity leaf, X509Certificate issuer) throws SSLException {
    return Engine.withTickets(SslContextBuilder
        .forServer(leaf.key(), leaf.certificate(), issuer)
        .sslProvider(provider)
        // The store never leaves memory: PKCS#12 would stretch its empty password at length for each leaf.
        .keyStoreType("JKS")
        // No client shows a certificate here; without this, all of the JDK's authorities are read for each leaf.
        .trustManager(issuer)
        .protocols("TLSv1.3", "TLSv1.2")
        .applicationProtocolConfig(Engine.HTTP_2_OR_1_1)
        .sessionTimeout(SESSION_LIFE.toSeconds())
        .build());
  }

  /** Returns the host where it fits; clients look at the alternative names alone. */
  private static String commonName(Host host) {
    String text = host.toString();
    return text.length() <= CertificateMaker.MAX_COMMON_NAME ? text : "Weir";
  }

  private static AltName altName(Host host) {
    return switch (host) {
      case Host.Name name -> new AltName.Dns(name.text());
      case Host.Literal literal -> new AltName.Address(literal.ip().toInet());
    };
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
