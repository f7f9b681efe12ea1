package dev.weir.audit.export;

import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTerms;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where events go. What a sink has taken without an exception it is believed to have, once it {@link #isSettled is settled}; one
 * that throws has let go of all that it had taken since it was so the last time.
 */
public interface Sink extends AutoCloseable {

  /** Takes events; throws where they may not have arrived. Never waits for ever, whatever the other side does. */
  void send(Shipment shipment) throws IOException, InterruptedException;

  /** Is told, again and again, that there is nothing more to be sent at present; fails as {@link #send} does. */
  default void idle() throws IOException {}

  /** Returns whether all that it has taken is where it belongs; one that gathers says no until it is. */
  default boolean isSettled() {
    return true;
  }

  /** Ends it. What is not where it belongs by then never gets there. */
  @Override
  void close() throws IOException;

  /** Returns the sink that writes one file of Parquet, which is there once it is told that there is nothing more. */
  static Sink into(Path file) throws IOException {
    return OpenSink.of(new ExportTerms(String.valueOf(file.getFileName()), ExportTerms.Form.PARQUET, Set.of(),
        Optional.empty(), new ExportTarget.SingleFile(file)), (name, _) -> {
          throw new IOException("no secret is shown to a file: " + name);
        });
  }

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
