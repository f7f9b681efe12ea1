package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.Browser.Got;
import dev.weir.admin.account.Account.Standing;
import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.admin.http.Route;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are huge, slow, or not what they should be: refused by each route, never a fault, and nothing of them told back. */
final class BodiesTest {

  private static final int ROUNDS = 25;
  private static final String CANARY = "cAnArY";
  private static final List<String> SEEDS = List.of("{\"name\":\"" + CANARY + "\",\"password\":\"x\"}",
      "{\"code\":\"" + CANARY + "\",\"name\":\"a\",\"password\":\"long enough words here\"}",
      "{\"name\":\"" + CANARY + "\",\"roles\":[\"viewer\"],\"teams\":[]}",
      "{\"name\":\"t\",\"scopes\":[\"keys\"],\"expires\":\"1d\"}",
      "{\"value\":\"" + CANARY + "\",\"hosts\":[\"a.test\"]}",
      "{\"caller\":\"shop\",\"note\":\"" + CANARY + "\",\"expires\":\"9d\"}", "{\"old\":\"a\",\"new\":\"b\"}",
      "{\"approve\":true}", "[]", "null", "\"\"", "1e999", "{\"a\":{\"a\":{\"a\":{}}}}");
  private static final List<String> PIECES = List.of("{", "}", "[", "]", "\"", "\\u0000", "\\ud800", "null",
      ",", ":", "1",
      "-", "e", "true", "\"name\"", "\"password\"", "\"roles\"", "\u0000", "\r\n", "\uD83D\uDE00");

  @TempDir
  Path data;

  private Office office;
  private AdminServer server;
  private Browser ann;

  @BeforeEach
  void open() throws Exception {
    office = new Office(data);
    server = office.served();
    ann = office.signedIn(server, "ann", Role.ADMIN);
  }

  @AfterEach
  void close() {
    server.close();
    office.close();
  }

  @Test
  void aBodyThatIsNoneIsRefusedByEachRoute() throws Exception {
    String token = office.accounts().tokens()
        .mint("ann", "all", Set.of(Scope.values()), Set.of(), Duration.ofDays(1)).text();
    Browser program = Browser.program(server, token);
    for (Route route : office.administration().routes().all()) {
      if (route.method().isSafe() || route.toString().equals("DELETE /api/session")) {
        continue;
      }
      for (String body : new String[]{"", "{", "[]", "null", "\"x\"", "{\"a\":1}",
        "{\"name\":\"x\",\"name\":\"x\"}", "{} {}",
        "[".repeat(5000)}) {
        String path = route.path().template().replace("{name}", "nobody").replace("{id}", "x");
        for (Browser each : List.of(ann, program)) {
          Got got = each.send(route.method().name(), path, body, "If-Match", "*");
          assertThat(got.status()).as(route + " " + body).isBetween(200, 499);
        }
      }
    }
  }

  @Test
  void noBodyIsEverAFaultOrToldBack() throws Exception {
    Random random = new Random(7);
    List<Route> routes = office.administration().routes().all().stream()
        .filter(route -> !route.method().isSafe())
        .filter(route -> !route.toString().equals("DELETE /api/session")).toList();
    for (Route route : routes) {
      for (int i = 0; i < ROUNDS; i++) {
        String body = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
        String path = route.path().template().replace("{name}", "nobody").replace("{id}", "x");
        Got got = ann.send(route.method().name(), path, body, "If-Match", "*");
        // A machine that stood still for seconds is told so with 503, which is no fault.
        assertThat(got.status()).as(route + " " + body).isNotEqualTo(500);
        if (got.status() >= 400) {
          assertThat(got.raw().body()).as(route + " " + body).doesNotContain(CANARY);
        }
      }
      if (!ann.get("/api/session").text("state").equals("signed-in")) {
        office.accounts().edit("root", "x", "ann", account -> account.with(account.factors()
            .withTotp(Optional.empty(), List.of())));
        office.clock().advance(Duration.ofHours(2));
        ann.enrol(office, "ann");
      }
    }
  }

  private static String mutated(String seed, Random random) {
    StringBuilder body = new StringBuilder(seed);
    for (int left = random.nextInt(4); left >= 0; left--) {
      int at = random.nextInt(body.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> body.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> body.delete(at, Math.min(body.length(), at + 1 + random.nextInt(5)));
        default -> body.setLength(at);
      }
      if (body.isEmpty()) {
        body.append(' ');
      }
    }
    return body.toString();
  }

  @Test
  void aHugeBodyIsRefusedUnread() throws Exception {
    assertThat(ann.post("/api/accounts", "{\"name\":\"" + "a".repeat(500_000) + "\"}").status())
        .isEqualTo(413);
  }

  @Test
  void aBodyThatNeverEndsKeepsNobodyElseWaiting() throws Exception {
    try (Socket slow = new Socket(server.bound().ip().toInet(), server.bound().port())) {
      slow.getOutputStream()
          .write("POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
              .getBytes(StandardCharsets.US_ASCII));
      slow.getOutputStream().flush();
      assertThat(ann.get("/api/accounts").status()).isEqualTo(200);
      assertThat(System.getProperty("sun.net.httpserver.maxReqTime")).as("how long it may take")
          .isEqualTo("10");
    }
  }

  @Test
  void anotherNameIsRefusedWhateverIsShown() throws IOException {
    try (Socket socket = new Socket(server.bound().ip().toInet(), server.bound().port())) {
      socket.getOutputStream()
          .write(("GET /api/accounts HTTP/1.1\r\nHost: rebound.example\r\nCookie: weir_session="
              + ann.cookies().get("weir_session") + "\r\nUser-Agent: browser\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void aStandingIsNeverWiderThanWasSaid() throws Exception {
    ann.post("/api/accounts", "{\"name\":\"ben\",\"roles\":[\"viewer\"],\"teams\":[\"sales\"]}");
    assertThat(office.accounts().find("ben").orElseThrow().standing())
        .isEqualTo(new Standing(Set.of(Role.VIEWER), Set.of("sales"), false));
    for (String body : new String[]{"{\"roles\":[]}", "{\"roles\":[null]}", "{\"roles\":[\"root\"]}",
      "{\"roles\":\"admin\"}", "{\"teams\":[\"\"]}", "{\"teams\":[null]}", "{\"locked\":\"yes\"}"}) {
      assertThat(ann.send("PATCH", "/api/accounts/ben", body, "If-Match", "*").status()).as(body)
          .isEqualTo(400);
    }
  }
}
