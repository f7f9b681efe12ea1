package dev.weir.policy.read;

import dev.weir.model.net.Ip;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.EntranceTls;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.Listen.Socket;
import dev.weir.model.settings.Listen.SocketFile;
import dev.weir.policy.yaml.Nearest;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code listen}. */
final class ReadListen {

  private static final Ip LOOPBACK = Ip.v4(0x7f000001L);
  private static final Listen USUAL = new Listen(new Socket(LOOPBACK, 8470), new Socket(LOOPBACK, 8471),
      new Socket(LOOPBACK, 8472));
  private static final Socket ANY = new Socket(LOOPBACK, 0);

  private final Path folder;
  private final Set<Socket> taken = new HashSet<>();
  private final List<Map.Entry<String, Value>> owners = new ArrayList<>();

  ReadListen(Path folder) {
    this.folder = folder;
  }

  Listen read(Optional<Value> listen) {
    Optional<Table> found = listen.flatMap(Value::table);
    if (found.isEmpty()) {
      return USUAL;
    }
    try (Table table = found.get()) {
      return new Listen(socket(table, "gateway", USUAL.gateway()), socket(table, "proxy", USUAL.proxy()),
          socket(table, "admin", USUAL.admin()), callers(table.find("callers")),
          files(table.find("sockets")), table.find("tls").flatMap(this::tls));
    }
  }

  /** Says which of the ports and sockets are for somebody who is none of {@code callers}. */
  void refuseStrangers(List<CallerRule> callers) {
    List<String> names = callers.stream().map(CallerRule::name).toList();
    for (Map.Entry<String, Value> owner : owners) {
      if (!names.contains(owner.getKey())) {
        owner.getValue().flaw("no caller is named " + owner.getKey(), Nearest.mend(owner.getKey(), names));
      }
    }
  }

  private List<SocketFile> files(Optional<Value> value) {
    ReadSocketFiles reader = new ReadSocketFiles(folder);
    List<SocketFile> files = new ArrayList<>();
    value.flatMap(Value::table).ifPresent(table -> table.all().forEach((caller, keys) -> {
      owners.add(Map.entry(caller, table.key(caller)));
      keys.table().ifPresent(found -> files.addAll(reader.read(caller, found)));
    }));
    return files;
  }

  private Map<String, Socket> callers(Optional<Value> value) {
    Map<String, Socket> callers = new HashMap<>();
    value.flatMap(Value::table).ifPresent(table -> table.all().forEach((name, port) -> {
      owners.add(Map.entry(name, port));
      callers.put(name, socket("the port of " + name, Optional.of(port), table.owner(), ANY));
    }));
    return callers;
  }

  private Socket socket(Table table, String name, Socket usual) {
    return socket(name, table.find(name), table.owner(), usual);
  }

  private Socket socket(String name, Optional<Value> value, Value owner, Socket usual) {
    Socket socket = value.flatMap(text -> text.as(found -> Sockets.parse(found, -1), "address and port",
        "write an IP address and a port such as 127.0.0.1:8470")).orElse(usual);
    if (socket.port() != 0 && !taken.add(socket)) {
      value.orElse(owner).flaw(name + " would listen on " + socket + ", as another of these does",
          "choose another port");
    }
    return socket;
  }

  private Optional<EntranceTls> tls(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      return shown(table, folder, table.find("client_ca").flatMap(file -> ReadSettings.pem(file, folder)));
    }
  }

  /** Returns what clients are shown by the files that {@code table} names. */
  static Optional<EntranceTls> shown(Table table, Path folder, Optional<Path> authorities) {
    Optional<Path> certificate = table.need("cert", "name the PEM file of what clients are shown")
        .flatMap(file -> ReadSettings.pem(file, folder));
    Optional<Path> key = table.need("key", "name the PEM file of the certificate's key")
        .flatMap(file -> ReadSettings.pem(file, folder));
    return certificate.flatMap(shown -> key.map(with -> new EntranceTls(shown, with, authorities)));
  }
}
