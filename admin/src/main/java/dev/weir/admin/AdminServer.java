package dev.weir.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.weir.model.Status;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Listen;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves {@code /healthz}, {@code /readyz}, {@code /metrics} and {@code /api/audit/…} to operators, without authentication:
 * meant for loopback, and says so in the log where it is bound wider. Only by an address or {@code localhost}; these only by
 * GET and never with a body. What is served besides looks after itself in both.
 */
public final class AdminServer implements AutoCloseable {

  private static final Logger LOG = System.getLogger(AdminServer.class.getName());

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Endpoint> endpoints;
  private final Visitor visitor;

  private AdminServer(HttpServer server, Ip bound, Map<String, Endpoint> endpoints) {
    this.server = server;
    this.visitor = new Visitor(bound);
    this.endpoints = endpoints;
  }

  /**
   * Returns a server that listens at {@code at}.
   *
   * @param checks what must hold for {@code /readyz}, by name: each says what is wrong, or nothing
   * @param audit answers what is asked of the audit log
   * @throws IOException where the address cannot be bound; says which one and what to do
   */
  public static AdminServer open(Listen.Socket at, Map<String, Supplier<Optional<String>>> checks,
      CallMetrics metrics, List<Numbers> numbers, AuditApi audit) throws IOException {
    Caps.set();
    if (!at.ip().toInet().isLoopbackAddress()) {
      LOG.log(Level.WARNING, "the admin address {0} is open to other machines, and asks for no password", at);
    }
    HttpServer server = bind(at);
    Map<String, Endpoint> endpoints = new HashMap<>(audit.endpoints());
    endpoints.put("/healthz", _ -> Reply.json(200, "{\"alive\":true}"));
    endpoints.put("/readyz", new Readiness(checks));
    endpoints.put("/metrics", new Scrape(metrics, numbers));
    AdminServer admin = new AdminServer(server, at.ip(), Map.copyOf(endpoints));
    server.setExecutor(admin.threads);
    server.createContext("/", admin::handle);
    server.start();
    return admin;
  }

  private static HttpServer bind(Listen.Socket at) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(at.ip().toInet(), at.port()), 0);
    } catch (BindException e) {
      String text = String.valueOf(e.getMessage());
      String reason = text.contains("in use") ? "the port is taken" : text;
      throw new IOException("cannot listen on " + at + " for the admin API: " + reason
          + "; stop what listens there, or set listen.admin to another address and port", e);
    }
  }

  /** Serves {@code path} and what is below it by {@code handler}, which sees only requests that mean this server. */
  public void serve(String path, HttpHandler handler) {
    server.createContext(path, exchange -> {
      if (visitor.meansUs(exchange.getRequestHeaders().getFirst("Host"))) {
        handler.handle(exchange);
      } else {
        handle(exchange);
      }
    });
  }

  /** Returns where it listens, with the port that the system chose. */
  public Listen.Socket bound() {
    return new Listen.Socket(visitor.bound(), server.getAddress().getPort());
  }

  /** Stops listening and drops open connections. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      switch (answerTo(exchange)) {
        case Reply reply -> send(exchange, reply);
        case Answer.Live live -> send(exchange, live);
      }
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.bytes();
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    boolean bodiless = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void send(HttpExchange exchange, Answer.Live live) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try {
      live.writer().to(exchange.getResponseBody());
    } catch (InterruptedException e) {
      // The server ends.
      Thread.currentThread().interrupt();
    }
  }

  private Answer answerTo(HttpExchange exchange) {
    if (!visitor.meansUs(exchange.getRequestHeaders().getFirst("Host"))) {
      return Reply.problem(Status.MISDIRECTED, "ask by address, or as localhost");
    }
    Endpoint endpoint = endpoints.get(exchange.getRequestURI().getRawPath());
    if (endpoint == null) {
      return Reply.problem(404, "Not found",
          "there are " + String.join(", ", new TreeSet<>(endpoints.keySet())));
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Allow", "GET");
      return Reply.problem(405, "Method not allowed", "only GET");
    }
    Optional<Params> params = Params.parse(exchange.getRequestURI().getRawQuery(),
        exchange.getRequestHeaders().getFirst("Last-Event-ID"));
    if (params.isEmpty()) {
      return Reply.problem(400, "Bad request", "what stands behind ? is not name=value, each name once");
    }
    try {
      return endpoint.get(params.get());
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "{0} failed: {1}", exchange.getRequestURI().getRawPath(), e.getClass().getName());
      return Reply.problem(Status.INTERNAL, "the log tells more");
    }
  }
}
