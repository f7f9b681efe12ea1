package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.admin.account.Account;
import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.testkit.Answer;
import dev.weir.testkit.Request;
import dev.weir.testkit.StandIn;
import dev.weir.vault.MasterKeySource;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alert rules ask for metrics that a live Weir has, and Prometheus's own tool finds nothing wrong. */
final class DashboardTest {

  private static final Path FILES = Path.of("..", "docs", "grafana");
  /** Of stores that several Weirs share and of exports, which need their servers. */
  private static final Set<String> ELSEWHERE = Set.of("weir_shared_up", "weir_audit_export_up",
      "weir_audit_export_passed_total");

  @TempDir
  static Path folder;

  private static final StandIn UPSTREAM = StandIn.http("pay.test").on("POST", "*",
      _ -> Answer.text(200, "paid"));
  private static final StandIn COLLECTOR = StandIn.http("127.0.0.1").on("POST", "*",
      _ -> Answer.text(200, ""));
  private static Wiring weir;
  private static String key = "";

  @BeforeAll
  static void start() throws Exception {
    Path file = Files.writeString(folder.resolve("weir.yaml"), """
        version: 1
        listen: {gateway: '127.0.0.1:0', proxy: '127.0.0.1:0', admin: '127.0.0.1:0'}
        data: %s
        dns: {hosts: {pay.test: 127.0.0.1}}
        telemetry: {traces: {url: "http://127.0.0.1:%d"}}
        callers: [{name: shop}]
        destinations:
          pay: {upstream: 'http://pay.test:%d', addresses: {allow: [127.0.0.0/8]}}
        policies:
          - {name: fair-use, limit: {requests: 1/h, burst: 1}}
          - {name: no-pii, data: {EMAIL: mask}}
        """.formatted(folder.resolve("data"), COLLECTOR.port(), UPSTREAM.port()));
    weir = Wiring.start(file, MasterKeySource.beside(folder.resolve("data")), _ -> {});
    key = weir.keys().mint("shop", "", Optional.empty()).text();
    assertThat(List.of(pay(key), pay(key), pay("wk_none"))).containsExactly(200, 429, 401);
  }

  @AfterAll
  static void stop() {
    weir.close();
    UPSTREAM.close();
    COLLECTOR.close();
  }

  private static int pay(String key) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest
          .newBuilder(URI.create("http://127.0.0.1:" + weir.gateway().getPort() + "/pay/v1"))
          .header("Authorization", "Bearer " + key).header("Content-Type", "text/plain")
          .POST(BodyPublishers.ofString("to ann@example.com")).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void asksForMetricsThatThereAre() throws Exception {
    String scraped = ofWeir(scrape());
    assertThat(scraped).contains("weir_audit_failed{of=\"log\"} 0.0", "weir_audit_damage{of=\"log\"} 0.0",
        "weir_limit_granted_total{rule=\"fair-use\"} 1.0", "weir_limit_refused_total{rule=\"fair-use\"} 1.0",
        "weir_upstream_connections{destination=\"pay\"} 1.0", "weir_configuration_broken{of=\"file\"} 0.0",
        "weir_audit_wait_seconds_count 1", "weir_findings_total{destination=\"pay\",kind=\"EMAIL\"} 1.0");
    String all = scrape();
    for (String file : List.of("weir-alerts.yaml", "weir-dashboard.json")) {
      assertThat(names(Files.readString(FILES.resolve(file)))).isNotEmpty()
          .filteredOn(name -> !ELSEWHERE.contains(name))
          .allSatisfy(name -> assertThat(all).as(name).containsPattern("\n" + name + "[{ ]"));
    }
  }

