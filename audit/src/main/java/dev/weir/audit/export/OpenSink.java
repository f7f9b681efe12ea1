package dev.weir.audit.export;

import dev.weir.model.Credentials;
import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTerms;
import dev.weir.x509.TrustedAuthorities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import javax.net.ssl.SSLContext;

/** Opens the sinks that a configuration names; those that need a library are behind a {@link SinkDoor}. */
final class OpenSink {

  private OpenSink() {}

  static Sink of(ExportTerms terms, Credentials credentials) throws IOException {
    return switch (terms.to()) {
      case ExportTarget.Socket to -> new SocketSink(
          new SocketSink.Way(to.host().toString(), to.port(), to.tls(),
              context(to.authorities())),
          Format.of(terms.form()));
      case ExportTarget.Post to ->
        new HttpSink(to, context(to.authorities()), Format.of(terms.form()), credentials);
      case ExportTarget.Topic _,ExportTarget.Kept _ -> behindDoor(terms, credentials);
    };
  }

  private static Optional<SSLContext> context(Optional<Path> authorities) throws IOException {
    return authorities.isPresent()
        ? Optional.of(TrustedAuthorities.in(authorities.get()))
        : Optional.empty();
  }

  private static Sink behindDoor(ExportTerms terms, Credentials credentials) throws IOException {
    for (SinkDoor door : ServiceLoader.load(SinkDoor.class, SinkDoor.class.getClassLoader())) {
      if (door.leadsTo(terms.to())) {
        return door.open(terms, credentials);
      }
    }
    throw new IOException("this Weir was built without what sends there: put its jar beside the others");
  }
}
