package dev.weir.app;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls without a pause on connections that are kept for as long as the answers allow, and nothing tried twice: what fails is seen. */
final class Siege {

  private final URI gateway;
  private final int reuse;
  private final AtomicInteger answered = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  private Siege(URI gateway, int reuse) {
    this.gateway = gateway;
    this.reuse = reuse;
  }

  /** Begins to call {@code /up/call/x} from {@code callers} threads, each connection {@code reuse} times at most. */
  static Siege of(URI gateway, int callers, int reuse) {
    Siege siege = new Siege(gateway, reuse);
    for (int i = 0; i < callers; i++) {
      siege.threads.add(Thread.ofPlatform().start(siege::callOn));
    }
    return siege;
  }

  int answered() {
    return answered.get();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void callOn() {
    while (!stopped) {
      String phase = "connecting";
      try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        boolean kept = true;
        for (int i = 0; i < reuse && kept && !stopped; i++) {
          phase = "call " + i;
          kept = call(socket.getOutputStream(), in);
        }
      } catch (IOException e) {
        failures.add(phase + ": " + e);
      }
    }
  }

  /** Returns whether the connection is kept. */
  private boolean call(OutputStream out, InputStream in) throws IOException {
    String body = "{\"mail\": \"ann@example.com\"}";
    out.write(("POST /up/call/x HTTP/1.1\r\nHost: weir\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("closed in the answer's head: " + head);
      }
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length: ") + 16;
    in.readNBytes(Integer.parseInt(lower.substring(at, lower.indexOf('\r', at))));
    if (!head.toString().startsWith("HTTP/1.1 200")) {
      throw new IOException("answered with " + head.substring(0, head.indexOf("\r\n")));
    }
    answered.incrementAndGet();
    return !lower.contains("connection: close");
  }
}
