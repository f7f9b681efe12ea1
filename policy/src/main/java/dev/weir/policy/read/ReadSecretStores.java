package dev.weir.policy.read;

import dev.weir.model.net.Origin;
import dev.weir.model.settings.SecretServer;
import dev.weir.model.settings.SecretServer.Login;
import dev.weir.model.settings.SecretSource;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code secrets.NAME.vault}, {@code .aws} and {@code .google}: services that keep secrets, and how Weir logs in there. */
final class ReadSecretStores {

  private static final List<String> LOGINS = List.of("token_file", "approle", "kubernetes");
  private static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");

  private final Path folder;

  ReadSecretStores(Path folder) {
    this.folder = folder;
  }

  Optional<SecretSource> vault(Table keys) {
    try (Table table = keys) {
      Optional<SecretServer> server = server(table);
      if (table.has("dynamic")) {
        List.of("path", "mount", "field").stream().filter(table::has).forEach(
            own -> table.key(own).flaw("says nothing beside dynamic", "remove it"));
        Optional<String> path = table.need("dynamic", "").flatMap(ReadSecretStores::path);
        Optional<String> format = table
            .need("format", "write which of the answer's fields the secret is, such as \"{password}\"")
            .flatMap(text -> text.as(ReadSecretStores::format, "format",
                "write text with fields in braces, such as \"{username}:{password}\""));
        return server.flatMap(at -> path.flatMap(
            in -> format.map(as -> new SecretSource.Dynamic(at, in, as))));
      }
      Optional<String> path = table.need("path", "name the secret's path, without the engine's mount")
          .flatMap(ReadSecretStores::path);
      String mount = table.find("mount").flatMap(ReadSecretStores::path).orElse("secret");
      String field = table.find("field").flatMap(Value::text).orElse("value");
      if (table.has("format")) {
        table.key("format").flaw("says nothing without dynamic", "name a field instead");
      }
      return server.flatMap(at -> path.map(in -> new SecretSource.KeyValue(at, mount, in, field)));
    }
  }

  private Optional<SecretServer> server(Table table) {
    Optional<URI> address = table.need("address", "write one such as https://vault.example.com:8200")
        .flatMap(value -> value.as(ReadSecretStores::address, "address",
            "write scheme, host and port only, such as https://vault.example.com:8200"));
    String namespace = table.find("namespace").flatMap(ReadSecretStores::path).orElse("");
    Optional<Path> ca = table.find("ca").flatMap(value -> ReadSettings.pem(value, folder));
    List<String> logins = LOGINS.stream().filter(table::has).toList();
    if (logins.size() != 1) {
      table.owner().flaw(logins.isEmpty() ? "Weir is not told how to log in" : "Weir logs in in one way",
          "give it one of token_file, approle and kubernetes");
    }
    List<Optional<Login>> login = LOGINS.stream()
        .flatMap(kind -> table.find(kind).map(value -> login(kind, value)).stream()).toList();
    return address.flatMap(at -> login.stream().findFirst().flatMap(how -> how)
        .map(how -> new SecretServer(at, namespace, how, ca)));
  }

  private Optional<Login> login(String kind, Value value) {
    return switch (kind) {
      case "token_file" -> ReadSettings.path(value, folder).map(Login.Token::new);
      case "approle" -> value.table().flatMap(this::appRole);
      default -> value.table().flatMap(this::kubernetes);
    };
  }

  private Optional<Login> appRole(Table keys) {
    try (Table table = keys) {
      Optional<String> role = table.need("role_id", "name the role's id").flatMap(Value::text);
      Optional<Path> secret = table.need("secret_id_file", "name the file with the role's secret id")
          .flatMap(value -> ReadSettings.path(value, folder));
      String mount = table.find("mount").flatMap(ReadSecretStores::path).orElse("approle");
      return role.flatMap(id -> secret.map(file -> new Login.AppRole(mount, id, file)));
    }
  }

  private Optional<Login> kubernetes(Table keys) {
    try (Table table = keys) {
      Optional<String> role = table.need("role", "name the role that the service account has there")
          .flatMap(Value::text);
      Path token = table.find("token_file").flatMap(value -> ReadSettings.path(value, folder))
          .orElse(SERVICE_ACCOUNT);
      String mount = table.find("mount").flatMap(ReadSecretStores::path).orElse("kubernetes");
      return role.map(name -> new Login.Kubernetes(mount, name, token));
    }
  }

  Optional<SecretSource> aws(Table keys) {
    try (Table table = keys) {
      Optional<String> region = table.need("region", "write one such as eu-central-1").flatMap(
          text -> text.as(Names::plain, "region", "write one such as eu-central-1"));
      Optional<String> id = table.need("secret", "write its name or ARN").flatMap(Value::text);
      String stage = table.find("stage").flatMap(Value::text).orElse("AWSCURRENT");
      Optional<String> field = table.find("field").flatMap(Value::text);
      Optional<Path> key = table.find("key_file").flatMap(value -> ReadSettings.path(value, folder));
      Optional<URI> endpoint = endpoint(table);
      return region.flatMap(
          in -> id.map(of -> new SecretSource.AwsSecret(in, of, stage, field, key, endpoint)));
    }
  }

  Optional<SecretSource> google(Table keys) {
    try (Table table = keys) {
      Optional<String> project = table.need("project", "write the project's id or number")
          .flatMap(ReadSecretStores::segment);
      Optional<String> name = table.need("secret", "write its name").flatMap(ReadSecretStores::segment);
      String version = table.find("version").flatMap(ReadSecretStores::segment).orElse("latest");
      Optional<String> field = table.find("field").flatMap(Value::text);
      Optional<Path> account = table.find("account_file").flatMap(value -> ReadSettings.path(value, folder));
      Optional<URI> endpoint = endpoint(table);
      return project.flatMap(
          in -> name.map(of -> new SecretSource.GoogleSecret(in, of, version, field, account, endpoint)));
    }
  }

  private static Optional<URI> endpoint(Table table) {
    return table.find("endpoint").flatMap(value -> value.as(ReadSecretStores::address, "address",
        "write scheme, host and port only, such as https://vpce.example.com"));
  }

  private static Optional<URI> address(String text) {
    return Origin.parse(text).map(origin -> URI.create(origin.toString()));
  }

  private static Optional<String> segment(Value value) {
    return value.as(text -> text.isEmpty() ? Optional.empty() : Names.plain(text), "name",
        "use letters, digits, dots, hyphens and underscores");
  }

  /** Segments that need no escape and lead nowhere else. */
  private static Optional<String> path(Value value) {
    return value.as(text -> List.of(text.split("/", -1)).stream()
        .allMatch(segment -> !segment.isEmpty() && Names.plain(segment).isPresent())
            ? Optional.of(text)
            : Optional.empty(),
        "path", "write segments of letters, digits, dots, hyphens and underscores, with / between them");
  }

  private static Optional<String> format(String text) {
    int at = text.indexOf('{');
    boolean any = false;
    while (at >= 0) {
      int close = text.indexOf('}', at);
      if (close < 0
          || Names.header(text.substring(at + 1, close)).filter(name -> !name.isEmpty()).isEmpty()) {
        return Optional.empty();
      }
      any = true;
      at = text.indexOf('{', close);
    }
    return any ? Optional.of(text) : Optional.empty();
  }
}
