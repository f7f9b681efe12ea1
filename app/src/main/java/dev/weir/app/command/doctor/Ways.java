package dev.weir.app.command.doctor;

import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Settings;
import dev.weir.wire.dns.NettyResolver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the destinations' upstreams have addresses and can be connected to; nothing is sent to them. */
final class Ways {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int MOST = 50;

  private final Settings settings;

  Ways(Settings settings) {
    this.settings = settings;
  }

  List<Finding> look() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    try (NettyResolver resolver = new NettyResolver(settings.dns())) {
      for (DestinationRule destination : settings.destinations().values().stream().limit(MOST).toList()) {
        if (destination.upstream().isPresent()) {
          findings.add(way(destination.name(), destination.upstream().get(), resolver));
        }
      }
    }
    return findings;
  }

  private static Finding way(String name, Origin upstream, NettyResolver resolver)
      throws InterruptedException {
    String of = "destination " + name;
    List<Ip> addresses;
    try {
      addresses = switch (upstream.host()) {
        case Host.Literal literal -> List.of(literal.ip());
        case Host.Name host ->
          resolver.resolve(host).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      };
    } catch (ExecutionException | TimeoutException e) {
      return Finding.ill(of, upstream.host() + " has no address",
          "look at its name, at the machine's name servers, and at dns: in the configuration");
    }
    InetSocketAddress at = new InetSocketAddress(addresses.getFirst().toInet(), upstream.port());
    try (Socket socket = new Socket()) {
      socket.connect(at, (int) PATIENCE.toMillis());
      return Finding.well(of, upstream.authority() + " answers at " + addresses.getFirst());
    } catch (IOException e) {
      return Finding.ill(of,
          upstream.authority() + " does not answer at " + addresses.getFirst() + ": " + e.getMessage(),
          "look at the network between, firewalls too, and whether the service is up");
    }
  }
}
