package dev.weir.policy.read;

import dev.weir.model.settings.CredentialRule;
import dev.weir.model.settings.CredentialRule.Turn;
import dev.weir.model.settings.Injection;
import dev.weir.model.settings.Injection.Hmac;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code credential}: which secrets, whose turn it is, and how they prove Weir. */
final class ReadCredential {

  /** Fields that frame or route a request: the wire writes them, and a secret has no business there. */
  private static final Set<String> RESERVED = Set.of("host", "content-length", "transfer-encoding",
      "connection", "te", "trailer", "upgrade", "expect", "content-type", "content-encoding");

  private static final List<String> KINDS = List.of("query", "basic", "oauth2", "aws", "hmac");
  private static final Set<String> SIGNED = Set.of("body", "body_sha256", "method", "host", "path", "query",
      "target", "timestamp");
  private static final String FIELD = "header:";
  private static final String TIMESTAMP = "{timestamp}";

  private ReadCredential() {}

  static Optional<CredentialRule> read(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      List<String> secrets = secrets(table);
      Optional<Injection> how = injection(table);
      Turn turn = table.find("turn").flatMap(
          word -> word.oneOf(Map.of("round-robin", Turn.ROUND_ROBIN, "caller", Turn.CALLER)))
          .orElse(Turn.ROUND_ROBIN);
      Duration rest = table.find("rest").flatMap(time -> time.as(Measures::duration, "duration",
          "write a number and a unit, such as 30s or 5m")).orElse(CredentialRule.USUAL_REST);
      return secrets.isEmpty() || how.isEmpty()
          ? Optional.empty()
          : Optional.of(new CredentialRule(secrets, turn, rest, how.get()));
    }
  }

  private static List<String> secrets(Table table) {
    Optional<Value> several = table.find("secrets");
    if (several.isPresent()) {
      if (table.find("secret").isPresent()) {
        table.key("secret").flaw("stands beside secrets", "list it there, and remove it here");
      }
      List<String> names = new ArrayList<>();
      several.get().list().forEach(name -> secret(name).ifPresent(names::add));
      if (names.stream().distinct().count() < names.size()) {
        several.get().flaw("names a secret twice", "name each once");
      }
      return names;
    }
    for (String alone : List.of("turn", "rest")) {
      if (table.has(alone)) {
        table.key(alone).flaw("is for several secrets", "list them as secrets: [a, b], or remove it");
      }
    }
    return table.need("secret", "name the secret that weir secrets set has stored")
        .flatMap(ReadCredential::secret).stream().toList();
  }

  static Optional<String> secret(Value name) {
    return name.as(Names::plain, "name of a secret", "use letters, digits, dots, hyphens and underscores");
  }

  private static Optional<Injection> injection(Table table) {
    List<String> kinds = KINDS.stream().filter(kind -> table.find(kind).isPresent()).toList();
    if (kinds.size() > 1) {
      table.key(kinds.get(1)).flaw("stands beside " + kinds.getFirst(), "a credential is shown in one way");
    }
    Injection.Header header = header(table);
    if (!kinds.isEmpty() && !kinds.getFirst().equals("oauth2")) {
      Stream.of("header", "format").filter(table::has).forEach(
          own -> table.key(own).flaw("says nothing beside " + kinds.getFirst(), "remove it"));
    }
    List<Optional<Injection>> ways = kinds.stream().map(kind -> way(table.find(kind), kind, header)).toList();
    return ways.isEmpty() ? Optional.of(header) : ways.getFirst();
  }

  private static Optional<Injection> way(Optional<Value> value, String kind, Injection.Header header) {
    return switch (kind) {
      case "query" -> value.flatMap(name -> name.as(Names::plain, "name of a parameter",
          "use letters, digits, dots, hyphens and underscores")).map(Injection.Query::new);
      case "basic" -> value.flatMap(Value::table).map(ReadCredential::basic);
      case "oauth2" -> value.flatMap(Value::table).flatMap(keys -> ReadGrant.read(keys, header));
      case "aws" -> value.flatMap(Value::table).flatMap(ReadCredential::aws);
      default -> value.flatMap(Value::table).flatMap(ReadCredential::hmac);
    };
  }

  private static Injection.Header header(Table table) {
    return new Injection.Header(table.find("header").flatMap(ReadCredential::field)
        .orElse(Injection.Header.BEARER.name()), format(table).orElse(Injection.Header.BEARER.format()));
  }

  private static Optional<String> format(Table table) {
    return table.find("format").flatMap(ReadCredential::format);
  }

  static Optional<String> format(Value value) {
    return value.as(ReadCredential::format, "format",
        "write visible ASCII with one {} where the secret goes");
  }

  static Optional<String> field(Value value) {
    return value.as(
        text -> Names.header(text).filter(name -> !RESERVED.contains(name.toLowerCase(Locale.ROOT))),
        "header for a credential", "write one such as Authorization or X-Api-Key");
  }

  private static Optional<String> format(String text) {
    boolean visible = text.chars().allMatch(c -> c >= ' ' && c < 127);
    return visible && text.indexOf("{}") >= 0 && text.indexOf("{}") == text.lastIndexOf("{}")
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Injection basic(Table keys) {
    try (Table table = keys) {
      return new Injection.Basic(table.find("user").flatMap(user -> user.as(
          text -> text.chars().allMatch(c -> c >= ' ' && c < 127 && c != ':')
              ? Optional.of(text)
              : Optional.empty(),
          "user", "write visible ASCII without a colon")).orElse(""));
    }
  }

  private static Optional<Injection> aws(Table keys) {
    try (Table table = keys) {
      Optional<String> region = table.need("region", "write one such as eu-central-1").flatMap(
          text -> text.as(Names::plain, "region", "write one such as eu-central-1"));
      Optional<String> service = table.need("service", "write one such as bedrock or s3").flatMap(
          text -> text.as(Names::plain, "service", "write its name in signatures, such as bedrock or s3"));
      boolean inQuery = table.find("in")
          .flatMap(word -> word.oneOf(Map.of("header", false, "query", true))).orElse(false);
      return region.flatMap(in -> service.map(of -> new Injection.Aws(in, of, inQuery)));
    }
  }

  private static Optional<Injection> hmac(Table keys) {
    try (Table table = keys) {
      Hmac.Algorithm algorithm = table.find("algorithm").flatMap(word -> word.oneOf(Map.of("sha256",
          Hmac.Algorithm.SHA256, "sha384", Hmac.Algorithm.SHA384, "sha512", Hmac.Algorithm.SHA512)))
          .orElse(Hmac.Algorithm.SHA256);
      Hmac.Encoding encoding = table.find("encoding").flatMap(word -> word.oneOf(Map.of("hex",
          Hmac.Encoding.HEX, "base64", Hmac.Encoding.BASE64, "base64url", Hmac.Encoding.BASE64URL)))
          .orElse(Hmac.Encoding.HEX);
      Hmac.Clock clock = table.find("timestamp").flatMap(word -> word.oneOf(Map.of("unix", Hmac.Clock.UNIX,
          "unix-ms", Hmac.Clock.UNIX_MS, "iso8601", Hmac.Clock.ISO8601))).orElse(Hmac.Clock.UNIX);
      Optional<String> stamp = table.find("timestamp_header").flatMap(ReadCredential::field);
      String header = table.find("header").flatMap(ReadCredential::field).orElse("X-Signature");
      String format = format(table).orElse("{}");
      Optional<String> sign = table.need("sign", "write what is signed, such as \"{timestamp}.{body}\"")
          .flatMap(text -> text.as(ReadCredential::template, "template to sign",
              "use {method}, {host}, {path}, {query}, {target}, {timestamp}, {body}, {body_sha256} and"
                  + " {header:NAME}"));
      if (sign.filter(text -> text.contains(TIMESTAMP)).isPresent() && stamp.isEmpty()
          && !format.contains(TIMESTAMP)) {
        table.owner().flaw("the upstream is not told the timestamp that is signed",
            "name a timestamp_header, or write " + TIMESTAMP + " into format");
      }
      return sign.map(text -> new Hmac(algorithm, encoding, text, header, format, clock, stamp));
    }
  }

  private static Optional<String> template(String text) {
    int at = text.indexOf('{');
    boolean any = false;
    while (at >= 0) {
      int close = text.indexOf('}', at);
      String name = close < 0 ? "" : text.substring(at + 1, close);
      boolean field = name.startsWith(FIELD) && Names.header(name.substring(FIELD.length())).isPresent();
      if (!SIGNED.contains(name) && !field) {
        return Optional.empty();
      }
      any = true;
      at = text.indexOf('{', close);
    }
    return any ? Optional.of(text) : Optional.empty();
  }
}
