package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.CallSummary;
import dev.weir.model.Kind;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AdminServerTest {

  private final AtomicReference<Optional<String>> diskFull = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Supplier<Optional<String>>> vault = new AtomicReference<>(Optional::empty);
  private final CallMetrics metrics = new CallMetrics();
  @TempDir
  Path folder;
  private AdminServer admin;

  @BeforeEach
  void start() {
    admin = open();
  }

  @AfterEach
  void stop() {
    admin.close();
  }

  @Test
  void saysThatItIsAlive() throws IOException {
    assertThat(get("/healthz")).startsWith("HTTP/1.1 200").contains("{\"alive\":true}");
  }

  @Test
  void isReadyOnlyWhileEveryCheckPasses() throws IOException {
    assertThat(get("/readyz")).startsWith("HTTP/1.1 200").contains("\"failing\":[]");
    diskFull.set(Optional.of("no space on \"/data\""));
    assertThat(get("/readyz")).startsWith("HTTP/1.1 503")
        .contains(
            "{\"ready\":false,\"failing\":[{\"name\":\"audit\",\"why\":\"no space on \\\"/data\\\"\"}]}");
  }

  @Test
  void isNotReadyWhenACheckThrows() throws IOException {
    vault.set(() -> {
      throw new IllegalStateException("top secret");
    });
    assertThat(get("/readyz")).startsWith("HTTP/1.1 503").contains("vault", "IllegalStateException")
        .doesNotContain("top secret");
  }

  @Test
  void countsCallsForPrometheus() throws IOException {
    metrics.ended(call("pay", 201, Map.of(Kind.EMAIL, 2)));
    metrics.ended(call("pay", 204, Map.of()));
    assertThat(get("/metrics")).startsWith("HTTP/1.1 200").contains(
        "weir_calls_total{decision=\"redact\",destination=\"pay\",rule=\"no-pii\",status=\"2xx\"} 2.0",
        "weir_caller_calls_total{caller=\"checkout\",decision=\"redact\"} 2.0",
        "weir_findings_total{destination=\"pay\",kind=\"EMAIL\"} 2.0",
        "weir_sent_bytes_total{destination=\"pay\"} 20.0",
        "weir_call_duration_seconds_bucket{destination=\"pay\",le=\"0.0025\"} 0",
        "weir_call_duration_seconds_bucket{destination=\"pay\",le=\"0.005\"} 2",
        "weir_call_duration_seconds_bucket{destination=\"pay\",le=\"+Inf\"} 2",
        "jvm_memory_used_bytes");
  }

  @Test
  void answersNobodyWhoUsesAnotherName() throws IOException {
    assertThat(request("GET", "/metrics", "rebound.example:" + admin.bound().port()))
        .startsWith("HTTP/1.1 421").contains("application/problem+json");
    assertThat(request("GET", "/healthz", "10.0.0.1")).startsWith("HTTP/1.1 421");
    assertThat(request("GET", "/healthz", "localhost")).startsWith("HTTP/1.1 200");
  }

  @Test
  void showsTheNumbersOfOtherRooms() throws IOException {
    assertThat(get("/metrics")).contains("weir_connections{side=\"client\"} 3.0",
        "weir_turned_away_total{reason=\"memory\"} 7.0");
  }

  @Test
  void knowsItsPathsAndOneMethod() throws IOException {
    assertThat(get("/healthz/more")).startsWith("HTTP/1.1 404").contains("application/problem+json",
        "/openapi.json");
    assertThat(get("/")).startsWith("HTTP/1.1 200").contains("no pages");
    assertThat(request("POST", "/healthz", "127.0.0.1")).startsWith("HTTP/1.1 405").contains("Allow: GET");
    assertThat(request("HEAD", "/healthz", "127.0.0.1")).startsWith("HTTP/1.1 405").doesNotContain("{");
  }

  private AdminServer open() {
    return Office.open(folder, Health.routes(Map.of("audit", diskFull::get, "vault", () -> vault.get().get()),
        metrics,
        List.of(
            new Numbers("weir_connections", "Clients' connections.", "side", false,
                () -> Map.of("client", 3L)),
            new Numbers("weir_turned_away", "Turned away.", "reason", true, () -> Map.of("memory", 7L)))));
  }

  private static CallSummary call(String destination, int status, Map<Kind, Integer> kinds) {
    return new CallSummary(destination, "checkout", "redact", "no-pii", status, Duration.ofMillis(3), 10, 20,
        kinds,
        Optional.empty());
  }

  private String get(String path) throws IOException {
    return request("GET", path, admin.bound().toString());
  }

  /** Writes the request itself, since HTTP clients do not let a test choose the Host field. */
  private String request(String method, String path, String host) throws IOException {
    try (Socket socket = new Socket(admin.bound().ip().toInet(), admin.bound().port())) {
      String head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
