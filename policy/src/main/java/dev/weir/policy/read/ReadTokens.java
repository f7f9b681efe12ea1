package dev.weir.policy.read;

import dev.weir.model.net.Host;
import dev.weir.model.settings.TokenRule;
import dev.weir.model.settings.TokenRule.KeySet;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code jwt} of callers. */
final class ReadTokens {

  private final Path folder;
  private final Map<TokenRule, String> earlier = new HashMap<>();

  ReadTokens(Path folder) {
    this.folder = folder;
  }

  /** Returns the tokens that prove {@code caller}. */
  Optional<TokenRule> read(Value value, String caller) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Optional<String> issuer = table.need("issuer", "write what the tokens have as iss")
          .flatMap(Value::text);
      Set<String> audiences = table
          .need("audience", "write what the tokens have as aud, which is to mean Weir alone")
          .map(ReadTokens::texts).orElse(Set.of());
      Optional<KeySet> keys = keys(table);
      Set<String> algorithms = table.find("algorithms").map(this::algorithms)
          .orElse(Set.copyOf(TokenRule.ALGORITHMS));
      Set<String> types = table.find("type").map(type -> Set.copyOf(texts(type).stream()
          .map(text -> text.toLowerCase(Locale.ROOT)).toList())).orElse(TokenRule.TYPES);
      Map<String, Set<String>> claims = table
          .need("claims", "name what tells this caller from others, such as {sub: batch}")
          .map(ReadTokens::claims).orElse(Map.of());
      Optional<TokenRule> rule = issuer.flatMap(by -> keys.map(
          set -> new TokenRule(by, audiences, set, algorithms, types, claims)));
      rule.ifPresent(one -> unreachable(value, one, caller));
      return rule;
    }
  }

  private void unreachable(Value value, TokenRule rule, String caller) {
    String before = earlier.putIfAbsent(rule, caller);
    if (before != null) {
      value.flaw("the same tokens prove " + before + " already, so they never prove this caller",
          "name claims that tell the two apart");
    }
  }

  private Optional<KeySet> keys(Table table) {
    Optional<Path> authorities = table.find("ca").flatMap(value -> file(value, "a PEM file"));
    Optional<Path> pass = table.find("token_file").flatMap(value -> file(value, "a token of Weir's own"));
    Optional<Value> where = table.need("jwks", "write the URL or the file of the issuer's public keys");
    Optional<String> text = where.flatMap(Value::text);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().indexOf("://") < 0) {
      if (table.has("token_file")) {
        table.key("token_file").flaw("a file is shown no token", "write the URL of the keys, or remove it");
      }
      return file(where.get(), "a file of keys in JSON").map(KeySet.File::new);
    }
    return where.get().as(ReadTokens::address, "address of keys",
        "write one that starts with https://; http:// would let anybody on the way become the issuer")
        .map(address -> new KeySet.Url(address, authorities, pass));
  }

  private Optional<Path> file(Value value, String what) {
    Optional<Path> path = ReadSettings.path(value, folder);
    if (path.isPresent() && !Files.isReadable(path.get())) {
      value.flaw("there is no file to read at " + path.get(),
          "give the path of " + what + ", relative to this file or absolute");
    }
    return path;
  }

  /** Without TLS only this machine can be asked. */
  private static Optional<URI> address(String text) {
    try {
      URI address = new URI(text);
      boolean whole = address.getHost() != null && address.getUserInfo() == null
          && address.getFragment() == null;
      boolean safe = "https".equals(address.getScheme())
          || "http".equals(address.getScheme()) && whole && isLoopback(address.getHost());
      return whole && safe ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isLoopback(String host) {
    return Host.parse(host).filter(Host.Literal.class::isInstance).map(Host.Literal.class::cast)
        .filter(literal -> literal.ip().toInet().isLoopbackAddress()).isPresent();
  }

  private Set<String> algorithms(Value value) {
    Set<String> algorithms = new HashSet<>();
    (value.isList() ? value.list() : List.of(value)).forEach(one -> one.as(
        text -> TokenRule.ALGORITHMS.contains(text) ? Optional.of(text) : Optional.empty(),
        "asymmetric algorithm",
        "use some of " + String.join(", ", TokenRule.ALGORITHMS)).ifPresent(algorithms::add));
    return algorithms;
  }

  private static Map<String, Set<String>> claims(Value value) {
    Map<String, Set<String>> claims = new LinkedHashMap<>();
    Optional<Table> table = value.table();
    table.ifPresent(keys -> keys.all().forEach((name, wanted) -> claims.put(name, texts(wanted))));
    if (table.isPresent() && claims.isEmpty()) {
      value.flaw("names no claim", "name what tells this caller from others, such as {sub: batch}");
    }
    return claims;
  }

  /** One text, or a list of them. */
  private static Set<String> texts(Value value) {
    Set<String> texts = new LinkedHashSet<>();
    (value.isList() ? value.list() : List.of(value)).forEach(one -> one.text().ifPresent(texts::add));
    if (value.isList() && texts.isEmpty()) {
      value.flaw("lists nothing", "write one or more texts");
    }
    return texts;
  }
}
