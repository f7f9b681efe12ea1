package dev.weir.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that do what no client should, and calls to upstreams that fail, one after another without a pause. */
final class Ills {

  /** One way to be ill. */
  private interface Ill {
    void befall(Socket gateway, Socket proxy) throws IOException, InterruptedException;
  }

  private static final int PATIENCE_MILLIS = 5000;
  private static final String HOST = " HTTP/1.1\r\nHost: weir\r\n";
  private static final String CHUNKED = "POST /up/call/x" + HOST
      + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final List<Ill> ALL = List.of(
      (gateway, _) -> answer(gateway, "GET /ill/call/x" + HOST + "\r\n"),
      (gateway, _) -> answer(gateway, "GET /liar/call/x" + HOST + "\r\n"),
      (gateway, _) -> answer(gateway, "\u0016\u0003\u0001 no HTTP at all\r\n\r\n"),
      (gateway, _) -> answer(gateway, CHUNKED + "5\r\nhelloooo\r\n"),
      (gateway, _) -> reset(gateway, CHUNKED + "5\r\nhe"),
      (gateway, _) -> reset(gateway, "GET /up/call/x" + HOST + "X-Half: a"),
      (gateway, _) -> reset(gateway, "GET /up/call/large" + HOST + "\r\n"),
      (gateway, _) -> reset(gateway, "GET /ill/call/x" + HOST + "\r\n"),
      (gateway, _) -> answer(gateway, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nno frames"),
      (gateway, _) -> readSlowly(gateway),
      (_, proxy) -> answer(proxy,
          "CONNECT up.test:443" + HOST + "\r\n\u0016\u0003\u0001\u0000\u0002no hello"));

  private final URI gateway;
  private final URI proxy;
  private final AtomicInteger befallen = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  private Ills(Served weir) {
    gateway = weir.gateway("/");
    proxy = weir.proxy();
  }

  /** Begins, so many at a time. */
  static Ills of(Served weir, int atATime) {
    Ills ills = new Ills(weir);
    for (int i = 0; i < atATime; i++) {
      ills.threads.add(Thread.ofPlatform().start(ills::goOn));
    }
    return ills;
  }

  /** Returns how many there were. */
  int befallen() {
    return befallen.get();
  }

  void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void goOn() {
    while (!stopped) {
      Ill next = ALL.get(befallen.getAndIncrement() % ALL.size());
      try (Socket toGateway = to(gateway); Socket toProxy = to(proxy)) {
        next.befall(toGateway, toProxy);
      } catch (IOException e) {
        // However it ends: what counts is what becomes of the others.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Socket to(URI door) throws IOException {
    Socket socket = new Socket(door.getHost(), door.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Says it, and reads what is answered for as long as something comes. */
  private static void answer(Socket socket, String text) throws IOException {
    say(socket, text);
    socket.shutdownOutput();
    socket.getInputStream().readAllBytes();
  }

  private static void reset(Socket socket, String text) throws IOException, InterruptedException {
    say(socket, text);
    Thread.sleep(5);
    socket.setSoLinger(true, 0);
  }

  private static void readSlowly(Socket socket) throws IOException, InterruptedException {
    say(socket, "GET /up/call/large" + HOST + "\r\n");
    InputStream in = socket.getInputStream();
    for (int i = 0; i < 5; i++) {
      in.readNBytes(1000);
      Thread.sleep(100);
    }
  }
}
