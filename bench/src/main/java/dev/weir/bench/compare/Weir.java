package dev.weir.bench.compare;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Weir as gateway and forward proxy, with a caller that shows a key, a credential that is injected, a rate limit and
 * an audit log whose intents are durable.
 */
record Weir(Daemon daemon, Site site, Look look, Ports ports, String key, Path ca) implements Proxy {
  private static final Duration READY = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 50;
  private static final String DESTINATION = """
      category: ai, allow: [{methods: [GET, POST], paths: ["/**"]}], addresses: {allow: [127.0.0.0/8]}, \
      credential: {secret: bench-upstream, header: Authorization, format: "Bearer {}"}""";
  private static final String CONTENT_POLICY = """
        - name: personal-data
          when: destination.category == "ai"
          data: {EMAIL: mask, PHONE: mask, CREDIT_CARD: mask, IBAN: mask, US_SSN: mask, IP_ADDRESS: mask, SECRET: deny}
      """;

  /** Whether bodies are looked at. */
  enum Look {
    EVERYTHING("Weir, everything on", "weir"), NOTHING("Weir, inspection off", "weir-off");

    final String title;
    final String folder;

    Look(String title, String folder) {
      this.title = title;
      this.folder = folder;
    }
  }

  /** Where it listens. */
  record Ports(int gateway, int proxy, int admin) {
    static Ports free() throws IOException {
      return new Ports(Daemon.freePort(), Daemon.freePort(), Daemon.freePort());
    }
  }

  /** Starts what {@code command} names, such as {@code ./weir}, and returns when it says that it is ready. */
  static Weir start(Site site, Look look, List<String> command) throws IOException, InterruptedException {
    Path folder = site.folderOf(look.folder);
    Ports ports = Ports.free();
    Path config = Files.writeString(folder.resolve("weir.yaml"), config(site, look, ports));
    Cli cli = new Cli(folder, command, config);
    cli.run(Upstream.SECRET, "secrets", "set", "bench-upstream");
    String key = cli.run("", "keys", "mint", "--caller", "bench").strip();
    Daemon daemon = Daemon.start(folder, site.cores(), cli.line("serve"), ports.admin());
    try {
      awaitReady(ports.admin());
      Path ca = Files.writeString(folder.resolve("weir-ca.pem"), cli.run("", "ca", "export"));
      return new Weir(daemon, site, look, ports, key, ca);
    } catch (IOException | InterruptedException e) {
      daemon.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return look.title;
  }

  @Override
  public Optional<Entrance> entrance(Scenario scenario) {
    boolean everything = look == Look.EVERYTHING;
    return switch (scenario) {
      case GET -> Optional.of(gateway("/plain"));
      case POST, STREAM, PACED, H2_GET, H2_POST -> Optional.of(gateway("/secure"));
      case INTERCEPT -> Optional.of(proxy(site.secure()).under(Upstream.KEYED));
      case HANDSHAKE, IDLE ->
        Optional.of(proxy(site.secure()).under(Upstream.KEYED)).filter(entrance -> everything);
      case TUNNEL -> Optional.of(tunnel()).filter(entrance -> everything);
    };
  }

  @Override
  public CpuClock clock() {
    return daemon.clock();
  }

  @Override
  public void close() {
    daemon.close();
  }

  private Entrance gateway(String destination) {
    return Entrance.reverse(ports.gateway, "127.0.0.1:" + ports.gateway).under(destination + Upstream.KEYED)
        .showing("Authorization: Bearer " + key);
  }

  private Entrance proxy(String authority) {
    return Entrance.connect(ports.proxy, authority, ca).showing("Proxy-Authorization: Bearer " + key);
  }

  /** Nobody opens the TLS inside, so the upstream's own authority signs what the client sees. */
  private Entrance tunnel() {
    return proxy(site.tunnel()).overTls(site.certificates().ca());
  }

  private static void awaitReady(int admin) throws IOException, InterruptedException {
    HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin + "/readyz"))
        .timeout(READY).build();
    long until = System.nanoTime() + READY.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
        if (System.nanoTime() > until) {
          throw new IOException("Weir is not ready after " + READY.toSeconds() + " s");
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  private static String config(Site site, Look look, Ports ports) {
    boolean everything = look == Look.EVERYTHING;
    String destination = DESTINATION + (everything ? "" : ", inspect: none");
    return """
        version: 1
        listen: {gateway: 127.0.0.1:%d, proxy: 127.0.0.1:%d, admin: 127.0.0.1:%d}
        data: ./data
        dns: {hosts: {%s: 127.0.0.1}}
        # Ten thousand tunnels may take longer to open than the first of them would be kept for.
        limits: {idle_timeout: 10m}
        callers:
          - {name: bench, team: bench}
        destinations:
          plain: {upstream: "http://%s", hosts: [%s], %s}
          secure: {upstream: "https://%s", hosts: [%s], ports: [%d], tls: {ca: %s}, %s}
          tunnel: {hosts: [%s], ports: [%d], intercept: never, addresses: {allow: [127.0.0.0/8]}}
        policies:
          - {name: fair-use, limit: {requests: 60000000/m, per: [caller, destination], burst: 1000000}}
        """.formatted(ports.gateway, ports.proxy, ports.admin,
        String.join(": 127.0.0.1, ", Certificates.HOSTS),
        site.plain(), Certificates.PLAIN_HOST, destination, site.secure(), Certificates.HOST,
        site.securePort(),
        site.certificates().ca(), destination, Certificates.TUNNEL_HOST, site.securePort())
        + (everything ? CONTENT_POLICY : "");
  }

  /** Weir's commands, run for this configuration. */
  private record Cli(Path folder, List<String> command, Path config) {
    List<String> line(String... arguments) {
      List<String> line = new ArrayList<>(command);
      line.addAll(List.of(arguments));
      line.addAll(List.of("-c", config.toString()));
      return line;
    }

    String run(String input, String... arguments) throws IOException, InterruptedException {
      return Command.run(folder, line(arguments), input);
    }
  }
}
