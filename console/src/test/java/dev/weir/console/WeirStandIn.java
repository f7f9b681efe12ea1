package dev.weir.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.console.Visits.Refusal;
import dev.weir.console.Visits.Visit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Weir of one memory, as far as the pages see it: serves them, and answers what they ask by {@link Visits}. Strict about
 * what a real one is strict about: the CSRF token, where a request comes from, its type, and the session's state.
 */
final class WeirStandIn implements AutoCloseable {

  private static final String COOKIE = "weir_session=";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What is answered: a status, a body or null for none, and an ETag or null for none. */
  record Answer(int status, @Nullable Object body, @Nullable String tag) {
    static Answer ok(Object body) {
      return new Answer(200, body, null);
    }

    static Answer done() {
      return new Answer(204, null, null);
    }
  }

  private final Pages pages = new Pages();
  private final Visits visits = new Visits();
  private final AccountsStandIn accounts = new AccountsStandIn();
  private final WatchStandIn watch = new WatchStandIn();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private WeirStandIn(HttpServer server) {
    this.server = server;
  }

  static WeirStandIn open() throws IOException {
    WeirStandIn weir = new WeirStandIn(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    weir.server.setExecutor(weir.threads);
    weir.server.createContext("/", weir::handle);
    weir.server.start();
    return weir;
  }

  URI at(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  Visits visits() {
    return visits;
  }

  WatchStandIn watch() {
    return watch;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      if (path.startsWith("/api/")) {
        api(exchange, path);
        return;
      }
      Page page = pages.at(path).orElse(null);
      if (page == null || !exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      page.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", page.type());
      exchange.sendResponseHeaders(200, page.bytes().length);
      exchange.getResponseBody().write(page.bytes());
    }
  }

  private void api(HttpExchange exchange, String path) throws IOException {
    Visit visit = visits.of(cookie(exchange));
    try {
      String method = exchange.getRequestMethod();
      mayAsk(exchange, method, visit);
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonNode asked = JSON.readTree(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body);
      send(exchange, visit, switch (path.split("/", 4)[2]) {
        case "accounts", "tokens" -> accounts.answer(visits.admin(visit, !method.equals("GET")),
            method + " " + path, asked, exchange.getRequestHeaders().getFirst("If-Match"));
        case "limits", "alerts" ->
          watch.answer(visits.admin(visit, false), path, exchange.getRequestURI().getQuery());
        default -> visits.answer(visit, method + " " + path, asked);
      });
    } catch (Refusal refusal) {
      refuse(exchange, refusal);
    }
  }

  private static void mayAsk(HttpExchange exchange, String method, Visit visit) throws Refusal {
    if (!"same-origin".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"))) {
      throw new Refusal(403, "pages of other sites ask nothing here");
    }
    if (!method.equals("GET") && !visit.csrf.equals(exchange.getRequestHeaders().getFirst("X-CSRF-Token"))) {
      throw new Refusal(403, "the CSRF token is missing or of another session");
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null
        && !type.equals(method.equals("PATCH") ? "application/merge-patch+json" : "application/json")) {
      throw new Refusal(415, "send JSON");
    }
  }

  private static String cookie(HttpExchange exchange) {
    String sent = exchange.getRequestHeaders().getFirst("Cookie");
    return sent != null && sent.startsWith(COOKIE) ? sent.substring(COOKIE.length()) : "";
  }

  private static void send(HttpExchange exchange, Visit visit, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Set-Cookie",
        COOKIE + visit.id + "; HttpOnly; SameSite=Strict; Path=/");
    if (answer.tag() != null) {
      exchange.getResponseHeaders().set("ETag", answer.tag());
    }
    write(exchange, answer.status(), answer.body());
  }

  private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    if (refusal.wait > 0) {
      exchange.getResponseHeaders().set("Retry-After", String.valueOf(refusal.wait));
    }
    write(exchange, refusal.status,
        Map.of("type", "about:blank", "title", "Refused", "status", refusal.status, "detail",
            String.valueOf(refusal.getMessage())));
  }

  private static void write(HttpExchange exchange, int status, @Nullable Object body) throws IOException {
    byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
