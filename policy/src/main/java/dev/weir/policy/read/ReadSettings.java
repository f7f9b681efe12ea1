package dev.weir.policy.read;

import dev.weir.model.net.Ip;
import dev.weir.model.settings.Defaults;
import dev.weir.model.settings.EntranceTls;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.Listen.Socket;
import dev.weir.model.settings.Settings;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads everything but policies and tests. */
public final class ReadSettings {

  private static final Ip LOOPBACK = Ip.v4(0x7f000001L);

  private final Path folder;

  /**
   * Makes a reader.
   *
   * @param folder what relative paths in the file are relative to
   */
  public ReadSettings(Path folder) {
    this.folder = folder;
  }

  /** Returns the settings of the whole file; where a part is flawed, with what is usual in its place. */
  public Settings read(Table root) {
    root.need("version", "write version: 1").ifPresent(version -> version.number(1, 1));
    Listen listen = root.find("listen").map(this::listen).orElse(usual());
    return new Settings(listen,
        root.find("data").flatMap(value -> path(value, folder))
            .orElse(folder.resolve("weir-data").toAbsolutePath().normalize()),
        new ReadShared(folder).read(root.find("shared")), ReadDns.read(root.find("dns")),
        root.find("defaults").map(ReadSettings::defaults).orElse(strict()),
        ReadLimits.read(root.find("limits")), new ReadDetectors(folder).read(root.find("detectors")),
        new ReadCallers(folder, listen.asksForCertificates()).read(root.find("callers")),
        new ReadDestinations(folder).read(root.find("destinations")));
  }

  /** Says what differs from {@code running} and cannot be changed under a Weir that runs. */
  public static void refuseMoves(Table root, Settings next, Settings running) {
    String mend = "restart Weir, or put back what it was";
    if (!next.listen().equals(running.listen())) {
      root.find("listen").orElse(root.owner()).flaw("listen cannot change while Weir runs", mend);
    }
    if (!next.data().equals(running.data())) {
      root.find("data").orElse(root.owner()).flaw("data cannot change while Weir runs", mend);
    }
    if (!next.shared().equals(running.shared())) {
      root.find("shared").orElse(root.owner()).flaw("shared cannot change while Weir runs", mend);
    }
    if (!next.limits().equals(running.limits())) {
      root.find("limits").orElse(root.owner()).flaw("limits cannot change while Weir runs", mend);
    }
  }

  static Optional<Path> path(Value value, Path folder) {
    return value.as(text -> {
      try {
        return Optional.of(folder.resolve(text).toAbsolutePath().normalize());
      } catch (InvalidPathException e) {
        return Optional.empty();
      }
    }, "path", "write a path, relative to this file or absolute");
  }

  private static Listen usual() {
    return new Listen(new Socket(LOOPBACK, 8470), new Socket(LOOPBACK, 8471), new Socket(LOOPBACK, 8472));
  }

  private static Defaults strict() {
    return new Defaults(false, false, Defaults.Mode.ENFORCE);
  }

  private Listen listen(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return usual();
    }
    try (Table table = found.get()) {
      Set<Socket> taken = new HashSet<>();
      return new Listen(socket(table, "gateway", usual().gateway(), taken),
          socket(table, "proxy", usual().proxy(), taken), socket(table, "admin", usual().admin(), taken),
          table.find("tls").flatMap(this::tls));
    }
  }

  private Optional<EntranceTls> tls(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Optional<Path> certificate = table.need("cert", "name the PEM file of what clients are shown")
          .flatMap(file -> pem(file, folder));
      Optional<Path> key = table.need("key", "name the PEM file of the certificate's key")
          .flatMap(file -> pem(file, folder));
      Optional<Path> authorities = table.find("client_ca").flatMap(file -> pem(file, folder));
      return certificate.flatMap(shown -> key.map(with -> new EntranceTls(shown, with, authorities)));
    }
  }

  /** Returns the path of a PEM file that is there. */
  static Optional<Path> pem(Value value, Path folder) {
    Optional<Path> path = path(value, folder);
    if (path.isPresent() && !Files.isReadable(path.get())) {
      value.flaw("there is no file to read at " + path.get(),
          "give the path of a PEM file, relative to this file or absolute");
    }
    return path;
  }

  private static Socket socket(Table table, String name, Socket usual, Set<Socket> taken) {
    Optional<Value> value = table.find(name);
    Socket socket = value.flatMap(text -> text.as(found -> Sockets.parse(found, -1), "address and port",
        "write an IP address and a port such as 127.0.0.1:8470")).orElse(usual);
    if (socket.port() != 0 && !taken.add(socket)) {
      value.orElse(table.owner()).flaw(name + " would listen on " + socket + ", as another of these does",
          "choose another port");
    }
    return socket;
  }

  private static Defaults defaults(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return strict();
    }
    try (Table table = found.get()) {
      Map<String, Boolean> open = Map.of("allow", true, "deny", false);
      return new Defaults(table.find("decision").flatMap(text -> text.oneOf(open)).orElse(false),
          table.find("on_error").flatMap(text -> text.oneOf(open)).orElse(false),
          table.find("mode").flatMap(text -> text.oneOf(ReadPolicies.MODES)).orElse(Defaults.Mode.ENFORCE));
    }
  }
}
