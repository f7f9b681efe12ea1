package dev.weir.model.settings;

import dev.weir.model.net.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What several Weirs have in common; nothing where each stands for itself. */
public record Shared(Optional<Redis> redis, Optional<Postgres> postgres) {

  public static final Shared NOTHING = new Shared(Optional.empty(), Optional.empty());

  /**
   * A Redis that holds the rates of all of them.
   *
   * @param patience how long a call waits for its answer
   * @param weirs how many Weirs there are, which have one share each while it is away
   */
  public record Redis(Server server, Login login, Duration patience, OnFailure onFailure, int weirs) {
    public static final Duration USUAL_PATIENCE = Duration.ofMillis(250);
  }

  /**
   * Where it is.
   *
   * @param authorities a PEM file of those that its certificate has to come from; empty means those of the JDK
   */
  public record Server(Host host, int port, int database, boolean tls, Optional<Path> authorities) {}

  /**
   * A PostgreSQL that holds the budgets of all of them, their vault, and their audit logs where that is asked for.
   *
   * @param patience how long a call waits for its answer
   * @param audit how long it keeps their records; empty where it gets none
   * @param vault whether it keeps their vault; otherwise each Weir has its own
   */
  public record Postgres(Base base, Login login, Duration patience, Optional<Duration> audit, boolean vault) {
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(1);
    /** Nothing is ever removed. */
    public static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    /** One that keeps the vault too. */
    public Postgres(Base base, Login login, Duration patience, Optional<Duration> audit) {
      this(base, login, patience, audit, true);
    }
  }

  /**
   * Where a database is.
   *
   * @param tls whether its certificate is verified, the name in it too; in the plain otherwise
   * @param authorities as of {@link Server}
   */
  public record Base(Host host, int port, String name, boolean tls, Optional<Path> authorities) {}

  /** As whom Weir asks. */
  public record Login(Optional<String> user, Optional<Password> password) {
    public static final Login NONE = new Login(Optional.empty(), Optional.empty());
  }

  /** Where the password is, which is itself in no configuration. */
  public sealed interface Password {
    /** All of a file but for the line's end behind it; read again for each connection. */
    record InFile(Path path) implements Password {}

    /** What a variable of the environment has. */
    record InVariable(String name) implements Password {}
  }

  /** What becomes of limited calls while nobody can be asked. */
  public enum OnFailure {
    /** They are denied. */
    CLOSED,
    /** They pass. */
    OPEN,
    /** Each Weir lets its share of the rate pass. */
    LOCAL_SHARE
  }
}
