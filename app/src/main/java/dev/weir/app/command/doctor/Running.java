package dev.weir.app.command.doctor;

import dev.weir.model.net.Ip;
import dev.weir.model.settings.Listen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether Weir runs and is ready; where it does not run, whether its ports are free. */
final class Running {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Listen listen;

  Running(Listen listen) {
    this.listen = listen;
  }

  List<Finding> look() throws InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + admin() + "/readyz"))
          .timeout(PATIENCE).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return List.of(answer.statusCode() == 200
          ? Finding.well("running", "Weir serves, and is ready")
          : Finding.ill("running", "Weir serves, and is not ready: " + answer.body(), "mend what it names"));
    } catch (IOException e) {
      return ports();
    }
  }

  /** Port 0 is one that only the running process knows. */
  private Listen.Socket admin() {
    InetAddress ip = listen.admin().ip().toInet();
    return ip.isAnyLocalAddress()
        ? new Listen.Socket(Ip.v4(0x7f000001L), listen.admin().port())
        : listen.admin();
  }

  private List<Finding> ports() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.odd("running", "nothing answers at " + admin() + ": Weir does not serve",
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
