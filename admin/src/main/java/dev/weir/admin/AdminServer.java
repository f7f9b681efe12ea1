package dev.weir.admin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Gate;
import dev.weir.admin.http.Pages;
import dev.weir.admin.http.Params;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Routes;
import dev.weir.admin.session.Refusals;
import dev.weir.model.KeyRing;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.settings.Listen;
import dev.weir.vault.Beat;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the table of routes to administrators and to what watches Weir, each to whom it is for. Only where it is asked for by
 * an address, {@code localhost} or the name that it was given.
 */
public final class AdminServer implements AutoCloseable {

  /** A secret of the longest kind, as JSON escapes it. */
  private static final int LONGEST_BODY = 400 << 10;

  private static final Reply NOTHING = Reply.problem(404, "Not found", "/openapi.json has what there is");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  /** Those that go on writing until the server ends. */
  private final Set<Thread> live = ConcurrentHashMap.newKeySet();
  private final Routes routes;
  private final Gate gate;
  private final Pages pages;
  private final Visitor visitor;
  private final Refusals refusals;
  private final Beat report;
  private final Map<String, HttpHandler> forCallers = new ConcurrentHashMap<>();

  private AdminServer(HttpServer server, Administration served) {
    this.server = server;
    this.visitor = new Visitor(served.place().at().ip(), served.place().origin().map(Origin::host));
    this.routes = served.routes();
    this.gate = served.gate();
    this.pages = served.pages();
    this.refusals = served.refusals();
    this.report = new Beat("weir-admin-refusals", Refusals.PACE, refusals::tell);
  }

  /**
   * Returns a server of all that {@code served} has by now, where that says.
   *
   * @throws IOException where the address cannot be bound; says which one and what to do
   */
  public static AdminServer open(Administration served) throws IOException {
    Caps.set();
    Place place = served.place();
    place.refuseBare();
    HttpServer server = bind(place.at(), place.tls().isPresent());
    if (server instanceof HttpsServer https) {
      https.setHttpsConfigurator(new HttpsConfigurator(ServerTls.context(place.tls().orElseThrow())));
    }
    AdminServer admin = new AdminServer(server, served);
    server.setExecutor(admin.threads);
    server.createContext("/", admin::handle);
    served.servedAt(admin.bound().port());
    server.start();
    return admin;
  }

  private static HttpServer bind(Listen.Socket at, boolean tls) throws IOException {
    InetSocketAddress address = new InetSocketAddress(at.ip().toInet(), at.port());
    try {
      return tls ? HttpsServer.create(address, 0) : HttpServer.create(address, 0);
    } catch (BindException e) {
      String text = String.valueOf(e.getMessage());
      String reason = text.contains("in use") ? "the port is taken" : text;
      throw new IOException("cannot listen on " + at + " for the admin API: " + reason
          + "; stop what listens there, or set listen.admin to another address and port", e);
    }
  }

  /** Serves {@code path} and what is below it by {@code handler} to those who show a key of a caller's. */
  public void serveCallers(String path, HttpHandler handler) {
    forCallers.put(path, handler);
  }

  /** Returns where it listens, with the port that the system chose. */
  public Listen.Socket bound() {
    return new Listen.Socket(visitor.bound(), server.getAddress().getPort());
  }

  /** Stops listening, drops open connections, and puts on record what is still to be. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    live.forEach(Thread::interrupt);
    threads.close();
    report.close();
    refusals.tell();
  }

  private void handle(HttpExchange exchange) throws IOException {
    boolean meant = visitor.meansUs(exchange.getRequestHeaders().getFirst("Host"));
    Optional<HttpHandler> ofCallers = meant ? forCaller(exchange) : Optional.empty();
    if (ofCallers.isPresent()) {
      ofCallers.get().handle(exchange);
      return;
    }
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
      switch (meant
          ? answerTo(exchange, body)
          : Reply.problem(Status.MISDIRECTED, "ask by address, or as localhost")) {
        case Reply reply -> send(exchange, reply);
        case Answer.Live live -> send(exchange, live);
      }
    }
  }

  private Optional<HttpHandler> forCaller(HttpExchange exchange) {
    String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    boolean key = shown.regionMatches(true, 0, "Bearer ", 0, 7)
        && KeyRing.looksLikeOne(shown.substring(7).strip());
    String path = exchange.getRequestURI().getRawPath();
    return key
        ? forCallers.entrySet().stream()
            .filter(served -> path.equals(served.getKey()) || path.startsWith(served.getKey() + "/"))
            .map(Map.Entry::getValue).findFirst()
        : Optional.empty();
  }

  private Answer answerTo(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getRawPath();
    return switch (routes.match(exchange.getRequestMethod(), path)) {
      case Routes.Match.Nothing _ when exchange.getRequestMethod().equals("GET") ->
        pages.at(path).orElse(NOTHING);
      case Routes.Match.Nothing _ -> NOTHING;
      case Routes.Match.OtherMethods others ->
        Reply.problem(405, "Method not allowed", "only " + others).with("Allow", others.toString());
      case Routes.Match.Found _ when body.length > LONGEST_BODY ->
        Reply.problem(413, "Too large", "a body has at most " + LONGEST_BODY + " bytes");
      case Routes.Match.Found found -> Turn.answer(gate, found, asked(exchange, body), refusals);
    };
  }

  private static Optional<Gate.Asked> asked(HttpExchange exchange, byte[] body) {
    Headers fields = exchange.getRequestHeaders();
    return Params.parse(exchange.getRequestURI().getRawQuery(), fields.getFirst("Last-Event-ID"))
        .map(params -> new Gate.Asked(params, fields, Bytes.wrap(body),
            Ip.of(exchange.getRemoteAddress().getAddress())));
  }

  private static void head(HttpExchange exchange) {
    Headers fields = exchange.getResponseHeaders();
    fields.set("Cache-Control", "no-store");
    fields.set("X-Content-Type-Options", "nosniff");
    fields.set("Referrer-Policy", "no-referrer");
    fields.set("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    head(exchange);
    // A page's own fields take the place of those that hold otherwise.
    reply.fields().stream().filter(field -> !field.name().equals("Set-Cookie"))
        .forEach(field -> exchange.getResponseHeaders().set(field.name(), field.value()));
    reply.values("Set-Cookie").forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
    if (!reply.type().isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", reply.type());
    }
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || reply.content().isEmpty();
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.content().length());
    if (!bodiless) {
      exchange.getResponseBody().write(reply.body());
    }
  }

  private void send(HttpExchange exchange, Answer.Live answer) throws IOException {
    head(exchange);
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    live.add(Thread.currentThread());
    try {
      if (!threads.isShutdown()) {
        answer.writer().to(exchange.getResponseBody());
      }
    } catch (InterruptedException e) {
      // The server ends.
      Thread.currentThread().interrupt();
    } finally {
      live.remove(Thread.currentThread());
    }
  }
}
