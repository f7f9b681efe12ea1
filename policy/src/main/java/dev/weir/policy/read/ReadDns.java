package dev.weir.policy.read;

import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Dns;
import dev.weir.model.settings.Listen.Socket;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code dns}. */
final class ReadDns {

  private static final int PORT = 53;

  private ReadDns() {}

  static Dns read(Optional<Value> dns) {
    Optional<Table> found = dns.flatMap(Value::table);
    if (found.isEmpty()) {
      return new Dns(List.of(), Map.of());
    }
    try (Table table = found.get()) {
      List<Socket> servers = new ArrayList<>();
      table.find("servers").ifPresent(value -> value.list().forEach(server -> server
          .as(text -> Sockets.parse(text, PORT), "address",
              "write an IP address such as 10.0.0.2 or 10.0.0.2:53")
          .ifPresent(servers::add)));
      return new Dns(servers, table.find("hosts").flatMap(Value::table).map(ReadDns::hosts).orElse(Map.of()));
    }
  }

  private static Map<Host.Name, List<Ip>> hosts(Table table) {
    Map<Host.Name, List<Ip>> hosts = new HashMap<>();
    table.all().forEach((name, value) -> {
      List<Ip> addresses = (value.isList() ? value.list() : List.of(value)).stream()
          .flatMap(each -> each.as(Ip::parse, "IP address", "write one such as 10.0.0.2").stream()).toList();
      if (Host.parse(name).orElse(null) instanceof Host.Name host) {
        hosts.put(host, addresses);
      } else {
        table.key(name).flaw(Value.quote(name) + " is no host name",
            "write it as a DNS name such as api.example.com");
      }
    });
    return hosts;
  }
}
