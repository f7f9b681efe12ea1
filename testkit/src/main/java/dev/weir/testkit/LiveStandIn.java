package dev.weir.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that speaks WebSocket in plain text and says every text of less than 64 KiB again, unless it knows an answer. */
public final class LiveStandIn implements AutoCloseable {

  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  /** Stands before a length of two bytes. */
  private static final int LONGER = 126;

  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final List<Integer> closes = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final ServerSocket server;

  public LiveStandIn() {
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** From now on says {@code answer} to a text that has {@code part} in it. */
  public void answer(String part, String answer) {
    answers.put(part, answer);
  }

  /** Returns the texts that came. */
  public List<String> texts() {
    return texts;
  }

  /** Returns the codes that it was closed with. */
  public List<Integer> closes() {
    return closes;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      out.write(answer(head(in)).getBytes(StandardCharsets.US_ASCII));
      for (int first = in.read(); first >= 0; first = in.read()) {
        byte[] payload = payload(in);
        if ((first & 15) == TEXT) {
          texts.add(new String(payload, StandardCharsets.UTF_8));
        } else if ((first & 15) == CLOSE) {
          closes.add(payload.length < 2 ? 0 : (payload[0] & 255) << 8 | payload[1] & 255);
        }
        byte[] answer = answer(payload);
        out.write(first);
        out.write(length(answer.length));
        out.write(answer);
      }
    } catch (IOException | GeneralSecurityException e) {
      // Weir went away, which is how every talk ends.
    }
  }

  private byte[] answer(byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    return answers.keySet().stream().filter(text::contains).findFirst()
        .map(part -> answers.getOrDefault(part, "").getBytes(StandardCharsets.UTF_8)).orElse(payload);
  }

  private static String head(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  private static String answer(String head) throws GeneralSecurityException {
    int at = head.toLowerCase(Locale.ROOT).indexOf("sec-websocket-key: ") + 19;
    String key = head.substring(at, at + 24) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    byte[] digest = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
  }

  private static byte[] payload(DataInputStream in) throws IOException {
    int start = in.readUnsignedByte() & 127;
    int length = start == LONGER ? in.readUnsignedShort() : start;
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) (payload[i] ^ mask[i % 4]);
    }
    return payload;
  }

  private static byte[] length(int length) {
    return length < LONGER
        ? new byte[]{(byte) length}
        : new byte[]{LONGER, (byte) (length >> 8), (byte) length};
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
