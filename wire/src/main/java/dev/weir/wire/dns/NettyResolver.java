package dev.weir.wire.dns;

import dev.weir.model.Resolver;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Dns;
import dev.weir.wire.cache.FlightCache;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Looks names up: the configuration's fixed names, then the machine's hosts file, then the name servers, whose answers
 * are cached for as long as they say, but for a second at least and five minutes at most. Names are absolute.
 *
 * <p>What is known already comes back complete; the rest completes on the resolver's own thread.
 */
public final class NettyResolver implements Resolver, AutoCloseable {

  private static final int CAPACITY = 10_000;
  private static final Duration FAILURE_LIFE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Supplier<SystemNames> system;
  private final InstantSource clock;
  private final Duration patience;
  private final EventLoopGroup thread = new MultiThreadIoEventLoopGroup(1,
      new DefaultThreadFactory("dns", true), NioIoHandler.newFactory());
  private volatile View view;

  /**
   * What holds until the next update: an answer that was asked for under one view never lands in the next one's cache.
   *
   * @param questions empty where there is no name server
   */
  private record View(Map<Host.Name, List<Ip>> fixed, Map<String, List<Ip>> hostsFile,
      Optional<Questions> questions,
      FlightCache<Host.Name, List<Ip>> cache) {}

  /** Returns a resolver with one thread of its own. */
  public NettyResolver(Dns dns) {
    this(dns, SystemNames::read, InstantSource.system(), PATIENCE);
  }

  NettyResolver(Dns dns, Supplier<SystemNames> system, InstantSource clock, Duration patience) {
    this.system = system;
    this.clock = clock;
    this.patience = patience;
    this.view = viewOf(dns, system.get());
  }

  /** Takes another configuration, reads the machine's files again and forgets every answer. */
  public void update(Dns dns) {
    view = viewOf(dns, system.get());
  }

  /** Completes with every address of both families, each once; what they are good for is for others to judge. */
  @Override
  public CompletionStage<List<Ip>> resolve(Host.Name name) {
    View now = view;
    List<Ip> known = now.fixed().getOrDefault(name, now.hostsFile().getOrDefault(name.text(), List.of()));
    if (!known.isEmpty()) {
      return CompletableFuture.completedFuture(known);
    }
    if (now.questions().isEmpty()) {
      return CompletableFuture.failedFuture(
          new IOException("there is no name server: set dns.servers, or a nameserver in /etc/resolv.conf"));
    }
    return now.cache().get(name, now.questions().get()::ask);
  }

  @Override
  public void close() {
    Future<?> _ = thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private View viewOf(Dns dns, SystemNames machine) {
    List<InetSocketAddress> servers = dns.servers().isEmpty()
        ? machine.servers()
        : dns.servers().stream().map(each -> new InetSocketAddress(each.ip().toInet(), each.port())).toList();
    Optional<Questions> questions = servers.isEmpty()
        ? Optional.empty()
        : Optional.of(new Questions(thread.next(), servers, patience));
    return new View(dns.hosts(), machine.hosts(), questions,
        new FlightCache<>(CAPACITY, FAILURE_LIFE, clock));
  }
}
