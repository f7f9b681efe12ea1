package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** WebSocket messages through a Weir with rules: what leaves, what comes back, and how a denial is told. */
@ExtendWith(OneWeir.class)
final class WebSocketIT {

  private final World world;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  WebSocketIT(World world) {
    this.world = world;
  }

  @Test
  void tokenisesWhatLeavesAndRestoresWhatComesBack() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket = open(client, world.key());
      socket.sendText("{\"to\": \"ann@example.com\"}", true).get(20, TimeUnit.SECONDS);
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("{\"to\": \"ann@example.com\"}");
      assertThat(world.outside().live().texts()).last().asString().contains("wtk_").doesNotContain("ann@");
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("closed with 1000");
    }
  }

  @Test
  void closesWithTheRuleThatDenies() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket = open(client, world.key());
      socket.sendText("{\"text\": \"my card is 4111 1111 1111 1111\"}", true).get(20, TimeUnit.SECONDS);
      assertThat(heard.poll(20, TimeUnit.SECONDS))
          .isEqualTo("closed with 1008 Weir: no-pii-to-ai: CREDIT_CARD must not be sent here");
      assertThat(world.outside().live().texts()).noneMatch(text -> text.contains("4111"));
    }
  }

  /** The stand-in says again what it hears: so a client plays the provider's part. */
  @Test
  void restoresATokenThatComesBackInPieces() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket = open(client, world.key());
      say(socket, "{\"to\": \"" + Prompts.MAIL + "\"}");
      assertThat(heard.poll(20, TimeUnit.SECONDS)).contains(Prompts.MAIL);
      String sent = world.outside().live().texts().getLast();
      String token = sent.substring(sent.indexOf("wtk_"), sent.lastIndexOf('"'));
      int half = token.length() / 2;
      say(socket, delta("To " + token.substring(0, half)));
      say(socket, delta(token.substring(half) + " now"));
      say(socket, "{\"type\":\"response.output_text.done\"}");
      assertThat(heard.poll(20, TimeUnit.SECONDS) + heard.poll(20, TimeUnit.SECONDS)).contains(Prompts.MAIL)
          .doesNotContain("wtk_");
      // A client that is closed waits for sockets that are open.
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void cutsOffAnAnswerThatIsDeniedInTheProvidersOwnWay() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket = open(client, world.key());
      say(socket, "{\"type\":\"session.created\",\"event_id\":\"a\"}");
      say(socket, delta("It is HALYARD-"));
      say(socket, delta("7731-blue, I think"));
      assertThat(heard.poll(20, TimeUnit.SECONDS)).contains("session.created");
      assertThat(heard.poll(20, TimeUnit.SECONDS)).contains("content_filter");
      assertThat(heard.poll(20, TimeUnit.SECONDS)).startsWith("closed with 1008 Weir: answers:");
    }
  }

  /** Of 300 tokens 170 are spent, and then 100 set aside: there is no answer yet, and too little left for another. */
  @Test
  void keepsAnswersWithinABudgetHoweverManyAreAskedFor() throws Exception {
    world.outside().live().answer("\"event_id\":\"counted\"",
        "{\"type\":\"response.done\",\"usage\":{\"input_tokens\":90,\"output_tokens\":80}}");
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket = open(client, world.thriftyKey());
      say(socket, create("counted"));
      assertThat(heard.poll(20, TimeUnit.SECONDS)).contains("response.done");
      say(socket, create("second"));
      say(socket, create("third"));
      String last = heard.poll(20, TimeUnit.SECONDS);
      // What is closed may be closed before the stand-in has said the second again.
      assertThat(String.valueOf(last).contains("second") ? heard.poll(20, TimeUnit.SECONDS) : last)
          .startsWith("closed with 1008 Weir: pocket-money:");
      awaitOutside("second");
      assertThat(world.outside().live().texts()).noneMatch(text -> text.contains("third"));
    }
  }

  /** Waits for the stand-in to read a text: it may do so behind the end of the connection. */
  private void awaitOutside(String part) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (world.outside().live().texts().stream().noneMatch(text -> text.contains(part))) {
      assertThat(System.nanoTime()).as("time for " + part + " to come").isLessThan(end);
      Thread.sleep(5);
    }
  }

  private static String create(String id) {
    return "{\"type\":\"response.create\",\"event_id\":\"" + id
        + "\",\"response\":{\"max_output_tokens\":100}}";
  }

  private static void say(WebSocket socket, String text) throws Exception {
    socket.sendText(text, true).get(20, TimeUnit.SECONDS);
  }

  private static String delta(String text) {
    return "{\"type\":\"response.output_text.delta\",\"response_id\":\"r\",\"delta\":\"" + text + "\"}";
  }

  @Test
  void refusesAnUpgradeWithoutAKey() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> open(client, "no-key")).cause()
          .isInstanceOfSatisfying(WebSocketHandshakeException.class,
              e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
    }
  }

  private WebSocket open(HttpClient client, String key) throws Exception {
    URI to = URI.create(world.gateway("/live/v1/realtime?model=stand-in").toString().replace("http:", "ws:"));
    return client.newWebSocketBuilder().header("Authorization", "Bearer " + key)
        .buildAsync(to, new Hearing()).get(20, TimeUnit.SECONDS);
  }

  private final class Hearing implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        heard.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      heard.add(("closed with " + code + " " + reason).strip());
      return CompletableFuture.completedFuture(null);
    }
  }
}
