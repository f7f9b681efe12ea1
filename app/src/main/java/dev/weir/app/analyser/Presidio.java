package dev.weir.app.analyser;

import dev.weir.model.Analyser;
import dev.weir.model.Kind;
import dev.weir.model.Kinds;
import dev.weir.model.Opinion;
import dev.weir.model.settings.AnalyserRule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks {@code POST /analyze} of Microsoft Presidio, or of what speaks as it does, by no proxy and following no redirect. What it says
 * counts where it names a kind of data that Weir knows: dates and addresses of pages, which it finds too, are none.
 */
public final class Presidio implements Analyser, AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  /** A hostile text has a finding in every few letters, of a hundred bytes each. */
  private static final int MOST_BYTES = 16 << 20;
  private static final int FINE = 200;

  private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("EMAIL_ADDRESS", "EMAIL"),
      Map.entry("PHONE_NUMBER", "PHONE"), Map.entry("IBAN_CODE", "IBAN"),
      Map.entry("US_BANK_NUMBER", "BANK_ACCOUNT"), Map.entry("ORG", "ORGANIZATION"),
      Map.entry("GPE", "LOCATION"),
      Map.entry("STREET_ADDRESS", "ADDRESS"));

  private final JsonMapper json = new JsonMapper();
  private @Nullable CompletableFuture<HttpClient> client;

  @Override
  public CompletionStage<List<Opinion>> analyse(String text, AnalyserRule rule) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(rule.url().origin() + rule.url().originForm()))
        .timeout(rule.timeout()).header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(
            Map.of("text", text, "language", rule.language(), "score_threshold", rule.score()))))
        .build();
    return client().thenCompose(by -> ask(by, request, rule, text));
  }

  /**
   * Made for the first question, since most configurations ask none; aside, since the JDK reads all authorities of the system
   * for it.
   */
  private synchronized CompletableFuture<HttpClient> client() {
    CompletableFuture<HttpClient> made = client == null
        ? CompletableFuture.supplyAsync(
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(CONNECT)::build,
            Thread::startVirtualThread)
        : client;
    client = made;
    return made;
  }

  private CompletableFuture<List<Opinion>> ask(HttpClient by, HttpRequest request, AnalyserRule rule,
      String text) {
    CompletableFuture<HttpResponse<byte[]>> asked = by.sendAsync(request,
        BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    return asked.copy().orTimeout(rule.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .handle((answer, failure) -> {
          if (answer == null) {
            asked.cancel(true);
            throw new CompletionException(
                new IOException("the analyser did not answer in time, or not at all"));
          }
          return opinions(answer, rule, text.codePointCount(0, text.length()));
        });
  }

  private List<Opinion> opinions(HttpResponse<byte[]> answer, AnalyserRule rule, int length) {
    if (answer.statusCode() != FINE) {
      throw failed("answered with status " + answer.statusCode());
    }
    JsonNode all;
    try {
      all = json.readTree(answer.body());
    } catch (JacksonException _) {
      throw failed("answered with what is no JSON");
    }
    if (!all.isArray()) {
      throw failed("answered with no list");
    }
    List<Opinion> opinions = new ArrayList<>();
    for (JsonNode one : all) {
      check(one, length);
      double score = Math.clamp(one.get("score").asDouble(), 0, 1);
      Optional<Kind> kind = Kinds.named(KINDS.getOrDefault(one.get("entity_type").asString(),
          one.get("entity_type").asString()));
      if (kind.isPresent() && score >= rule.score()) {
        opinions.add(new Opinion(one.get("start").asInt(), one.get("end").asInt(), kind.get(), score));
      }
    }
    return opinions;
  }

  /** A part of an answer that is not as it should be makes all of it worthless. */
  private static void check(JsonNode one, int length) {
    boolean whole = one.path("entity_type").isString() && one.path("start").isInt() && one.path("end").isInt()
        && one.path("score").isNumber();
    if (!whole || one.get("start").asInt() < 0 || one.get("end").asInt() <= one.get("start").asInt()
        || one.get("end").asInt() > length) {
      throw failed("told of what the text does not have");
    }
  }

  private static CompletionException failed(String how) {
    return new CompletionException(new IOException("the analyser " + how));
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      var _ = client.thenAccept(HttpClient::shutdownNow);
    }
  }
}
