package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.testkit.Answer;
import dev.weir.testkit.PostgresServer;
import dev.weir.testkit.StandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three Weirs on one PostgreSQL, each a process of its own, before a model that tells what every answer has cost. */
final class SharedBudgetIT {

  private static final int WEIRS = 3;
  private static final int CLIENTS_OF_EACH = 3;

  /** What each answer costs, which is never more than a call sets aside: it asks for as many tokens of answer. */
  private static final int TOKENS_OF_ANSWER = 40;
  private static final int BUDGET = 30_000;
  private static final Map<String, String> ENVIRONMENT = Map.of("POSTGRES_PASSWORD", PostgresServer.PASSWORD);
  private static final String BODY = """
      {"model": "m", "max_tokens": 40, "messages": [{"role": "user", "content": "how do the fish get past the weir?"}]}""";

  @TempDir
  Path folder;

  private final AtomicLong spent = new AtomicLong();
  private final AtomicLong answers = new AtomicLong();

  @BeforeEach
  void needsPostgres() {
    assumeTrue(PostgresServer.isHere(), "no postgres on this machine");
  }

  private StandIn model() throws IOException {
    return StandIn.http("up.test").on("POST", "*", _ -> {
      spent.addAndGet(8 + TOKENS_OF_ANSWER);
      answers.incrementAndGet();
      return Answer.json(200,
          """
              {"id": "c", "object": "chat.completion", "model": "m", "choices": [{"index": 0, "finish_reason": "stop",
               "message": {"role": "assistant", "content": "by the ladder"}}],
               "usage": {"prompt_tokens": 8, "completion_tokens": %d, "total_tokens": %d}}"""
              .formatted(TOKENS_OF_ANSWER, 8 + TOKENS_OF_ANSWER));
    });
  }

  @Test
  void holdOneBudgetTogetherThroughKillsOfWeirsAndOfPostgres() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        StandIn model = model();
        Fleet fleet = new Fleet(server, model)) {
      fleet.answers(60);
      fleet.weirs.get(0).kill();
      fleet.answers(30);
      server.kill();
      Served.await("PostgreSQL to be missed", () -> fleet.weirs.get(1).errors().contains("cannot be asked"));
      assertThat(fleet.ask(fleet.weirs.get(1))).startsWith("503").contains("what counts this budget");
      server.restart();
      fleet.start(0);
      fleet.answers(60);
      fleet.weirs.get(2).kill();
      fleet.start(2);
      fleet.spendsTheRest();
      assertThat(spent.get()).isLessThanOrEqualTo(BUDGET).isGreaterThan(BUDGET / 2);
      fleet.weirs.forEach(weir -> assertThat(weir.errors()).doesNotContain(PostgresServer.PASSWORD));
    }
  }

  /** Weirs, and clients that go on asking whatever becomes of them. */
  private final class Fleet implements AutoCloseable {
    private final List<Served> weirs = new ArrayList<>();
    private final PostgresServer server;
    private final StandIn model;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore wanted = new Semaphore(0);
    private final AtomicBoolean over = new AtomicBoolean();

    Fleet(PostgresServer server, StandIn model) throws Exception {
      this.server = server;
      this.model = model;
      for (int i = 0; i < WEIRS; i++) {
        start(i);
        int weir = i;
        for (int j = 0; j < CLIENTS_OF_EACH; j++) {
          threads.execute(() -> askOnAndOn(weir));
        }
      }
    }

    void start(int weir) throws Exception {
      Path home = folder.resolve("weir-" + weir);
      Files.createDirectories(home);
      Path file = new Site(home, model).configured("""
              api: openai
          policies:
            - {name: spend, budget: {tokens: %d/month, per: team}}
          shared: {postgres: {url: '%s', password: {env: POSTGRES_PASSWORD}, timeout: 3s, vault: own}}
          """.formatted(BUDGET, server.url()));
      Served served = Served.start(file, ENVIRONMENT);
      if (weir < weirs.size()) {
        weirs.set(weir, served);
      } else {
        weirs.add(served);
      }
    }

    private void askOnAndOn(int weir) {
      while (!over.get()) {
        try {
          wanted.acquire();
          if (!ask(weirs.get(weir)).startsWith("200")) {
            wanted.release();
            TimeUnit.MILLISECONDS.sleep(10);
          }
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    /** Returns status and body; a Weir that was killed answers nothing. */
    private String ask(Served weir) throws InterruptedException {
      URI uri = weir.gateway("/up/call/v1/chat/completions");
      try {
        HttpResponse<String> answer = client.send(
            HttpRequest.newBuilder(uri).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY)).build(),
            HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
      } catch (IOException e) {
        return "none: " + e.getMessage();
      }
    }

    /** Waits for answers, and leaves as many more calls on their way. */
    void answers(int more) throws InterruptedException {
      long from = answers.get();
      wanted.release(2 * more);
      Served.await(more + " answers", () -> answers.get() >= from + more);
    }

    /** Until every Weir says that too little is left for a call. */
    void spendsTheRest() throws InterruptedException {
      wanted.release(BUDGET);
      for (Served weir : weirs) {
        Served.await("the budget to be spent", () -> {
          try {
            return ask(weir).startsWith("429");
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
      }
    }

    @Override
    public void close() {
      over.set(true);
      threads.shutdownNow();
      weirs.forEach(Served::close);
      client.shutdownNow();
    }
  }
}
