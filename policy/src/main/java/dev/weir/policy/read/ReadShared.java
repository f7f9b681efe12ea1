package dev.weir.policy.read;

import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared;
import dev.weir.model.settings.Shared.Login;
import dev.weir.model.settings.Shared.OnFailure;
import dev.weir.model.settings.Shared.Password;
import dev.weir.model.settings.Shared.Redis;
import dev.weir.model.settings.Shared.Server;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads {@code shared}. */
final class ReadShared {

  private static final int PORT = 6379;
  private static final int MOST_DATABASES = 1 << 14;
  private static final int MOST_WEIRS = 1000;
  private static final String ADDRESS = "write redis://redis.example:6379/0, or rediss:// for TLS";

  private static final Map<String, OnFailure> ON_FAILURE = Map.of("closed", OnFailure.CLOSED, "open",
      OnFailure.OPEN, "local-share", OnFailure.LOCAL_SHARE);

  /** What one address says: where, and as whom. */
  private record Place(Host host, int port, int database, boolean tls, Optional<String> user) {}

  private final Path folder;

  ReadShared(Path folder) {
    this.folder = folder;
  }

  Shared read(Optional<Value> shared) {
    Optional<Table> found = shared.flatMap(Value::table);
    if (found.isEmpty()) {
      return Shared.NOTHING;
    }
    try (Table table = found.get()) {
      return new Shared(table.find("redis").flatMap(this::redis),
          table.find("postgres").flatMap(new ReadPostgres(folder)::read));
    }
  }

  /** The address alone, or a table. */
  private Optional<Redis> redis(Value value) {
    if (!value.isTable()) {
      Optional<Place> at = place(value);
      if (at.isPresent() && at.get().user().isPresent()) {
        value.flaw("names a user, but there is no password", "write {url: ..., password: {file: ...}}");
      }
      return at.map(place -> new Redis(server(place, Optional.empty()), Login.NONE, Redis.USUAL_PATIENCE,
          OnFailure.CLOSED, 1));
    }
    try (Table table = value.table().orElseThrow()) {
      Optional<Value> url = table.need("url", ADDRESS);
      Optional<Place> at = url.flatMap(ReadShared::place);
      Optional<Password> password = table.find("password").flatMap(new ReadPassword(folder, "redis")::read);
      Optional<Path> authorities = table.find("ca").flatMap(file -> ReadSettings.pem(file, folder));
      Duration patience = table.find("timeout").flatMap(time -> time.as(Measures::duration, "duration",
          "write a duration such as 250ms")).orElse(Redis.USUAL_PATIENCE);
      OnFailure onFailure = table.find("on_failure").flatMap(word -> word.oneOf(ON_FAILURE))
          .orElse(OnFailure.CLOSED);
      int weirs = weirs(table, onFailure);
      at.ifPresent(place -> agree(table, place, password));
      return at
          .map(place -> new Redis(server(place, authorities), new Login(place.user(), password), patience,
              onFailure, weirs));
    }
  }

  private static int weirs(Table table, OnFailure onFailure) {
    Optional<Value> weirs = table.find("weirs");
    if (weirs.isEmpty() && onFailure == OnFailure.LOCAL_SHARE) {
      table.key("on_failure").flaw("a share needs to know of how many",
          "write weirs: how many Weirs there are");
    }
    return weirs.flatMap(value -> value.number(1, MOST_WEIRS)).map(Long::intValue).orElse(1);
  }

  /** Refuses what would be passed over otherwise. */
  private static void agree(Table table, Place at, Optional<Password> password) {
    if (table.has("ca") && !at.tls()) {
      table.key("ca").flaw("there is no TLS that it could verify", "write rediss:// in url, or remove it");
    }
    if (at.user().isPresent() && password.isEmpty() && !table.has("password")) {
      table.key("url").flaw("names a user, but there is no password", "write password: {file: ...}");
    }
  }

  private static Server server(Place at, Optional<Path> authorities) {
    return new Server(at.host(), at.port(), at.database(), at.tls(), authorities);
  }

  private static Optional<Place> place(Value value) {
    return Address.of(value, "Redis", ADDRESS, ReadShared::place);
  }

  private static Optional<Place> place(Address at) {
    int database = database(at.path());
    boolean known = (at.scheme().equals("redis") || at.scheme().equals("rediss")) && at.query().isEmpty();
    return known && database >= 0
        ? Optional
            .of(new Place(at.host(), at.port(PORT), database, at.scheme().equals("rediss"), at.user()))
        : Optional.empty();
  }

  /** Returns the database of {@code /3}; -1 where it is none. */
  private static int database(String path) {
    if (path.isEmpty()) {
      return 0;
    }
    boolean digits = path.length() <= 5 && path.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && Integer.parseInt(path) < MOST_DATABASES ? Integer.parseInt(path) : -1;
  }
}
