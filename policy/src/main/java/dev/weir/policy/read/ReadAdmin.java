package dev.weir.policy.read;

import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.settings.AdminRule;
import dev.weir.model.settings.AdminRule.Lasting;
import dev.weir.model.settings.AdminRule.Oidc;
import dev.weir.model.settings.AdminRule.TwoPerson;
import dev.weir.model.settings.EntranceTls;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code admin}. */
final class ReadAdmin {

  private static final Map<String, TwoPerson> TWO_PERSON = Map.of("reveal", TwoPerson.REVEAL, "rotate",
      TwoPerson.ROTATE, "erase", TwoPerson.ERASE);
  private static final Map<String, String> ROLES = Map.of("viewer", "viewer", "auditor", "auditor",
      "operator",
      "operator", "admin", "admin");
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final List<String> SCOPES = List.of("openid", "profile", "groups");

  private final Path folder;

  ReadAdmin(Path folder) {
    this.folder = folder;
  }

  AdminRule read(Optional<Value> admin) {
    Optional<Table> found = admin.flatMap(Value::table);
    if (found.isEmpty()) {
      return AdminRule.USUAL;
    }
    try (Table table = found.get()) {
      return new AdminRule(table.find("origin").flatMap(ReadAdmin::origin),
          table.find("tls").flatMap(this::tls),
          table.find("insecure").flatMap(Value::flag).orElse(false),
          table.find("session").flatMap(ReadAdmin::lasting).orElse(Lasting.USUAL),
          table.find("oidc").flatMap(ReadAdmin::oidc),
          table.find("two_person").map(ReadAdmin::twoPerson).orElse(Set.of()));
    }
  }

  /** Browsers keep passkeys and cookies to where TLS is spoken, and to the machine itself. */
  private static Optional<Origin> origin(Value value) {
    Optional<Origin> origin = value.as(Origin::parse, "origin",
        "write scheme and host, such as https://weir.example");
    if (origin.isPresent() && origin.get().scheme() == Scheme.HTTP
        && !origin.get().host().toString().equals("localhost")) {
      value.flaw("is not spoken to by TLS, so that browsers keep no passkey for it", "write https://");
    }
    return origin;
  }

  private Optional<EntranceTls> tls(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      return ReadListen.shown(table, folder, Optional.empty());
    }
  }

  private static Optional<Lasting> lasting(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Lasting lasting = new Lasting(time(table, "idle", Lasting.USUAL.idle()),
          time(table, "most", Lasting.USUAL.most()), time(table, "step_up", Lasting.USUAL.stepUp()));
      if (lasting.idle().compareTo(lasting.most()) > 0) {
        table.key("idle").flaw("is longer than most, so that nothing would ever be idle", "make it shorter");
      }
      return Optional.of(lasting);
    }
  }

  private static Duration time(Table table, String name, Duration usual) {
    return table.find(name).flatMap(value -> value.as(Measures::duration, "duration",
        "write a number and a unit, such as 5m or 8h, up to 24h")).orElse(usual);
  }

  private static Optional<Oidc> oidc(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Optional<String> issuer = table.need("issuer", "write the provider's address, as its tokens name it")
          .flatMap(text -> text.as(ReadAdmin::issuer, "issuer",
              "write the provider's address, as its tokens name it: https://, without a query"));
      Optional<String> client = table.need("client_id", "write the name that the provider knows Weir by")
          .flatMap(Value::text);
      Optional<String> secret = table.find("client_secret").flatMap(name -> name.as(Names::plain,
          "name of a secret", "name one that `weir secrets set` has stored"));
      List<String> scopes = table.find("scopes").map(ReadAdmin::texts).orElse(SCOPES);
      String groups = table.find("groups").flatMap(Value::text).orElse("groups");
      Map<String, String> roles = table.need("roles", "say which group has which role: {weir-admins: admin}")
          .map(each -> byGroup(each, role -> role.oneOf(ROLES)))
          .orElse(Map.of());
      Map<String, String> teams = table.find("teams").map(each -> byGroup(each, Value::text))
          .orElse(Map.of());
      return issuer.flatMap(is -> client
          .map(name -> new Oidc(is, name, secret, scopes, groups, roles, teams)));
    }
  }

  /** Tokens cross no network in the plain; a provider on this machine may do without TLS. */
  private static Optional<String> issuer(String text) {
    try {
      URI address = new URI(text);
      boolean here = "http".equals(address.getScheme()) && LOCAL.contains(String.valueOf(address.getHost()));
      boolean safe = "https".equals(address.getScheme()) && address.getHost() != null || here;
      boolean bare = address.getRawQuery() == null && address.getRawFragment() == null
          && address.getRawUserInfo() == null;
      return safe && bare ? Optional.of(text) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private interface Reader {
    Optional<String> read(Value value);
  }

  private static Map<String, String> byGroup(Value value, Reader reader) {
    Map<String, String> named = new LinkedHashMap<>();
    value.table().ifPresent(table -> table.all()
        .forEach((group, what) -> reader.read(what).ifPresent(found -> named.put(group, found))));
    return named;
  }

  private static List<String> texts(Value value) {
    return value.list().stream().flatMap(each -> each.text().stream()).toList();
  }

  private static Set<TwoPerson> twoPerson(Value value) {
    return value.list().stream().flatMap(each -> each.oneOf(TWO_PERSON).stream()).collect(Collectors.toSet());
  }
}
