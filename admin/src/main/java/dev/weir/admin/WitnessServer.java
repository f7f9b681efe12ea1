package dev.weir.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.audit.witness.Witness;
import dev.weir.model.settings.Listen;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves {@code POST /add-checkpoint} of C2SP tlog-witness, and nothing else. */
public final class WitnessServer implements AutoCloseable {

  private static final int LONGEST = 1 << 16;

  private final HttpServer server;
  private final Listen.Socket at;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private WitnessServer(HttpServer server, Listen.Socket at) {
    this.server = server;
    this.at = at;
  }

  /** Returns a server that listens at {@code at}; throws where that cannot be bound. */
  public static WitnessServer open(Listen.Socket at, Witness witness) throws IOException {
    Caps.set();
    try {
      HttpServer http = HttpServer.create(new InetSocketAddress(at.ip().toInet(), at.port()), 0);
      WitnessServer server = new WitnessServer(http, at);
      http.setExecutor(server.threads);
      http.createContext("/", exchange -> handle(exchange, witness));
      http.start();
      return server;
    } catch (BindException e) {
      throw new IOException(
          "cannot listen on " + at + ": " + e.getMessage() + "; choose another address and port", e);
    }
  }

  private static void handle(HttpExchange exchange, Witness witness) throws IOException {
    try (exchange) {
      Witness.Answer answer = answer(exchange, witness);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      boolean bodiless = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length);
      if (!bodiless) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static Witness.Answer answer(HttpExchange exchange, Witness witness) throws IOException {
    boolean meant = exchange.getRequestURI().getRawPath().equals("/add-checkpoint");
    if (!meant || !exchange.getRequestMethod().equals("POST")) {
      return new Witness.Answer(meant ? 405 : 404, "text/plain; charset=utf-8", "POST /add-checkpoint\n");
    }
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST + 1);
    if (body.length > LONGEST) {
      return new Witness.Answer(413, "text/plain; charset=utf-8", "a checkpoint with its proof is shorter\n");
    }
    try {
      return witness.add(new String(body, StandardCharsets.UTF_8));
    } catch (IOException e) {
      System.getLogger(WitnessServer.class.getName()).log(Level.ERROR, "nothing is signed: {0}",
          e.getMessage());
      return new Witness.Answer(500, "text/plain; charset=utf-8", "nothing is signed: its log tells why\n");
    }
  }

  /** Returns where it listens, with the port that the system chose. */
  public Listen.Socket bound() {
    return new Listen.Socket(at.ip(), server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
