package dev.weir.audit.export;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where lines go. What a sink has taken without an exception it is believed to have. */
public interface Sink extends AutoCloseable {

  /** Takes lines, in their order; throws where they may not have arrived. */
  void send(List<String> lines) throws IOException, InterruptedException;

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
          : Optional.of(new SocketSink(url.getHost(), url.getPort(), url.getScheme().equals("tls"),
              format == Format.syslog));
      case "http", "https" -> Optional.of(new HttpSink(url, format));
      default -> Optional.empty();
    };
  }
}
