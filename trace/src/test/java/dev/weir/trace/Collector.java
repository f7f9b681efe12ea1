package dev.weir.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** Stands in for a collector: decodes what it is sent by the protocol's own messages. */
final class Collector implements AutoCloseable {

  final List<Span> spans = new CopyOnWriteArrayList<>();
  final List<String> authorizations = new CopyOnWriteArrayList<>();
  final CountDownLatch stuck;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** @param sticks whether it answers nobody until {@link #stuck} is let go */
  Collector(boolean sticks) throws IOException {
    stuck = new CountDownLatch(sticks ? 1 : 0);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      stuck.await();
      boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      var body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
      authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
      ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(resource -> resource
          .getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList())));
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stuck.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
