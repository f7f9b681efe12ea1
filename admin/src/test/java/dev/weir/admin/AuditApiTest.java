package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.SegmentLog;
import dev.weir.audit.tree.LogKey;
import dev.weir.model.AuditEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditApiTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir
  Path data;

  private final HttpClient client = HttpClient.newHttpClient();
  private SegmentLog log;
  private AdminServer admin;

  @BeforeEach
  void open() throws Exception {
    log = SegmentLog.open(data, InstantSource.system(), LogKey.of(new byte[32]));
    for (int i = 0; i < 5; i++) {
      change("k" + i);
    }
    admin = Office.open(data,
        new AuditApi(data, text -> text.equals("noon") ? Optional.of(NOON) : Optional.empty()).routes());
  }

  @AfterEach
  void close() throws IOException {
    client.shutdownNow();
    admin.close();
    log.close();
  }

  @Test
  void answersASearchPageByPage() throws Exception {
    assertThat(get("/api/audit/search?q=actor%3Aroot&limit=2"))
        .contains("\"subject\":\"k4\"", "\"subject\":\"k3\"",
            "\"behind\":3,")
        .doesNotContain("k2");
    assertThat(get("/api/audit/search?q=actor%3Aroot&limit=2&behind=3")).contains("k2", "k1",
        "\"behind\":1,");
    assertThat(get("/api/audit/search?q=actor%3Aroot&limit=9&behind=1")).contains("k0", "\"behind\":null");
    assertThat(get("/api/audit/search?order=oldest&limit=1")).contains("k0");
    assertThat(get("/api/audit/search?q=until:noon")).startsWith("{\"hits\":[]");
  }

  @Test
  void saysWhatItDoesNotUnderstand() throws Exception {
    assertThat(get("/api/audit/search?q=colour:red")).contains("\"status\":400", "there is no field colour");
    assertThat(get("/api/audit/search?limit=0")).contains("\"status\":400");
    assertThat(get("/api/audit/search?behind=x")).contains("\"status\":400");
    assertThat(get("/api/audit/search?q=a&q=b")).contains("each name once");
    assertThat(get("/api/audit/stats?by=path")).contains("by is one of destination");
    assertThat(get("/api/audit/stats?by=caller&q=host:x")).contains("these fields alone");
    assertThat(get("/api/audit/timeline")).contains("name a caller");
    assertThat(get("/api/audit/tail?q=since:never")).contains("that is no time");
  }

  @Test
  void countsAndTellsWhatHappenedBefore() throws Exception {
    assertThat(get("/api/audit/stats?by=caller")).isEqualTo("{\"calls\":0,\"rows\":[]}");
    assertThat(get("/api/audit/timeline?caller=x&before=noon")).contains("\"hits\":[]");
  }

  @Test
  void showsWhatComesAndWhatWasMissed() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri("/api/audit/tail?q=actor:root"))
        .header("Last-Event-ID", "2").build();
    HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    List<String> ids = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      while (ids.size() < 3) {
        String line = lines.readLine();
        if (line.startsWith("id: ")) {
          ids.add(line);
        }
        if (ids.size() == 2 && line.isEmpty()) {
          change("live");
        }
      }
      assertThat(lines.readLine()).contains("\"subject\":\"live\"");
    }
    assertThat(ids).containsExactly("id: 3", "id: 4", "id: 5");
  }

  private void change(String subject) throws Exception {
    log.append(new AuditEvent.AdminChange(NOON, "root", "key minted", subject, "")).toCompletableFuture()
        .get();
  }

  private String get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private URI uri(String path) {
    return URI.create("http://" + admin.bound() + path);
  }
}
