package dev.weir.wire.tls;

import dev.weir.x509.Identity;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** The other end of a handshake, on a bare socket of the JDK's. */
final class BareServer implements AutoCloseable {

  private interface Conversation {
    void hold(BareServer server, Socket socket) throws IOException;
  }

  private final ServerSocket listener;
  private final List<String> names = new CopyOnWriteArrayList<>();
  private final List<Boolean> resumed = new CopyOnWriteArrayList<>();
  private final Set<Long> sessions = ConcurrentHashMap.newKeySet();

  private BareServer(ServerSocket listener, Conversation conversation) {
    this.listener = listener;
    Thread.ofVirtual().start(() -> serve(conversation));
  }

  /** Shakes hands with one of {@code protocols}, says one byte and waits for the other side to close. */
  static BareServer tls(SSLContext context, String... protocols) throws IOException {
    return tls(context, parameters -> parameters.setProtocols(protocols));
  }

  /** The same with TLS 1.2 and one cipher. */
  static BareServer limited(SSLContext context, String cipher) throws IOException {
    return tls(context, parameters -> {
      parameters.setProtocols(new String[]{"TLSv1.2"});
      parameters.setCipherSuites(new String[]{cipher});
    });
  }

  /** The same with {@code identity}, and asks for a certificate, any: whose it was is among the {@link #names}. */
  static BareServer asking(Identity identity) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", identity.key(), new char[0], new Certificate[]{identity.certificate()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    return tls(context, parameters -> {
      // With TLS 1.3 a client hears of a refusal only once it believes to be done.
      parameters.setProtocols(new String[]{"TLSv1.2"});
      parameters.setNeedClientAuth(true);
    });
  }

  private static BareServer tls(SSLContext context, Consumer<SSLParameters> with) throws IOException {
    SSLServerSocket listener = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 50,
        InetAddress.ofLiteral("127.0.0.1"));
    SSLParameters parameters = listener.getSSLParameters();
    parameters.setApplicationProtocols(new String[]{"http/1.1"});
    with.accept(parameters);
    listener.setSSLParameters(parameters);
    return new BareServer(listener, BareServer::greet);
  }

  private static void greet(BareServer server, Socket socket) throws IOException {
    SSLSocket secure = (SSLSocket) socket;
    secure.startHandshake();
    ExtendedSSLSession session = (ExtendedSSLSession) secure.getSession();
    session.getRequestedServerNames()
        .forEach(name -> server.names.add(new String(name.getEncoded(), StandardCharsets.US_ASCII)));
    if (secure.getSSLParameters().getNeedClientAuth()) {
      server.names.add(session.getPeerPrincipal().getName());
    }
    // A session that was resumed is as old as the one that it goes on with.
    server.resumed.add(!server.sessions.add(session.getCreationTime()));
    secure.getOutputStream().write('!');
    secure.getInputStream().readAllBytes();
  }

  /** Answers the first bytes with {@code text} and closes. */
  static BareServer plain(String text) throws IOException {
    return new BareServer(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), (server, socket) -> {
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

  /** Returns, of each handshake, whether it went on with an earlier session. */
  List<Boolean> resumed() {
    return List.copyOf(resumed);
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
        conversation.hold(this, socket);
      } catch (IOException e) {
        // A refused handshake is what most tests are about.
      }
    }
  }
}
