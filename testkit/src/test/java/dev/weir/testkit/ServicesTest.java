package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServicesTest {

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final StandIn standIn = StandIn.http("services.test").with(new PaymentStandIn("sk_real"))
      .with(new AiStandIn("ai_real")).with(new TelemetryStandIn()).with(new LogStandIn());

  @AfterEach
  void stop() {
    standIn.close();
    client.close();
  }

  @Test
  void chargesOnlyWithTheRealKey() throws Exception {
    HttpResponse<String> charged = post("/v1/charges", "amount=100", "Authorization", "Bearer sk_real");
    assertThat(charged.statusCode()).isEqualTo(200);
    assertThat(charged.body()).startsWith("{\"id\": \"ch_");
    assertThat(post("/v1/charges", "amount=100", "Authorization", "Bearer wk_weir").statusCode())
        .isEqualTo(401);
  }

  @Test
  void takesTracesAndLogs() throws Exception {
    assertThat(post("/v1/traces", "{}", "Content-Type", "application/json").statusCode()).isEqualTo(202);
    assertThat(post("/ingest", "{}\n{}\n", "Content-Type", "application/x-ndjson").body())
        .isEqualTo("{\"accepted\": 2}");
  }

  @Test
  void repeatsTheLastUsersMessageInBothDialects() throws Exception {
    String chat = """
        {"model": "m", "messages": [{"role": "user", "content": "first"}, {"role": "assistant", "content": "no"},
         {"role": "user", "content": [{"type": "text", "text": "tok_1 \\"quoted\\"\\n"}]}]}""";

    HttpResponse<String> openAi = post("/v1/chat/completions", chat, "Authorization", "Bearer ai_real");
    assertThat(openAi.statusCode()).isEqualTo(200);
    assertThat(in(Json.object(openAi.body()), "choices", 0, "message", "content"))
        .isEqualTo("tok_1 \"quoted\"\n");

    HttpResponse<String> anthropic = post("/v1/messages", chat, "x-api-key", "ai_real");
    assertThat(in(Json.object(anthropic.body()), "content", 0, "text")).isEqualTo("tok_1 \"quoted\"\n");

    HttpResponse<String> responses = post("/v1/responses", "{\"input\": \"plain\"}", "Authorization",
        "Bearer ai_real");
    assertThat(responses.body()).contains("\"text\": \"plain\"");
  }

  @Test
  void streamsInPiecesThatCutTokens() throws Exception {
    String chat = "{\"stream\": true, \"messages\": [{\"role\": \"user\", \"content\": \"mail weir_tok_12345 😀!\"}]}";

    HttpResponse<String> openAi = post("/v1/chat/completions", chat, "Authorization", "Bearer ai_real");
    assertThat(openAi.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
    assertThat(openAi.body()).endsWith("data: [DONE]\n\n").doesNotContain("weir_tok_12345");
    assertThat(joined(openAi.body(), "choices", 0, "delta", "content")).isEqualTo("mail weir_tok_12345 😀!");

    HttpResponse<String> anthropic = post("/v1/messages", chat, "x-api-key", "ai_real");
    assertThat(anthropic.body()).contains("event: message_start", "event: content_block_stop",
        "event: message_stop");
    assertThat(joined(anthropic.body(), "delta", "text")).isEqualTo("mail weir_tok_12345 😀!");

    HttpResponse<String> responses = post("/v1/responses", "{\"input\": \"streamed\", \"stream\": true}",
        "Authorization", "Bearer ai_real");
    assertThat(joined(responses.body(), "delta")).isEqualTo("streamed");
  }

  @Test
  void embedsEachInput() throws Exception {
    HttpResponse<String> floats = post("/v1/embeddings", "{\"input\": [\"a\", \"b\"]}", "Authorization",
        "Bearer ai_real");
    assertThat(in(Json.object(floats.body()), "data", 1, "embedding")).isEqualTo(List.of(0.25, -0.5, 0.125));
    HttpResponse<String> base64 = post("/v1/embeddings",
        "{\"input\": \"a\", \"encoding_format\": \"base64\"}",
        "Authorization", "Bearer ai_real");
    assertThat(base64.body()).contains("\"embedding\": \"AACAPgAAAL8AAAA+\"");
  }

  @Test
  void refusesWrongKeysAndBrokenJsonAsTheProvidersDo() throws Exception {
    assertThat(post("/v1/messages", "{}", "x-api-key", "wrong").body()).contains("authentication_error");
    assertThat(post("/v1/responses", "{}", "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
    assertThat(post("/v1/responses", "{\"input", "Authorization", "Bearer ai_real").statusCode())
        .isEqualTo(400);
  }

  /** Returns the strings at {@code path} of the stream's events, one after another. */
  private static String joined(String stream, Object... path) {
    return stream.lines().filter(line -> line.startsWith("data: {"))
        .map(line -> in(Json.object(line.substring(6)), path))
        .filter(String.class::isInstance).map(String.class::cast).collect(Collectors.joining());
  }

  /** Returns what stands in {@code json} under these names and indexes, or null. */
  private static @Nullable Object in(Object json, Object... path) {
    Object at = json;
    for (Object step : path) {
      at = switch (at) {
        case Map<?, ?> object -> object.get(step);
        case List<?> array -> array.get((Integer) step);
        case null, default -> null;
      };
    }
    return at;
  }

  private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    return client.send(HttpRequest.newBuilder(standIn.uri().resolve(path)).headers(headers)
        .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
