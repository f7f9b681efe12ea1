package dev.weir.policy.read;

import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared.Base;
import dev.weir.model.settings.Shared.Login;
import dev.weir.model.settings.Shared.Password;
import dev.weir.model.settings.Shared.Postgres;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads {@code shared.postgres}. */
record ReadPostgres(Path folder) {

  private static final int PORT = 5432;
  private static final int LONGEST_NAME = 63;
  private static final String ADDRESS = "write postgresql://weir@db.example:5432/weir";
  private static final String VERIFIED = "sslmode=verify-full";
  private static final Map<String, Boolean> VAULT = Map.of("shared", true, "own", false);
  private static final String PLAIN = "sslmode=disable";

  /** What one address says: where, as whom, and whether to verify who answers where it says so. */
  private record Place(Host host, int port, String database, Optional<String> user,
      Optional<Boolean> verify) {}

  /** The address alone, or a table. */
  Optional<Postgres> read(Value value) {
    if (!value.isTable()) {
      return place(value).map(at -> postgres(at, Optional.empty(), Optional.empty(), Postgres.USUAL_PATIENCE,
          Optional.empty(), true));
    }
    try (Table table = value.table().orElseThrow()) {
      Optional<Value> url = table.need("url", ADDRESS);
      Optional<Place> at = url.flatMap(ReadPostgres::place);
      Optional<Password> password = table.find("password")
          .flatMap(new ReadPassword(folder, "postgresql")::read);
      Optional<Path> authorities = table.find("ca").flatMap(file -> ReadSettings.pem(file, folder));
      Duration patience = table.find("timeout").flatMap(time -> time.as(Measures::duration, "duration",
          "write a duration such as 1s")).orElse(Postgres.USUAL_PATIENCE);
      Optional<Duration> audit = table.find("audit").flatMap(ReadPostgres::kept);
      boolean vault = table.find("vault").flatMap(word -> word.oneOf(VAULT)).orElse(true);
      if (table.has("ca") && at.flatMap(Place::verify).equals(Optional.of(false))) {
        table.key("ca").flaw("there is no TLS that it could verify",
            "leave " + PLAIN + " out of url, or remove it");
      }
      return at.map(place -> postgres(place, password, authorities, patience, audit, vault));
    }
  }

  /** In the plain only to this machine itself, or where the address asks for that. */
  private static Postgres postgres(Place at, Optional<Password> password, Optional<Path> authorities,
      Duration patience, Optional<Duration> audit, boolean vault) {
    boolean near = at.host() instanceof Host.Literal(var ip) && ip.isLoopback()
        || at.host().toString().equals("localhost");
    boolean tls = at.verify().orElse(!near || authorities.isPresent());
    return new Postgres(new Base(at.host(), at.port(), at.database(), tls, authorities),
        new Login(at.user(), password), patience, audit, vault);
  }

  private static Optional<Place> place(Value value) {
    return Address.of(value, "PostgreSQL", ADDRESS, at -> place(value, at));
  }

  private static Optional<Place> place(Value value, Address at) {
    boolean known = at.scheme().equals("postgresql") || at.scheme().equals("postgres");
    boolean named = !at.path().isEmpty() && at.path().length() <= LONGEST_NAME
        && at.path().chars().allMatch(c -> Character.isLetterOrDigit(c) && c < 128 || c == '_' || c == '-');
    if (!known || !named) {
      return Optional.empty();
    }
    Optional<Boolean> verify = at.query().map(VERIFIED::equals);
    if (at.query().isPresent() && !at.query().get().equals(VERIFIED) && !at.query().get().equals(PLAIN)) {
      value.flaw("asks for something other than " + VERIFIED + " or " + PLAIN,
          "write one of these, or nothing: then the server is verified unless it is on this machine");
    }
    return Optional.of(new Place(at.host(), at.port(PORT), at.path(), at.user(), verify));
  }

  private static Optional<Duration> kept(Value value) {
    return value.as(ReadPostgres::kept, "number of days", "write 400d, or forever");
  }

  private static Optional<Duration> kept(String text) {
    return text.equals("forever") ? Optional.of(Postgres.FOREVER) : Measures.days(text);
  }
}
