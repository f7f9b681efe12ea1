package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Answer;
import dev.weir.testkit.LiveStandIn;
import dev.weir.testkit.StandIn;
import dev.weir.vault.MasterKeySource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What calls say through a live Weir, kept, read and erased by commands beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeptPayloadsTest {

  private static final String SENT = "{\"to\":\"ann@example.com\"}";

  private Path folder = Path.of("");
  private final StandIn upstream = StandIn.http("up.test")
      .on("POST", "*", request -> Answer.of(200, "application/json", request.body()))
      .on("GET", "/v1/plain", _ -> Answer.text(200, "plain"))
      .on("GET", "/v1/stream", _ -> Answer.events(Collections.nCopies(40, "x".repeat(100))));
  private final LiveStandIn live = new LiveStandIn();
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Shell shell;
  private Wiring weir;
  private String key = "";

  @BeforeAll
  void start(@TempDir Path emptied) throws Exception {
    folder = emptied;
    shell = new Shell(folder);
    shell.write("weir.yaml", """
        version: 1
        listen: {gateway: '127.0.0.1:0', proxy: '127.0.0.1:0', admin: '127.0.0.1:0'}
        data: weir-data
        dns: {hosts: {up.test: 127.0.0.1, live.test: 127.0.0.1}}
        callers: [{name: ci, team: build}, {name: shop, team: web}]
        destinations:
          up: {upstream: 'http://up.test:%d', addresses: {allow: [127.0.0.0/8]}}
          live: {upstream: 'http://live.test:%d', addresses: {allow: [127.0.0.0/8]}, opaque: allow}
        policies:
          - {name: no-pii, data: {EMAIL: tokenize, "*": keep}, restore: true}
          - {name: keep, capture: {max: 1KiB, ttl: 7d}}
        """.formatted(upstream.port(), live.port()));
    weir = Wiring.start(shell.configuration(), MasterKeySource.beside(shell.data()), _ -> {});
    key = weir.keys().mint("ci", "", Optional.empty()).text();
  }

  @AfterAll
  void stop() {
    client.close();
    weir.close();
    upstream.close();
    live.close();
  }

  /** Sends a body, and returns the call once all of it is kept. */
  private String call(String key, String body) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + weir.gateway().getPort()
        + "/up/v1/mails?token=s3cr3t-of-the-caller")).header("Authorization", "Bearer " + key)
        .header("X-Own-Credential", "s3cr3t-of-the-caller").header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body)).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo(body);
    return kept(answer);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest
        .newBuilder(URI.create("http://127.0.0.1:" + weir.gateway().getPort() + "/up" + path))
        .header("Authorization", "Bearer " + key).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Waits until all of a call is kept, and returns which it is. */
  private String kept(HttpResponse<String> answer) throws Exception {
    String id = answer.headers().firstValue("Weir-Request-Id").orElseThrow();
    Served.await("both sides to be kept", () -> shell.run("audit", "show", id, "--data", data()) == 0
        && shell.err().contains("the request is kept until")
        && shell.err().contains("the answer is kept until"));
    return id;
  }

  private String data() {
    return shell.data().toString();
  }

  @Test
  void isReadAsItLeftAndAsItCameBackAndThatIsOnRecord() throws Exception {
    String id = call(key, SENT);
    assertThat(shell.run("audit", "show", id, "--payload", "--data", data(), "--reason", "ticket 7"))
        .isZero();
    assertThat(shell.out()).contains("request: as the log says",
        "POST http://up.test:" + upstream.port() + "/v1/mails?token=(not kept)",
        "X-Own-Credential: (not kept)", "answer: as the log says")
        .doesNotContain("ann@example.com", "s3cr3t", "wk_", "Authorization");
    Served.await("the reading to be in the log", () -> shell.run("audit", "search", "--data", data(),
        "action:\"payload read\" subject:" + id, "--format", "json") == 0
        && shell.out().contains("request, answer: ticket 7"));
  }

  @Test
  void anAnswerThatNothingChangesKeepsItsLengthOnItsWay() throws Exception {
    HttpResponse<String> answer = get("/v1/plain");
    assertThat(answer.headers().firstValue("Content-Length")).contains("5");
    assertThat(shell.run("audit", "show", kept(answer), "--payload", "--data", data())).isZero();
    assertThat(shell.out()).contains("plain").doesNotContain("cut off");
  }

  @Test
  void aStreamPassesWholeAndIsKeptUpToItsCap() throws Exception {
    HttpResponse<String> answer = get("/v1/stream");
    assertThat(answer.body()).hasSizeGreaterThan(4000);
    assertThat(shell.run("audit", "show", kept(answer), "--payload", "--data", data())).isZero();
    assertThat(shell.out()).contains("xxxx", "(cut off here: there was more)")
        .hasSizeLessThan(2500);
  }

  @Test
  void isWrittenAsAnArchiveThatDeveloperToolsOpen() throws Exception {
    String id = call(key, SENT);
    Path har = folder.resolve("one.har");
    assertThat(shell.run("audit", "show", id, "--har", har.toString(), "--data", data())).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(har))).isEqualTo("rw-------");
    assertThat(har).content().doesNotContain("ann@example.com", "s3cr3t", key);
    JsonNode log = JsonMapper.shared().readTree(Files.readString(har)).get("log");
    JsonNode entry = log.get("entries").get(0);
    assertThat(log.get("version").stringValue()).isEqualTo("1.2");
    assertThat(names(entry)).contains("startedDateTime", "time", "request", "response", "cache", "timings");
    assertThat(names(entry.get("request"))).containsExactlyInAnyOrder("method", "url", "httpVersion",
        "cookies", "headers", "queryString", "postData", "headersSize", "bodySize");
    assertThat(names(entry.get("response"))).containsExactlyInAnyOrder("status", "statusText", "httpVersion",
        "cookies", "headers", "content", "redirectURL", "headersSize", "bodySize", "_transferSize");
    assertThat(entry.get("response").get("content").get("text").stringValue())
        .isEqualTo(entry.get("request").get("postData").get("text").stringValue()).startsWith("{\"to\":\"");
  }

  @Test
  void theMessagesOfAWebSocketAreReadBothWaysAsTheyLeftAndAsTheyCame() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    WebSocket socket = client.newWebSocketBuilder().header("Authorization", "Bearer " + key)
        .buildAsync(URI.create("ws://127.0.0.1:" + weir.gateway().getPort() + "/live/v1/talk?token=s3cr3t"),
            new Hearing(heard))
        .get(20, TimeUnit.SECONDS);
    socket.sendText(SENT, true).get(20, TimeUnit.SECONDS);
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(SENT);
    socket.sendBinary(ByteBuffer.wrap(new byte[]{(byte) 0xff, 1}), true).get(20, TimeUnit.SECONDS);
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("2 bytes");
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);
    Served.await("the messages to be kept", () -> shell.run("audit", "search", "--data", data(),
        "destination:live method:GET", "--format", "json") == 0 && shell.out().contains("\"status\":101"));
    String id = JsonMapper.shared().readTree(shell.out()).get("call").stringValue();
    Path har = folder.resolve("talk.har");
    assertThat(shell.run("audit", "show", id, "--payload", "--har", har.toString(), "--data", data()))
        .as(shell.err()).isZero();
    assertThat(shell.out())
        .containsSubsequence("/v1/talk?token=(not kept)", "101", " sent:", "{\"to\":\"wtk_",
            " came back:", "{\"to\":\"wtk_", " sent:", "(2 bytes that are no text", " came back:", "(2 bytes")
        .doesNotContain("ann@example.com", "s3cr3t", "(cut off");
    JsonNode entry = JsonMapper.shared().readTree(Files.readString(har)).at("/log/entries/0");
    assertThat(entry.get("_resourceType").stringValue()).isEqualTo("websocket");
    assertThat(entry.get("_webSocketMessages").valueStream()
        .map(message -> message.get("type").stringValue() + " " + message.get("opcode").intValue()))
        .containsExactly("send 1", "receive 1", "send 2", "receive 2");
    assertThat(entry.at("/_webSocketMessages/3/data").stringValue()).isEqualTo("/wE=");
    assertThat(har).content().doesNotContain("ann@example.com", "s3cr3t");
  }

  /** Notes texts, and the sizes of what is no text. */
  private record Hearing(BlockingQueue<String> heard) implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      heard.add(text.toString());
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer bytes, boolean last) {
      heard.add(bytes.remaining() + " bytes");
      socket.request(1);
      return null;
    }
  }

  private static Set<String> names(JsonNode node) {
    return new TreeSet<>(node.propertyNames());
  }

  @Test
  void isErasedForOnePersonWhileEverythingElseAndEveryProofStays() throws Exception {
    String hers = call(key, "{\"to\":\"eve@example.org\"}");
    String his = call(key, "{\"to\":\"bob@example.org\"}");
    assertThat(shell.given("eve@example.org\n", "audit", "erase", "--subject", "value:-", "--reason",
        "she asked", "--data", data())).isZero();
    assertThat(shell.out()).startsWith("erased: 2 parts of calls");
    assertThat(shell.run("audit", "show", hers, "--payload", "--data", data())).isEqualTo(1);
    assertThat(shell.out()).contains("request: gone: it was erased", "answer: gone: it was erased");
    assertThat(shell.run("audit", "show", his, "--payload", "--data", data())).isZero();
    Served.await("a checkpoint over it", () -> shell.run("audit", "prove", hers, "--data", data(), "-o",
        folder.resolve("proof").toString()) == 0);
    assertThat(shell.run("audit", "verify-proof", folder.resolve("proof").toString(), "--key",
        Files.readString(shell.data().resolve("audit/verifier")).strip())).isZero();
    assertThat(shell.run("audit", "verify", "--data", data())).as(shell.out()).isZero();
    Served.await("the erasure to be in the log", () -> shell.run("audit", "search", "--data", data(),
        "action:\"payloads erased\"", "--format", "json") == 0 && shell.out().contains("she asked"));
    assertThat(shell.out()).doesNotContain("eve@example.org");
  }

  @Test
  void isErasedForACallerAndHeldForACourt() throws Exception {
    String shop = weir.keys().mint("shop", "", Optional.empty()).text();
    String theirs = call(shop, "{}");
    assertThat(shell.run("audit", "hold", "case-7", "--since", "2000-01-01", "--until", "2000-01-02",
        "--reason", "asked for", "--data", data())).isZero();
    assertThat(shell.run("audit", "erase", "--subject", "caller:shop", "--reason", "contract ended", "--data",
        data())).isZero();
    assertThat(shell.run("audit", "show", theirs, "--payload", "--data", data())).isEqualTo(1);
    assertThat(shell.run("audit", "hold", "case-8", "--since", "1h", "--reason", "asked for", "--data",
        data())).as(shell.err()).isZero();
    call(shop, "{}");
    assertThat(shell.run("audit", "erase", "--subject", "team:web", "--reason", "again", "--data", data()))
        .isEqualTo(1);
    assertThat(shell.err()).contains("held by case-8");
    assertThat(shell.run("audit", "hold", "case-8", "--release", "--data", data())).isZero();
  }

  @Test
  void saysWhatIsWrongAndHowToMendIt() {
    assertThat(shell.run("audit", "show", "01M82WNCW0BJMX9F57VS1GT237", "--data", data())).isEqualTo(2);
    assertThat(shell.err()).contains("no such call is in the log", "weir audit search");
    for (String whom : List.of("shop", "value:ann@example.com", "value:", "user:x")) {
      assertThat(shell.run("audit", "erase", "--subject", whom, "--reason", "x", "--data", data()))
          .isEqualTo(2);
      assertThat(shell.err()).contains("that names nobody", "value:-").doesNotContain("ann@");
    }
    assertThat(shell.run("audit", "erase", "--subject", "team:x", "--reason", " ", "--data", data()))
        .isEqualTo(2);
  }

  @Test
  void nothingOfItLiesInTheFolderInThePlain() throws Exception {
    call(key, "{\"note\":\"a very plain word\"}");
    try (Stream<Path> files = Files.walk(shell.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(content(file)).doesNotContain("very plain word", "eve@example.org");
      }
    }
  }

  private static String content(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }
}
