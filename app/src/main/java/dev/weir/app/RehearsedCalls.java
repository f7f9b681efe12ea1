package dev.weir.app;

import dev.weir.testkit.TestAuthority;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The calls of a server's rehearsal, so that a start knows already how often each branch of the line is taken: what the JVM
 * notes of it spares the compiler most of its way.
 */
final class RehearsedCalls {

  private static final String HARMLESS = """
      {"model":"small","temperature":0.2,"stream":false,"metadata":{"ticket":"TCK-88213","tier":"standard"},\
      "messages":[{"role":"system","content":"%s"},{"role":"user","content":"When will my order leave?"}]}"""
      .formatted(
          "You answer for a small shop that sells garden tools, in plain words and in short. ".repeat(18));
  private static final String PERSONAL = """
      {"model":"small","messages":[{"role":"user","content":"Please write to ann.lee@example.com about it."}]}""";

  private final InetSocketAddress gateway;
  private final InetSocketAddress proxy;
  private final String key;
  private final int count;

  private RehearsedCalls(InetSocketAddress gateway, InetSocketAddress proxy, String key, int count) {
    this.gateway = gateway;
    this.proxy = proxy;
    this.key = key;
    this.count = count;
  }

  /**
   * Goes each way through {@code weir} {@code count} times, as the caller that {@code key} shows; {@code ai} is the authority
   * of a CONNECT that is intercepted.
   */
  static void make(Wiring weir, String key, String ai, int count) throws IOException {
    RehearsedCalls calls = new RehearsedCalls(weir.gateway(), weir.proxy(), key, count);
    calls.throughGateway(calls.head("GET /plain/v1/items") + "\r\n");
    calls.throughGateway(calls.post("/unread", HARMLESS));
    calls.throughGateway(calls.post("/ai", HARMLESS));
    calls.throughGateway(calls.post("/ai", PERSONAL));
    calls.throughTunnel(weir, ai);
  }

  private String head(String line) {
    return line + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: rehearsal\r\nAccept: application/json\r\n"
        + "Authorization: Bearer " + key + "\r\n";
  }

  private String post(String destination, String body) {
    return head("POST " + destination + "/v1/chat") + "Content-Type: application/json\r\nContent-Length: "
        + body.length() + "\r\n\r\n" + body;
  }

  private void throughGateway(String request) throws IOException {
    try (Socket socket = connected(gateway)) {
      ask(socket, request);
    }
  }

  private void throughTunnel(Wiring weir, String authority) throws IOException {
    try (Socket socket = connected(proxy)) {
      socket.getOutputStream().write(("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority
          + "\r\nProxy-Authorization: Bearer " + key + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      expectOk(new BufferedInputStream(socket.getInputStream(), 1));
      String host = authority.substring(0, authority.indexOf(':'));
      try (Socket inside = TestAuthority.trusting(weir.authority()).getSocketFactory().createSocket(socket,
          host, 443, false)) {
        ask(inside, "POST /v1/chat HTTP/1.1\r\nHost: " + authority
            + "\r\nContent-Type: application/json\r\nContent-Length: " + HARMLESS.length() + "\r\n\r\n"
            + HARMLESS);
      }
    }
  }

  private static Socket connected(InetSocketAddress to) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.getPort());
    socket.setTcpNoDelay(true);
    return socket;
  }

  private void ask(Socket socket, String request) throws IOException {
    OutputStream out = socket.getOutputStream();
    InputStream in = new BufferedInputStream(socket.getInputStream());
    byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < count; i++) {
      out.write(bytes);
      out.flush();
      expectOk(in);
    }
  }

  private static void expectOk(InputStream in) throws IOException {
    String head = RehearsedUpstream.message(in);
    if (!head.startsWith("HTTP/1.1 200 ")) {
      throw new IOException("the rehearsal was answered with " + head.lines().findFirst().orElse("nothing"));
    }
  }
}
