package dev.weir.store;

import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.GSSEncMode;
import org.postgresql.jdbc.SslMode;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * Makes connections to one PostgreSQL. With TLS the certificate and the name in it are verified before anything is said; the
 * password is read for each connection.
 */
final class Source extends PGSimpleDataSource {

  /** Held, since a logger that nobody holds forgets its level: what matters of a connection its user is told. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final String USER = "weir";

  static {
    DRIVER.setLevel(Level.OFF);
  }

  private final transient Shared.Login login;

  Source(Shared.Postgres postgres, String schema, Duration patience) {
    Shared.Base base = postgres.base();
    login = postgres.login();
    setServerNames(new String[]{name(base.host())});
    setPortNumbers(new int[]{base.port()});
    setDatabaseName(base.name());
    setCurrentSchema(schema);
    setApplicationName("weir");
    setConnectTimeout(seconds(CONNECT));
    setLoginTimeout(seconds(CONNECT));
    setSocketTimeout(seconds(patience) + seconds(CONNECT));
    setTcpKeepAlive(true);
    setLogServerErrorDetail(false);
    setGssEncMode(GSSEncMode.DISABLE.value);
    setSslMode((base.tls() ? SslMode.VERIFY_FULL : SslMode.DISABLE).value);
    base.authorities().ifPresentOrElse(file -> setSslRootCert(file.toString()),
        () -> setSslfactory(DefaultJavaSSLFactory.class.getName()));
    if (!base.tls()) {
      // Whoever asks for the password itself there, or for its MD5, gets neither.
      setProperty(PGProperty.REQUIRE_AUTH, "!password,!md5");
    }
  }

  private static int seconds(Duration time) {
    return Math.toIntExact(Math.max(1, time.plusMillis(999).toSeconds()));
  }

  private static String name(Host host) {
    return host instanceof Host.Literal(var ip) ? ip.toString() : host.toString();
  }

  @Override
  public Connection getConnection() throws SQLException {
    Optional<Shared.Password> password = login.password();
    try {
      return getConnection(login.user().orElse(USER),
          password.isPresent() ? new String(Passwords.read(password.get())) : "");
    } catch (IOException e) {
      throw new SQLException("its password cannot be read: " + e.getMessage(), e);
    }
  }
}
