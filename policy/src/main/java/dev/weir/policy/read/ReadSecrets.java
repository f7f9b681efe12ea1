package dev.weir.policy.read;

import dev.weir.model.settings.OutsideSecret;
import dev.weir.model.settings.SecretSource;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code secrets}: those that are kept outside of the vault. */
final class ReadSecrets {

  private static final List<String> KINDS = List.of("file", "env", "command", "vault", "aws", "google");

  private final Path folder;
  private final ReadSecretStores stores;

  ReadSecrets(Path folder) {
    this.folder = folder;
    this.stores = new ReadSecretStores(folder);
  }

  Map<String, OutsideSecret> read(Optional<Value> value) {
    Map<String, OutsideSecret> secrets = new LinkedHashMap<>();
    value.flatMap(Value::table).ifPresent(table -> table.all().forEach((name, keys) -> {
      if (Names.plain(name).isEmpty()) {
        table.key(name).flaw(Value.quote(name) + " is no name of a secret",
            "use letters, digits, dots, hyphens and underscores");
      }
      keys.table().flatMap(this::secret).ifPresent(secret -> secrets.put(name, secret));
    }));
    return secrets;
  }

  private Optional<OutsideSecret> secret(Table keys) {
    try (Table table = keys) {
      List<Optional<SecretSource>> sources = KINDS.stream()
          .flatMap(kind -> table.find(kind).map(value -> source(kind, value)).stream()).toList();
      if (sources.size() != 1) {
        table.owner().flaw(sources.isEmpty() ? "nobody says where it is kept" : "it is kept in one place",
            "give it one of file, env, command, vault, aws and google");
      }
      Duration every = time(table, "every", OutsideSecret.USUAL_EVERY);
      Duration stale = time(table, "stale", OutsideSecret.USUAL_STALE);
      if (stale.compareTo(every) < 0) {
        table.key("stale").flaw("is shorter than every, so that it would be good for a part of the time only",
            "make it longer");
      }
      return sources.isEmpty()
          ? Optional.empty()
          : sources.getFirst().map(from -> new OutsideSecret(from, every, stale));
    }
  }

  private static Duration time(Table table, String name, Duration usual) {
    return table.find(name).flatMap(value -> value.as(Measures::duration, "duration",
        "write a number and a unit, such as 30s or 5m, up to 24h")).orElse(usual);
  }

  private Optional<SecretSource> source(String kind, Value value) {
    return switch (kind) {
      case "file" -> ReadSettings.path(value, folder).map(SecretSource.File::new);
      case "env" -> value.as(Names::header, "name of a variable", "use letters, digits and underscores")
          .map(SecretSource.Environment::new);
      case "command" -> command(value);
      case "vault" -> value.table().flatMap(stores::vault);
      case "aws" -> value.table().flatMap(stores::aws);
      default -> value.table().flatMap(stores::google);
    };
  }

  private static Optional<SecretSource> command(Value value) {
    List<String> words = value.list().stream().flatMap(word -> word.text().stream()).toList();
    if (words.isEmpty()) {
      value.flaw("names no program", "list it and its arguments");
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(new SecretSource.Command(words));
  }
}
