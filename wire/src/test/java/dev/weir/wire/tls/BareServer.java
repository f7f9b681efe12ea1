package dev.weir.wire.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** The other end of a handshake, on a bare socket of the JDK's. */
final class BareServer implements AutoCloseable {

  private interface Conversation {
    void hold(Socket socket, List<String> names) throws IOException;
  }

  private final ServerSocket listener;
  private final List<String> names = new CopyOnWriteArrayList<>();

  private BareServer(ServerSocket listener, Conversation conversation) {
    this.listener = listener;
    Thread.ofVirtual().start(() -> serve(conversation));
  }

  /** Shakes hands with one of {@code protocols}, says one byte and waits for the other side to close. */
  static BareServer tls(SSLContext context, String... protocols) throws IOException {
    SSLServerSocket listener = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 50,
        InetAddress.ofLiteral("127.0.0.1"));
    SSLParameters parameters = listener.getSSLParameters();
    parameters.setProtocols(protocols);
    parameters.setApplicationProtocols(new String[]{"http/1.1"});
    listener.setSSLParameters(parameters);
    return new BareServer(listener, (socket, names) -> {
      SSLSocket secure = (SSLSocket) socket;
      secure.startHandshake();
      ((ExtendedSSLSession) secure.getSession()).getRequestedServerNames()
          .forEach(name -> names.add(new String(name.getEncoded(), StandardCharsets.US_ASCII)));
      secure.getOutputStream().write('!');
      secure.getInputStream().readAllBytes();
    });
  }

  /** Answers the first bytes with {@code text} and closes. */
  static BareServer plain(String text) throws IOException {
    return new BareServer(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), (socket, names) -> {
      int some = socket.getInputStream().read(new byte[4096]);
      if (some > 0) {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      }
    });
  }

  /** Returns the server names that clients asked for. */
  List<String> names() {
    return List.copyOf(names);
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve(Conversation conversation) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        conversation.hold(socket, names);
      } catch (IOException e) {
        // A refused handshake is what most tests are about.
      }
    }
  }
}
