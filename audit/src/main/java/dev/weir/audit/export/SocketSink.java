package dev.weir.audit.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines to a TCP or TLS connection: syslog with its length before each (RFC 6587 section 3.4.1, RFC 5425), others with
 * line ends. Connects anew after a failure. TCP tells nobody what has arrived: what was on its way when a receiver died is
 * lost there.
 */
final class SocketSink implements Sink {

  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(30).toMillis();

  private final String host;
  private final int port;
  private final boolean tls;
  private final boolean counted;
  private @Nullable Socket socket;

  SocketSink(String host, int port, boolean tls, boolean counted) {
    this.host = host;
    this.port = port;
    this.tls = tls;
    this.counted = counted;
  }

  @Override
  public void send(List<String> lines) throws IOException {
    try {
      Socket open = socket == null ? connect() : socket;
      socket = open;
      OutputStream out = new BufferedOutputStream(open.getOutputStream(), 1 << 16);
      for (String line : lines) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        if (counted) {
          out.write((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(bytes);
        if (!counted) {
          out.write('\n');
        }
      }
      out.flush();
    } catch (IOException e) {
      close();
      throw new IOException(host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  private Socket connect() throws IOException {
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      plain.setSoTimeout(PATIENCE_MILLIS);
      return tls ? secured(plain) : plain;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /** The receiver proves its name as a web server does. */
  private Socket secured(Socket plain) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secured = (SSLSocket) factory.createSocket(plain, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
