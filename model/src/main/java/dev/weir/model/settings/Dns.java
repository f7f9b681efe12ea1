package dev.weir.model.settings;

import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import java.util.List;
import java.util.Map;

/**
 * Own name servers and fixed names.
 *
 * @param servers asked in turn; empty means those of the system
 * @param hosts names that are not asked for at all; their addresses are vetted like any others
 */
public record Dns(List<Listen.Socket> servers, Map<Host.Name, List<Ip>> hosts) {
  public Dns {
    servers = List.copyOf(servers);
    hosts = Map.copyOf(hosts);
  }
}
