package dev.weir.app.command.scan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The proxy that {@code HTTPS_PROXY} names, as curl and pip read it, but for hosts of {@code NO_PROXY} and this machine. */
final class EnvironmentProxies extends ProxySelector {

  private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]");
  private static final int USUAL_PORT = 8080;

  private final List<Proxy> proxies;
  private final List<String> without;

  EnvironmentProxies(Map<String, String> environment) {
    this.proxies = Optional
        .ofNullable(environment.getOrDefault("HTTPS_PROXY", environment.get("https_proxy")))
        .flatMap(EnvironmentProxies::proxy).map(List::of).orElse(List.of(Proxy.NO_PROXY));
    this.without = List
        .of(Optional.ofNullable(environment.getOrDefault("NO_PROXY", environment.get("no_proxy")))
            .orElse("").toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1));
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    return HERE.contains(host) || without.stream().anyMatch(each -> covers(each, host))
        ? List.of(Proxy.NO_PROXY)
        : proxies;
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // Whoever asked is told by the failed call itself.
  }

  private static boolean covers(String rule, String host) {
    String domain = rule.startsWith(".") ? rule.substring(1) : rule;
    return rule.equals("*") || !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain));
  }

  private static Optional<Proxy> proxy(String text) {
    try {
      URI at = URI.create(text.contains("://") ? text : "http://" + text);
      return Optional.ofNullable(at.getHost()).map(host -> new Proxy(Proxy.Type.HTTP,
          InetSocketAddress.createUnresolved(host, at.getPort() < 0 ? USUAL_PORT : at.getPort())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
