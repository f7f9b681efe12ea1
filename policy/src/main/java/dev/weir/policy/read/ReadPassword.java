package dev.weir.policy.read;

import dev.weir.model.settings.Shared.Password;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Reads where the password of a server is; {@code of} is the server, as in {@code redis.password}. */
record ReadPassword(Path folder, String of) {

  Optional<Password> read(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Optional<Value> file = table.find("file");
      Optional<Value> variable = table.find("env");
      if (file.isPresent() == variable.isPresent()) {
        table.owner().flaw("is to be in one place",
            "write {file: " + of + ".password} or {env: " + of.toUpperCase(Locale.ROOT) + "_PASSWORD}");
        return Optional.empty();
      }
      return file.isPresent() ? file.flatMap(this::inFile) : variable.flatMap(ReadPassword::inVariable);
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