  @Test
  void showsEveryMetricOfWeirsOwnOnTheDashboard() throws Exception {
    Set<String> shown = names(Files.readString(FILES.resolve("weir-dashboard.json")));
    List<String> missing = new ArrayList<>();
    for (String line : scrape().split("\n", -1)) {
      if (line.startsWith("# TYPE weir_")) {
        String name = line.split(" ", -1)[2];
        if (shown.stream().noneMatch(known -> known.startsWith(name))) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void theDashboardsPanelsDoNotOverlap() throws IOException {
    JsonNode panels = JsonMapper.shared().readTree(Files.readString(FILES.resolve("weir-dashboard.json")))
        .get("panels");
    Set<Integer> ids = new TreeSet<>();
    Set<String> taken = new TreeSet<>();
    for (JsonNode panel : panels) {
      assertThat(ids.add(panel.get("id").asInt())).isTrue();
      JsonNode at = panel.get("gridPos");
      assertThat(at.get("x").asInt() + at.get("w").asInt()).isLessThanOrEqualTo(24);
      for (int x = at.get("x").asInt(); x < at.get("x").asInt() + at.get("w").asInt(); x++) {
        for (int y = at.get("y").asInt(); y < at.get("y").asInt() + at.get("h").asInt(); y++) {
          assertThat(taken.add(x + "/" + y)).as(panel.get("title").asString()).isTrue();
        }
      }
    }
  }

  @Test
  void makesNoSeriesOfWhatStrangersMakeUp() throws Exception {
    long before = scrape().lines().filter(line -> line.startsWith("weir_")).count();
    try (ExecutorService strangers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 10_000; i += 200) {
        int from = i;
        all.add(strangers.submit(() -> stranger(from, from + 200)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    String after = scrape();
    assertThat(after.lines().filter(line -> line.startsWith("weir_")).count()).isLessThan(before + 50);
    assertThat(after).doesNotContain("h77.test", "p77", "wk_77");
    assertThat(after).contains("caller=\"(unknown)\",decision=\"deny\"} 10001.0");
  }

  /** Asks once for each host, path and key of a range. */
  private static @Nullable Void stranger(int from, int to) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), weir.proxy().getPort());
        BufferedReader in = new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      StringBuilder all = new StringBuilder();
      for (int i = from; i < to; i++) {
        all.append("GET http://h" + i + ".test/p" + i + " HTTP/1.1\r\nHost: h" + i
            + ".test\r\nProxy-Authorization: Bearer wk_" + i + "\r\nContent-Length: 0\r\n\r\n");
      }
      // All at once: they wait in the connection, and are answered in their order.
      socket.getOutputStream().write(all.toString().getBytes(StandardCharsets.US_ASCII));
      for (int i = from; i < to; i++) {
        skipAnswer(in);
      }
      return null;
    }
  }

  private static void skipAnswer(BufferedReader in) throws IOException {
    int length = 0;
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    assertThat(in.skip(length)).isEqualTo(length);
  }

  @Test
  void followsACallToItsUpstreamAndSaysNothingOfWhatItCarries() throws Exception {
    String parent = UPSTREAM.requests().getFirst().header("traceparent").orElseThrow();
    assertThat(parent).hasSize(55).startsWith("00-").endsWith("-03");
    Served.await("the spans", () -> spans().contains("POST pay"));
    assertThat(spans()).contains("identify", "decide", "inspect", "intent", "upstream", "outcome", "no-pii")
        .doesNotContain(key, "ann@example.com", "/v1");
  }

  private static String spans() {
    StringBuilder all = new StringBuilder();
    for (Request batch : COLLECTOR.requests()) {
      try (var in = new GZIPInputStream(new ByteArrayInputStream(batch.body()))) {
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all.toString();
  }

  @Test
  void showsWhatIsInsideToOperatorsAndNoSecretToAnybody() throws Exception {
    weir.accounts().add("(test)", "root", new Account.Standing(Set.of(Role.ADMIN), Set.of(), false));
    String token = weir.accounts().tokens()
        .mint("root", "look", Set.of(Scope.DEBUG), Set.of(), Duration.ofDays(1)).text();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String what : List.of("threads", "heap?classes=50", "connections", "limits", "policy", "log")) {
        HttpRequest.Builder asked = HttpRequest
            .newBuilder(URI.create("http://" + weir.admin() + "/debug/" + what));
        assertThat(client.send(asked.build(), BodyHandlers.discarding()).statusCode()).isEqualTo(401);
        var got = client.send(asked.header("Authorization", "Bearer " + token).build(),
            BodyHandlers.ofString());
        assertThat(got.statusCode()).as(what).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(got.body()).isObject()).isTrue();
        assertThat(got.body()).doesNotContain(key, token, "ann@example.com", "secret-of-pay");
      }
    }
  }

  @Test
  void promtoolFindsNothingWrong() throws Exception {
    promtool("check", "rules", FILES.resolve("weir-alerts.yaml").toString());
    promtool("test", "rules", FILES.resolve("weir-alerts.test.yaml").toString());
  }

  @Test
  void promtoolTakesTheMetricsOfALiveWeir() throws Exception {
    assumeTrue(there("promtool"), "promtool is part of Debian's prometheus");
    Path scraped = Files.writeString(folder.resolve("metrics.txt"), ofWeir(scrape()));
    Process process = new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true)
        .redirectInput(scraped.toFile()).start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  /** The names of the JVM's metrics are a library's. */
  private static String ofWeir(String scraped) {
    StringBuilder own = new StringBuilder();
    scraped.lines().filter(line -> line.startsWith("weir_") || line.startsWith("# HELP weir_")
        || line.startsWith("# TYPE weir_")).forEach(line -> own.append(line).append('\n'));
    return own.toString();
  }

  private static void promtool(String... words) throws Exception {
    assumeTrue(there("promtool"), "promtool is part of Debian's prometheus");
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static boolean there(String program) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    for (String word : text.split("[^a-z_]", -1)) {
      if (word.startsWith("weir_")) {
        names.add(word);
      }
    }
    return names;
  }

  private static String scrape() throws Exception {
    try (var in = URI.create("http://" + weir.admin() + "/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
