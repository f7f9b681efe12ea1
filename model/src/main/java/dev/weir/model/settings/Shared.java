package dev.weir.model.settings;

import dev.weir.model.net.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What several Weirs have in common; nothing where each stands for itself. */
public record Shared(Optional<Redis> redis) {

  public static final Shared NOTHING = new Shared(Optional.empty());

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
