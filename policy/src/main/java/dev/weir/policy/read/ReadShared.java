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
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
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
      table.refuse("postgres");
      return new Shared(table.find("redis").flatMap(this::redis));
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
      Optional<Password> password = table.find("password").flatMap(this::password);
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

  /** Never shows the address itself: a password may be in it. */
  private static Optional<Place> place(Value value) {
    Optional<String> text = value.text();
    Optional<URI> uri = text.flatMap(ReadShared::uri);
    if (uri.isPresent() && uri.get().getRawUserInfo() != null
        && uri.get().getRawUserInfo().indexOf(':') >= 0) {
      value.flaw("has a password in it",
          "keep it in a file, and name that: password: {file: redis.password}");
      return Optional.empty();
    }
    Optional<Place> place = uri.flatMap(ReadShared::place);
    if (text.isPresent() && place.isEmpty()) {
      value.flaw("is no address of a Redis", ADDRESS);
    }
    return place;
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Place> place(URI uri) {
    boolean tls = "rediss".equals(uri.getScheme());
    boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getHost() != null;
    int database = database(uri.getRawPath());
    if (!plain || database < 0 || !tls && !"redis".equals(uri.getScheme()) || uri.getPort() == 0
        || uri.getPort() > 0xFFFF) {
      return Optional.empty();
    }
    return Host.parse(uri.getHost()).map(host -> new Place(host, uri.getPort() < 0 ? PORT : uri.getPort(),
        database, tls, Optional.ofNullable(uri.getUserInfo())));
  }

  /** Returns the database of {@code /3}; -1 where it is none. */
  private static int database(String path) {
    if (path == null || path.isEmpty() || path.equals("/")) {
      return 0;
    }
    String number = path.substring(1);
    boolean digits = !number.isEmpty() && number.length() <= 5
        && number.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && Integer.parseInt(number) < MOST_DATABASES ? Integer.parseInt(number) : -1;
  }

  private Optional<Password> password(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Optional<Value> file = table.find("file");
      Optional<Value> variable = table.find("env");
      if (file.isPresent() == variable.isPresent()) {
        table.owner().flaw("is to be in one place", "write {file: redis.password} or {env: REDIS_PASSWORD}");
        return Optional.empty();
      }
      return file.isPresent() ? file.flatMap(this::inFile) : variable.flatMap(ReadShared::inVariable);
    }
  }

  private Optional<Password> inFile(Value value) {
    Optional<Path> path = ReadSettings.path(value, folder);
    if (path.isPresent() && !Files.isReadable(path.get())) {
      value.flaw("there is no file to read at " + path.get(),
          "write the password to a file for Weir's user only");
    }
    return path.map(Password.InFile::new);
  }

  private static Optional<Password> inVariable(Value value) {
    Optional<String> name = value.text();
    if (name.isPresent() && System.getenv(name.get()) == null) {
      value.flaw("the environment has no variable of this name", "set it for Weir, or use a file");
    }
    return name.map(Password.InVariable::new);
  }
}
