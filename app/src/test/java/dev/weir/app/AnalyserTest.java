package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.AnalyserStandIn;
import dev.weir.testkit.Answer;
import dev.weir.testkit.StandIn;
import dev.weir.vault.MasterKeySource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An analyser outside of a live Weir, by a stand-in of the way in which Presidio speaks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnalyserTest {

  private static final String TEXT = "{\"note\": \"\ud83d\ude00 please ask Zzorbla Zzyx about 1984\"}";

  private final StandIn upstream = StandIn.http("up.test").on("POST", "*",
      request -> Answer.of(200, "application/json", request.body()));
  private final StandIn analyser = StandIn.http("analyser.test");
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Wiring weir;
  private String key = "";

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Shell shell = new Shell(folder);
    shell.write("weir.yaml", """
        version: 1
        listen: {gateway: '127.0.0.1:0', proxy: '127.0.0.1:0', admin: '127.0.0.1:0'}
        data: weir-data
        dns: {hosts: {up.test: 127.0.0.1}}
        detect: {analyser: {url: 'http://127.0.0.1:%d/analyze', timeout: 20s}}
        callers: [{name: ci, team: build}]
        destinations:
          up: {upstream: 'http://up.test:%d', addresses: {allow: [127.0.0.0/8]}}
        policies:
          - {name: no-names, data: {PERSON: replace, "*": keep}}
        """.formatted(analyser.port(), upstream.port()));
    weir = Wiring.start(shell.configuration(), MasterKeySource.beside(shell.data()), _ -> {});
    key = weir.keys().mint("ci", "", Optional.empty()).text();
  }

  @BeforeEach
  void play() {
    analyser.with(new AnalyserStandIn()).forget();
    upstream.forget();
  }

  @AfterAll
  void stop() {
    client.close();
    weir.close();
    upstream.close();
    analyser.close();
  }

  private HttpResponse<String> post(String body) throws Exception {
    return client
        .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + weir.gateway().getPort() + "/up/v1"))
            .header("Authorization", "Bearer " + key).header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  @Test
  void whatItFindsIsRewritten() throws Exception {
    assertThat(post(TEXT).body()).isEqualTo("{\"note\": \"\ud83d\ude00 please ask <PERSON> about 1984\"}");
    assertThat(analyser.requests()).hasSize(1);
  }

  @Test
  void isNotAskedWhereNothingIsSaid() throws Exception {
    assertThat(post("{\"id\": \"Zzorbla\"}").statusCode()).isEqualTo(200);
    assertThat(analyser.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "{}",
    "[{\"entity_type\": \"PERSON\", \"start\": 3, \"end\": 900, \"score\": 0.9}]",
    "[{\"entity_type\": \"PERSON\", \"start\": 3}]", "[7]"})
  void anAnswerThatIsNotAsItShouldBeDeniesTheCall(String answer) throws Exception {
    analyser.on("POST", "/analyze", _ -> Answer.json(200, answer));
    HttpResponse<String> denied = post(TEXT);
    assertThat(denied.statusCode()).isEqualTo(503);
    assertThat(denied.body()).contains("outside analyser").doesNotContain("Zzorbla");
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void aFailureOfItDeniesTheCall() throws Exception {
    analyser.on("POST", "/analyze", _ -> Answer.json(500, "{\"error\": \"no model\"}"));
    assertThat(post(TEXT).statusCode()).isEqualTo(503);
  }
}
