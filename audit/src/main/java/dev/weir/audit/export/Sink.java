package dev.weir.audit.export;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Where events go. What a sink has taken without an exception it is believed to have. */
public interface Sink extends AutoCloseable {

  /** Takes events; throws where they may not have arrived. Never waits for ever, whatever the other side does. */
  void send(Shipment shipment) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;

  /** Returns the sink that {@code url} names: {@code tcp}, {@code tls}, {@code http} or {@code https}; empty for any other. */
  static Optional<Sink> at(URI url, Format format) {
    if (url.getHost() == null || url.getScheme() == null) {
      return Optional.empty();
    }
    return switch (url.getScheme()) {
      case "tcp", "tls" -> url.getPort() < 0
          ? Optional.empty()
          : Optional.of(new SocketSink(SocketSink.Way.usual(url), format));
      case "http", "https" -> Optional.of(new HttpSink(url, format));
      default -> Optional.empty();
    };
  }
}
