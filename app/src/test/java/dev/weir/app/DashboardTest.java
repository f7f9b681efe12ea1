package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.admin.AdminServer;
import dev.weir.admin.Administration;
import dev.weir.admin.CallMetrics;
import dev.weir.admin.Health;
import dev.weir.admin.account.PasswordHash;
import dev.weir.admin.http.Route;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.tree.LogKey;
import dev.weir.gateway.CallSummary;
import dev.weir.model.Kind;
import dev.weir.model.settings.Settings;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alert rules ask for metrics that Weir has. */
final class DashboardTest {

  private static final Path FILES = Path.of("..", "docs", "grafana");
  /** Those of the wire, which are in no test of this module without one. */
  private static final Set<String> OF_THE_WIRE = Set.of("weir_connections", "weir_held_bytes",
      "weir_held_bytes_limit",
      "weir_turned_away_total");
  /** Those of exports, of which there is none here. */
  private static final Set<String> OF_EXPORTS = Set.of("weir_audit_export_up", "weir_audit_export_passed_total");

  @TempDir
  Path data;

  @Test
  void asksForMetricsThatThereAre() throws Exception {
    String scraped = scrape();
    assertThat(scraped).contains("weir_audit_records_total{of=\"log\"} 0.0",
        "weir_audit_failed{of=\"log\"} 0.0",
        "weir_audit_damage{of=\"log\"} 0.0");
    for (String file : List.of("weir-alerts.yaml", "weir-dashboard.json")) {
      assertThat(names(Files.readString(FILES.resolve(file)))).isNotEmpty().allSatisfy(
          name -> assertThat(OF_THE_WIRE.contains(name) || OF_EXPORTS.contains(name) || scraped.contains("\n" + name + "{")).as(name)
              .isTrue());
    }
  }

  @Test
  void theDashboardIsJson() throws IOException {
    assertThat(JsonMapper.shared().readTree(Files.readString(FILES.resolve("weir-dashboard.json")))
        .get("panels").size())
        .isEqualTo(14);
  }

  @Test
  void promtoolFindsNothingWrong() throws Exception {
    boolean there = Arrays.stream(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    assumeTrue(there, "promtool is part of Debian's prometheus");
    Process promtool = new ProcessBuilder("promtool", "check", "rules",
        FILES.resolve("weir-alerts.yaml").toString())
        .redirectErrorStream(true).start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(said).isZero();
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

  private String scrape() throws Exception {
    CallMetrics metrics = new CallMetrics();
    metrics.ended(new CallSummary("pay", "checkout", "redact", "no-pii", 200, Duration.ofMillis(3), 10, 20,
        Map.of(Kind.EMAIL, 1), Optional.of("timed out")));
    try (SegmentLog log = SegmentLog.open(data, Clock.systemUTC(), LogKey.of(new byte[32]));
        Vault vault = Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC());
        AdminServer admin = AdminServer.open(administration(vault, Health.routes(Map.of(), metrics,
            AuditNumbers.of(log, data))));
        var in = URI.create("http://" + admin.bound() + "/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Administration administration(Vault vault, List<Route> routes) throws Exception {
    Path file = Files.writeString(data.resolve("weir.yaml"), "version: 1\nlisten: {admin: '127.0.0.1:0'}\n");
    Settings settings = Configurations.load(file).inForce().settings();
    Administration all = new Administration(new Administration.Parts(vault, () -> settings,
        (_, _, _, _) -> {}, PasswordHash.Cost.USUAL,
        Clock.systemUTC()));
    all.add(routes);
    return all;
  }
}
