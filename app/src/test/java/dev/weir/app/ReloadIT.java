package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Answer;
import dev.weir.testkit.Request;
import dev.weir.testkit.StandIn;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that changes while calls are served: each on a connection that was open before. */
final class ReloadIT {

  private static final String CLOSED = """
      policies:
        - {name: closed, when: 'destination.name == "up"', deny: "closed for today"}
      """;

  @TempDir
  Path folder;

  private final StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"))
      .on("POST", "*", _ -> Answer.text(200, "seen"));
  private Site site = new Site(Path.of(""), upstream);

  @BeforeEach
  void settle() {
    site = new Site(folder, upstream);
  }

  @AfterEach
  void stop() {
    site.close();
    upstream.close();
  }

  @Test
  void takesInAChangeOfTheFileAndDropsNoConnection() throws Exception {
    try (Served served = Served.start(site.configured("")); Talk talk = Talk.with(served)) {
      assertThat(talk.get("/up/call/a")).startsWith("HTTP/1.1 200 ");
      site.configured(CLOSED);
      Served.await("the change to be in force", () -> served.errors().contains("is in force"));
      assertThat(talk.get("/up/call/b")).startsWith("HTTP/1.1 403 ").contains("closed for today");
      assertThat(served.isAlive()).isTrue();
      assertThat(upstream.requests().stream().map(Request::path)).containsExactly("/call/a");
    }
  }

  @Test
  void readsTheFileAtSighupAndKeepsWhatIsInForceWhereItIsBad() throws Exception {
    try (Served served = Served.start(site.configured("")); Talk talk = Talk.with(served)) {
      site.configured("polices: []\n");
      served.hangUp();
      Served.await("the bad file to be told of", () -> served.errors().contains("the one in force stays"));
      Served.await("the mend", () -> served.errors().contains("did you mean policies?"));
      assertThat(talk.get("/up/call/a")).startsWith("HTTP/1.1 200 ");
      site.configured(CLOSED);
      served.hangUp();
      Served.await("the change to be in force", () -> served.errors().contains("is in force"));
      assertThat(talk.get("/up/call/b")).startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void saysWhichBudgetsBeginAgain() throws Exception {
    String spend = "policies: [{name: %s, budget: {requests: 5/day}}]\n";
    try (Served served = Served.start(site.configured(spend.formatted("spend")))) {
      site.configured(spend.formatted("spending"));
      Served.await("the renamed budget to be told of",
          () -> served.errors().contains("the budget `spending` counts its requests by day from nothing"));
    }
  }

  @Test
  void endsACallUnderThePolicyThatItBeganUnder() throws Exception {
    try (Served served = Served.start(site.configured(""));
        Talk early = Talk.with(served);
        Talk late = Talk.with(served)) {
      String body = "{\"mail\": \"ann@example.com\"}";
      early.say(
          "POST /up/call/early HTTP/1.1\r\nHost: weir\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length() + "\r\nExpect: 100-continue\r\n\r\n");
      // The body is asked for once the head has been judged.
      assertThat(early.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      early.say(body.substring(0, 5));
      site.configured(CLOSED);
      served.hangUp();
      Served.await("the change to be in force", () -> served.errors().contains("is in force"));
      assertThat(late.get("/up/call/b")).startsWith("HTTP/1.1 403 ");
      early.say(body.substring(5));
      assertThat(early.answer()).startsWith("HTTP/1.1 200 ");
      assertThat(upstream.lastRequest().text()).isEqualTo(body);
    }
  }
}
