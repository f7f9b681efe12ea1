package dev.weir.audit.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines to a TCP or TLS connection: syslog with its length before each (RFC 6587 section 3.4.1, RFC 5425), others with
 * line ends. Connects anew after a failure, and where the receiver has closed. TCP tells nobody what has arrived: what was on
 * its way when a receiver died is lost there.
 */
final class SocketSink implements Sink {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Way way;
  private final Format format;
  private final Duration patience;
  private @Nullable Line line;

  /**
   * Where to.
   *
   * @param trust empty for the JDK's
   */
  record Way(String host, int port, boolean tls, Optional<SSLContext> trust) {
    static Way usual(URI url) {
      return new Way(url.getHost(), url.getPort(), "tls".equals(url.getScheme()), Optional.empty());
    }
  }

  SocketSink(Way way, Format format) {
    this(way, format, PATIENCE);
  }

  /** @param patience how long connecting and writing may take in all */
  SocketSink(Way way, Format format, Duration patience) {
    this.way = way;
    this.format = format;
    this.patience = patience;
  }

  /** What is written to, and the connection below it: TLS cannot be closed while somebody writes, the connection can. */
  private record Line(Socket plain, Socket open) {}

  @Override
  public void send(Shipment shipment) throws IOException {
    Line kept = line;
    Socket plain = kept == null || isClosed(kept.open()) ? new Socket() : kept.plain();
    CompletableFuture<Void> deadline = deadline(plain);
    try {
      Line ready = kept != null && kept.plain().equals(plain) ? kept : new Line(plain, connect(plain));
      line = ready;
      write(shipment, ready.open());
    } catch (IOException e) {
      plain.close();
      line = null;
      String why = e instanceof UnknownHostException ? "there is no such host" : e.getMessage();
      throw new IOException(way.host() + ":" + way.port() + ": " + why, e);
    } finally {
      deadline.cancel(true);
    }
  }

  /** A receiver that stops reading would keep a write for ever: closing the connection ends that. */
  private CompletableFuture<Void> deadline(Socket plain) {
    Executor later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
    return CompletableFuture.runAsync(() -> {
      try {
        plain.close();
      } catch (IOException e) {
        // It is of no use either way.
      }
    }, later);
  }

  private void write(Shipment shipment, Socket to) throws IOException {
    OutputStream out = new BufferedOutputStream(to.getOutputStream(), 1 << 16);
    for (String line : format.lines(shipment)) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      if (format == Format.syslog) {
        out.write((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
      }
      out.write(bytes);
      if (format != Format.syslog) {
        out.write('\n');
      }
    }
    out.flush();
  }

  /** Receivers say nothing, so that all there is to read is that one has gone. */
  private static boolean isClosed(Socket open) {
    try {
      open.setSoTimeout(1);
      return open.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private Socket connect(Socket plain) throws IOException {
    plain.connect(new InetSocketAddress(way.host(), way.port()), Math.toIntExact(patience.toMillis()));
    plain.setSoTimeout(Math.toIntExact(patience.toMillis()));
    return way.tls() ? secured(plain) : plain;
  }

  /** The receiver proves its name as a web server does. */
  private Socket secured(Socket plain) throws IOException {
    SSLSocketFactory factory = way.trust().map(SSLContext::getSocketFactory)
        .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    SSLSocket secured = (SSLSocket) factory.createSocket(plain, way.host(), way.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  @Override
  public void close() throws IOException {
    Line last = line;
    line = null;
    if (last != null) {
      Socket plain = last.plain();
      CompletableFuture<Void> deadline = deadline(plain);
      try (plain) {
        last.open().close();
      } finally {
        deadline.cancel(true);
      }
    }
  }
}
