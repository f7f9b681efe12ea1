package dev.weir.wire.dns;

import dev.weir.model.net.Ip;
import io.netty.resolver.HostsFileEntriesProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/**
 * What this machine knows by itself: the name servers of {@code resolv.conf} and the names of its hosts file. Search
 * domains are not taken: they turn one name into another.
 */
record SystemNames(List<InetSocketAddress> servers, Map<String, List<Ip>> hosts) {

  private static final int DNS_PORT = 53;
  private static final List<Ip> LOOPBACK = List.of(Ip.v4(0x7f000001L), Ip.v6(0, 1));

  SystemNames {
    servers = List.copyOf(servers);
    hosts = Map.copyOf(hosts);
  }

  /** Returns what the machine says now; a missing or unreadable file says nothing. */
  static SystemNames read() {
    return read(Path.of("/etc/resolv.conf"), HostsFileEntriesProvider.parser().parseSilently());
  }

  static SystemNames read(Path resolvConf, HostsFileEntriesProvider hostsFile) {
    Map<String, List<Ip>> hosts = new HashMap<>();
    // RFC 6761 section 6.3: never a question for a name server.
    hosts.put("localhost", LOOPBACK);
    Map<String, List<Ip>> listed = new HashMap<>();
    add(hostsFile.ipv4Entries(), listed);
    add(hostsFile.ipv6Entries(), listed);
    hosts.putAll(listed);
    return new SystemNames(servers(resolvConf), hosts);
  }

  private static void add(Map<String, List<InetAddress>> entries, Map<String, List<Ip>> hosts) {
    entries.forEach((name, addresses) -> hosts.merge(name, addresses.stream().map(Ip::of).distinct().toList(),
        (some, more) -> Stream.concat(some.stream(), more.stream()).distinct().toList()));
  }

  /** Netty's own reading of this file falls back to a public server where it names none. */
  private static List<InetSocketAddress> servers(Path resolvConf) {
    List<InetSocketAddress> servers = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(resolvConf)) {
        StringTokenizer words = new StringTokenizer(line);
        if (words.countTokens() >= 2 && words.nextToken().equals("nameserver")) {
          Ip.parse(words.nextToken())
              .ifPresent(ip -> servers.add(new InetSocketAddress(ip.toInet(), DNS_PORT)));
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return servers;
  }
}
