package dev.weir.policy.read;

import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import dev.weir.model.settings.TlsRule.Client;
import dev.weir.model.settings.TlsRule.ClientFiles;
import dev.weir.model.settings.TlsRule.ClientSecret;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads how a destination is spoken to: {@code tls}, {@code timeouts}, {@code response}. */
final class ReadUpstream {

  private static final int SHA256 = 32;
  private static final String PIN = "sha256/";

  private final Path folder;

  ReadUpstream(Path folder) {
    this.folder = folder;
  }

  TlsRule tls(Optional<Value> value) {
    Optional<Table> found = value.flatMap(Value::table);
    if (found.isEmpty()) {
      return TlsRule.USUAL;
    }
    try (Table table = found.get()) {
      List<String> pins = new ArrayList<>();
      table.find("pins").ifPresent(list -> list.list().forEach(pin -> pin.as(ReadUpstream::pin, "pin",
          "write the Base64 of the SHA-256 of a SubjectPublicKeyInfo").ifPresent(pins::add)));
      return new TlsRule(table.find("ca").flatMap(this::pem), pins, table.find("min")
          .flatMap(min -> min.oneOf(Map.of("1.2", "1.2", "1.3", "1.3"))).orElse(TlsRule.USUAL.min()),
          client(table));
    }
  }

  private Optional<Client> client(Table table) {
    Optional<Value> kept = table.find("client");
    Optional<Client> files = files(table);
    if (kept.isPresent() && (table.has("cert") || table.has("key"))) {
      kept.get().flaw("stands beside the files of cert and key", "keep the secret, or the files");
    }
    return kept.isPresent() ? kept.get().table().flatMap(ReadUpstream::secret) : files;
  }

  private static Optional<Client> secret(Table keys) {
    try (Table table = keys) {
      Optional<String> password = table.find("password").flatMap(ReadCredential::secret);
      return table.need("secret", "name the secret that holds the certificate and its key")
          .flatMap(ReadCredential::secret).map(secret -> new ClientSecret(secret, password));
    }
  }

  private Optional<Client> files(Table table) {
    Optional<Value> certificate = table.find("cert");
    Optional<Value> key = table.find("key");
    if (certificate.isPresent() != key.isPresent()) {
      table.owner().flaw(certificate.isPresent() ? "cert has no key" : "key has no cert",
          "name both files, or neither");
    }
    Optional<Path> keyFile = key.flatMap(this::pem);
    return certificate.flatMap(this::pem).flatMap(file -> keyFile.map(with -> new ClientFiles(file, with)));
  }

  Timeouts timeouts(Optional<Value> value) {
    Optional<Table> found = value.flatMap(Value::table);
    if (found.isEmpty()) {
      return Timeouts.USUAL;
    }
    try (Table table = found.get()) {
      Timeouts usual = Timeouts.USUAL;
      return new Timeouts(time(table, "connect", usual.connect()),
          time(table, "first_byte", usual.firstByte()),
          time(table, "idle", usual.idle()), time(table, "total", usual.total()));
    }
  }

  AnswerRule answer(Optional<Value> value) {
    Optional<Table> found = value.flatMap(Value::table);
    if (found.isEmpty()) {
      return AnswerRule.USUAL;
    }
    try (Table table = found.get()) {
      List<String> types = new ArrayList<>();
      table.find("types")
          .ifPresent(list -> list.list().forEach(type -> type.as(ReadUpstream::mediaType, "media type",
              "write it without parameters, such as application/json").ifPresent(types::add)));
      return new AnswerRule(types,
          table.find("max").flatMap(ReadUpstream::size).orElse(AnswerRule.USUAL.maxBytes()),
          table.find("redirects").flatMap(word -> word.oneOf(Map.of("allow", true, "deny", false)))
              .orElse(AnswerRule.USUAL.redirects()),
          table.find("schema").flatMap(schema -> new ReadSchema(folder).read(schema)));
    }
  }

  static Optional<Long> size(Value value) {
    return value.as(Measures::size, "size", "write a number and a unit, such as 512B, 64KiB or 10MiB");
  }

  private static Duration time(Table table, String name, Duration usual) {
    return table.find(name).flatMap(value -> value.as(Measures::duration, "duration",
        "write a number and a unit, such as 500ms, 2s or 10m, up to 24h")).orElse(usual);
  }

  private Optional<Path> pem(Value value) {
    return ReadSettings.pem(value, folder);
  }

  private static Optional<String> pin(String text) {
    String base64 = text.startsWith(PIN) ? text.substring(PIN.length()) : text;
    try {
      return Base64.getDecoder().decode(base64).length == SHA256 ? Optional.of(base64) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> mediaType(String text) {
    int slash = text.indexOf('/');
    boolean whole = slash > 0 && slash == text.lastIndexOf('/') && slash < text.length() - 1;
    boolean plain = text.chars().allMatch(c -> c > ' ' && c < 127 && c != ';' && c != ',' && c != '"');
    return whole && plain ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
  }
}
