package dev.weir.app.command.doctor;

import dev.weir.model.settings.Listen;
import dev.weir.model.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether Weir runs and is ready; where it does not run, whether its ports are free. */
final class Running {

  private static final String RUNNING = "running";

  private final Listen listen;
  private final AdminPort admin;

  Running(Settings settings) {
    this.listen = settings.listen();
    this.admin = new AdminPort(listen.admin(), settings.admin());
  }

  List<Finding> look() {
    try {
      Finding ready = found(admin.get("/readyz"));
      AdminPort.Answer metrics = admin.get("/metrics");
      return metrics.status() == 200
          ? Stream.concat(Stream.of(ready), new Vitals(Metrics.parse(metrics.body())).look().stream())
              .toList()
          : List.of(ready);
    } catch (IOException e) {
      return ports();
    }
  }

  private static Finding found(AdminPort.Answer answer) {
    return switch (answer.status()) {
      case 200 -> Finding.well(RUNNING, "Weir serves, and is ready");
      case 401, 403 -> Finding.odd(RUNNING, "Weir serves, and tells how it does to those alone who may know",
          "set " + AdminPort.TOKEN + " to an API token: weir admin tokens --mint doctor --scope metrics");
      default ->
        Finding.ill(RUNNING, "Weir serves, and is not ready: " + answer.body(), "mend what it names");
    };
  }

  private List<Finding> ports() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.odd(RUNNING, "nothing answers at " + admin.near() + ": Weir does not serve",
        "start it with `weir serve`, unless that is meant"));
    Map.of("gateway", listen.gateway(), "proxy", listen.proxy(), "admin", listen.admin()).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(port -> findings.add(port(port.getKey(), port.getValue())));
    return findings;
  }

  private static Finding port(String name, Listen.Socket at) {
    String of = "port of " + name;
    try (ServerSocket free = new ServerSocket()) {
      free.setReuseAddress(true);
      free.bind(new InetSocketAddress(at.ip().toInet(), at.port()));
      return Finding.well(of, at + " is free");
    } catch (IOException e) {
      return Finding.ill(of, at + " cannot be listened on: " + e.getMessage(),
          "stop what listens there, or set listen." + name + " to another address and port");
    }
  }
}
