package dev.weir.wire.dns;

import dev.weir.model.Resolver;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.wire.cache.FlightCache.Fresh;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.DnsServerAddresses;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks name servers for A and AAAA at once, without a cache. Each question has a socket, and so a source port, of its own:
 * a forged answer has to guess it beside the query's id.
 */
final class Questions {

  private static final long MIN_TTL_SECONDS = 1;
  private static final long MAX_TTL_SECONDS = 300;

  private final DnsNameResolver resolver;
  private final Duration patience;

  /** Asks {@code servers}, one at least, in their order; a whole lookup takes {@code patience} at most. */
  Questions(EventLoop loop, List<InetSocketAddress> servers, Duration patience) {
    this.patience = patience;
    DnsServerAddresses inTurn = DnsServerAddresses.sequential(servers);
    this.resolver = new DnsNameResolverBuilder(loop)
        .datagramChannelType(NioDatagramChannel.class)
        .socketChannelType(NioSocketChannel.class)
        .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
        .nameServerProvider(name -> inTurn.stream())
        .hostsFileEntriesResolver((name, types) -> null)
        .searchDomains(List.of())
        .queryTimeoutMillis(patience.dividedBy(2).toMillis())
        .resolveCache(NoopDnsCache.INSTANCE)
        .cnameCache(NoopDnsCnameCache.INSTANCE)
        .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE)
        .build();
  }

  /** Completes in time with every address, or with an {@link IOException} where there is none. */
  CompletionStage<Fresh<List<Ip>>> ask(Host.Name name) {
    CompletableFuture<List<DnsRecord>> v4 = ask(name, DnsRecordType.A);
    CompletableFuture<List<DnsRecord>> v6 = ask(name, DnsRecordType.AAAA);
    CompletableFuture<Fresh<List<Ip>>> result = new CompletableFuture<>();
    CompletableFuture<?> _ = CompletableFuture.allOf(v4, v6)
        .whenComplete((both, failure) -> finish(name, v4, v6, result));
    return result.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).exceptionallyCompose(
        failure -> CompletableFuture
            .failedFuture(failure instanceof TimeoutException ? late(name) : failure));
  }

  /** Asks again where a packet was lost. */
  private CompletableFuture<List<DnsRecord>> ask(Host.Name name, DnsRecordType type) {
    return askOnce(name, type).exceptionallyCompose(
        failure -> timedOut(failure) ? askOnce(name, type) : CompletableFuture.failedFuture(failure));
  }

  private CompletableFuture<List<DnsRecord>> askOnce(Host.Name name, DnsRecordType type) {
    CompletableFuture<List<DnsRecord>> answer = new CompletableFuture<>();
    // The last dot makes it absolute.
    resolver.resolveAll(new DefaultDnsQuestion(name.text() + ".", type))
        .addListener((Future<List<DnsRecord>> asked) -> {
          if (asked.isSuccess()) {
            answer.complete(asked.getNow());
          } else {
            answer.completeExceptionally(asked.cause());
          }
        });
    return answer;
  }

  /** Reads both answers even where it is too late for them: their records have to be released. */
  private static void finish(Host.Name name, CompletableFuture<List<DnsRecord>> v4,
      CompletableFuture<List<DnsRecord>> v6, CompletableFuture<Fresh<List<Ip>>> result) {
    Found found = new Found();
    found.take(v4);
    found.take(v6);
    if (!found.ips.isEmpty()) {
      result.complete(new Fresh<>(List.copyOf(found.ips), Duration.ofSeconds(found.ttlSeconds)));
    } else {
      result.completeExceptionally(
          found.unanswered ? late(name) : new IOException("the name " + name + " has no address"));
    }
  }

  private static IOException late(Host.Name name) {
    return new Resolver.Silence("no name server answered in time for " + name);
  }

  private static boolean timedOut(@Nullable Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof DnsNameResolverTimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** The addresses of several answers, each once, and the shortest of their lives. */
  private static final class Found {
    final Set<Ip> ips = new LinkedHashSet<>();
    long ttlSeconds = MAX_TTL_SECONDS;
    boolean unanswered;

    /** Takes what a finished question found. */
    void take(CompletableFuture<List<DnsRecord>> question) {
      if (question.isCompletedExceptionally()) {
        unanswered |= timedOut(question.exceptionNow());
        return;
      }
      for (DnsRecord each : question.resultNow()) {
        if (each instanceof DnsRawRecord address && lengthFits(address)) {
          ips.add(Ip.of(ByteBufUtil.getBytes(address.content())));
          ttlSeconds = Math.clamp(address.timeToLive(), MIN_TTL_SECONDS, ttlSeconds);
        }
        ReferenceCountUtil.release(each);
      }
    }

    private static boolean lengthFits(DnsRawRecord address) {
      int wanted = address.type().equals(DnsRecordType.A) ? 4 : 16;
      return address.content().readableBytes() == wanted;
    }
  }
}
