package dev.weir.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * An outside service played on loopback: answers by method and path, and remembers every request in the order in which
 * it came. A request that nothing was said about gets 404.
 */
public final class StandIn implements AutoCloseable {

  static {
    // Without it the JDK's server waits for delayed acknowledgements: 40 ms on every second answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Answers one kind of request. */
  public interface Handler {
    Answer answer(Request request) throws IOException;
  }

  /** A set of handlers that make up a known service. */
  public interface Service {
    void playOn(StandIn standIn);
  }

  private final String name;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  private StandIn(String name, HttpServer server) {
    this.name = name;
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Starts a plain HTTP stand-in for the host {@code name} on a free port of 127.0.0.1. */
  public static StandIn http(String name) {
    try {
      return new StandIn(name, HttpServer.create(anyPort(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException("no stand-in for " + name, e);
    }
  }

  /** Starts an HTTPS stand-in whose certificate, good for {@code name} and 127.0.0.1, {@code authority} signs. */
  public static StandIn https(String name, TestAuthority authority) {
    return https(name, authority.serverContext(name, "127.0.0.1"));
  }

  /** Starts an HTTPS stand-in that shows whatever {@code context} shows. */
  public static StandIn https(String name, SSLContext context) {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      return new StandIn(name, server);
    } catch (IOException e) {
      throw new UncheckedIOException("no stand-in for " + name, e);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  /** Makes {@code method path} answer by {@code handler} from now on; the path {@code *} is any other path. */
  public StandIn on(String method, String path, Handler handler) {
    handlers.put(method + " " + path, handler);
    return this;
  }

  /** Makes this stand-in play {@code service}. */
  public StandIn with(Service service) {
    service.playOn(this);
    return this;
  }

  /** Returns the host that this stands in for. */
  public String name() {
    return name;
  }

  /** Returns where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  public int port() {
    return address().getPort();
  }

  /** Returns its own origin by address, such as {@code http://127.0.0.1:40123}. */
  public URI uri() {
    return URI.create((server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port());
  }

  /** Returns every request so far; each is there before its answer leaves. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Returns the newest request; throws {@link IllegalStateException} where there is none. */
  public Request lastRequest() {
    List<Request> all = requests();
    if (all.isEmpty()) {
      throw new IllegalStateException("nothing reached " + name);
    }
    return all.getLast();
  }

  /** Forgets the requests so far. */
  public void forget() {
    requests.clear();
  }

  /** Stops at once, in the middle of answers too. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
          exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
      requests.add(request);
      Answer answer = handlerOf(request).answer(request);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), jdkLength(request, answer));
      if (answer.length() != 0 && !request.method().equals("HEAD")) {
        answer.body().writeTo(exchange.getResponseBody());
      }
    }
  }

  private Handler handlerOf(Request request) {
    Handler any = handlers.getOrDefault(request.method() + " *",
        unknown -> Answer.text(404, "not played here"));
    return handlers.getOrDefault(request.method() + " " + request.path(), any);
  }

  /** The JDK's server reads 0 as "chunked" and -1 as "no body". */
  private static long jdkLength(Request request, Answer answer) {
    if (answer.length() == 0 || request.method().equals("HEAD")) {
      return -1;
    }
    return Math.max(answer.length(), 0);
  }
}
