package dev.weir.policy.read;

import dev.weir.model.net.Cidr;
import dev.weir.model.net.Host;
import dev.weir.model.net.HostPattern;
import dev.weir.model.net.Origin;
import dev.weir.model.net.PathPattern;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.CredentialRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.settings.DestinationRule.RequestRule;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.Injection;
import dev.weir.model.settings.TraceContext;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads {@code destinations}. */
final class ReadDestinations {

  private static final Map<String, Api> APIS = Arrays.stream(Api.values())
      .collect(Collectors.toUnmodifiableMap(api -> api.name().toLowerCase(Locale.ROOT), api -> api));

  private static final Map<String, HttpVersions> VERSIONS = Map.of("auto", HttpVersions.NEGOTIATED, "1.1",
      HttpVersions.ONE, "2", HttpVersions.TWO);

  private static final Map<String, TraceContext> TRACES = Map.of("none", TraceContext.NOTHING, "ids",
      TraceContext.IDS, "all", TraceContext.ALL);

  private final ReadUpstream upstream;
  private final Map<String, DestinationRule> destinations = new LinkedHashMap<>();

  ReadDestinations(Path folder) {
    this.upstream = new ReadUpstream(folder);
  }

  Map<String, DestinationRule> read(Optional<Value> value) {
    value.flatMap(Value::table).ifPresent(table -> table.all().forEach((name, destination) -> {
      if (Names.plain(name).isEmpty()) {
        table.key(name).flaw(Value.quote(name) + " is no name of a destination",
            "use letters, digits, dots, hyphens and underscores");
      }
      destination.table().ifPresent(keys -> destinations.put(name, destination(name, keys)));
    }));
    return destinations;
  }

  private DestinationRule destination(String name, Table keys) {
    try (Table table = keys) {
      List<HostPattern> hosts = hosts(table);
      Optional<Origin> origin = table.find("upstream").flatMap(value -> value.as(Origin::parse,
          "upstream", "write scheme, host and port only, such as https://api.example.com"));
      if (table.find("hosts").isEmpty() && table.find("upstream").isEmpty()) {
        table.owner().flaw("nothing leads to " + name, "give it hosts, an upstream or both");
      }
      ContentRule content = content(table);
      List<RequestRule> allow = allow(table, content);
      return new DestinationRule(name, hosts, origin, table.find("category").flatMap(Value::text).orElse(""),
          table.find("api").flatMap(value -> value.oneOf(APIS)).orElse(Api.NONE), allow,
          table.find("credential").flatMap(value -> credential(value, content)),
          upstream.tls(table.find("tls")),
          addresses(table),
          ports(table, origin), upstream.timeouts(table.find("timeouts")),
          upstream.answer(table.find("response")),
          content,
          table.find("http").flatMap(value -> value.oneOf(VERSIONS)).orElse(HttpVersions.NEGOTIATED),
          ReadResilience.read(table, content),
          table.find("trace").flatMap(value -> value.oneOf(TRACES)).orElse(TraceContext.USUAL));
    }
  }

  /** What signs the body needs to have it. */
  private static Optional<CredentialRule> credential(Value value, ContentRule content) {
    Optional<CredentialRule> read = ReadCredential.read(value);
    boolean needsBody = switch (read.map(CredentialRule::how).orElse(Injection.Header.BEARER)) {
      case Injection.Aws aws -> !aws.streams();
      case Injection.Hmac hmac -> hmac.signsBody();
      case Injection.Header _,Injection.Query _,Injection.Basic _,Injection.ClientCredentials _ -> false;
    };
    if (needsBody && !content.inspect()) {
      value.flaw("signs bodies, which nobody reads with inspect: none", "remove inspect: none");
    }
    return read;
  }

  private List<HostPattern> hosts(Table table) {
    List<HostPattern> hosts = new ArrayList<>();
    table.find("hosts")
        .ifPresent(list -> list.list().forEach(value -> value.as(HostPattern::parse, "host name",
            "write it as a DNS name such as api.example.com").ifPresent(host -> {
              reach(value, host, hosts);
              hosts.add(host);
            })));
    return hosts;
  }

  /** A host that an earlier pattern already takes can never lead here. */
  private void reach(Value value, HostPattern host, List<HostPattern> before) {
    if (before.stream().anyMatch(earlier -> covers(earlier, host))) {
      value.flaw(host + " is already in this list", "remove it");
    }
    destinations.values().stream()
        .filter(earlier -> earlier.hosts().stream().anyMatch(mine -> covers(mine, host))
            || host instanceof HostPattern.Exact(Host exact) && earlier.standsFor(exact))
        .findFirst()
        .ifPresent(
            earlier -> value.flaw(host + " already belongs to " + earlier.name() + ", so it never leads here",
                "remove it, or put this destination before " + earlier.name()));
  }

  private static boolean covers(HostPattern earlier, HostPattern later) {
    return switch (later) {
      case HostPattern.Exact(Host host) -> earlier.matches(host);
      case HostPattern.Below(Host.Name domain) -> earlier.equals(later)
          || earlier instanceof HostPattern.Below && earlier.matches(domain);
    };
  }

  private static List<RequestRule> allow(Table table, ContentRule content) {
    List<RequestRule> rules = new ArrayList<>();
    table.find("allow").ifPresent(value -> {
      value.list().forEach(item -> item.table().ifPresent(keys -> rules.add(requests(keys))));
      if (!content.intercept()) {
        value.flaw("cannot be enforced with intercept: never, since a tunnel hides methods and paths",
            "remove it, or let the proxy intercept");
      }
      if (rules.isEmpty()) {
        value.flaw("lists nothing", "list methods and paths, or remove the key to allow all");
      }
    });
    return rules;
  }

  private static RequestRule requests(Table keys) {
    try (Table table = keys) {
      List<String> methods = new ArrayList<>();
      List<String> paths = new ArrayList<>();
      table.find("methods").ifPresent(list -> list.list().forEach(value -> value
          .as(Names::method, "method", "write it in upper case, such as POST").ifPresent(methods::add)));
      table.find("paths").ifPresent(list -> list.list().forEach(value -> value
          .as(text -> PathPattern.isOne(text) ? Optional.of(text) : Optional.empty(), "path",
              "start it with /, use * for one whole segment and ** only at the end")
          .ifPresent(paths::add)));
      return new RequestRule(methods, paths);
    }
  }

  private static List<Cidr> addresses(Table table) {
    Optional<Table> found = table.find("addresses").flatMap(Value::table);
    if (found.isEmpty()) {
      return List.of();
    }
    try (Table addresses = found.get()) {
      return addresses.find("allow").map(Value::list).orElse(List.of()).stream().flatMap(value -> value
          .as(Cidr::parse, "address range", "write it as 10.1.0.0/16, with nothing behind the prefix")
          .stream())
          .toList();
    }
  }

  private static List<Integer> ports(Table table, Optional<Origin> origin) {
    Optional<Value> value = table.find("ports");
    if (value.isEmpty()) {
      TreeSet<Integer> usual = new TreeSet<>(List.of(80, 443));
      origin.ifPresent(to -> usual.add(to.port()));
      return List.copyOf(usual);
    }
    return value.get().list().stream().flatMap(port -> port.number(1, 65535).stream()).map(Long::intValue)
        .toList();
  }

  private static ContentRule content(Table table) {
    ContentRule usual = ContentRule.USUAL;
    boolean intercept = table.find("intercept")
        .flatMap(value -> value.oneOf(Map.of("always", true, "never", false)))
        .orElse(usual.intercept());
    return new ContentRule(
        table.find("inspect").flatMap(value -> value.oneOf(Map.of("full", true, "none", false)))
            .orElse(usual.inspect()),
        intercept,
        table.find("opaque").flatMap(value -> value.oneOf(Map.of("allow", true, "deny", false)))
            .orElse(usual.allowOpaque()),
        table.find("max_body").flatMap(ReadUpstream::size).orElse(usual.maxBytes()),
        table.find("upgrades").map(ReadDestinations::upgrades).orElse(usual.upgrades()),
        table.find("raw").map(value -> raw(value, intercept)).orElse(usual.raw()));
  }

  private static List<String> upgrades(Value list) {
    return list.list().stream().flatMap(value -> value
        .as(Names::upgrade, "protocol to upgrade to",
            "write one such as websocket; h2c is never passed on, and needs no upgrade")
        .stream()).toList();
  }

  private static boolean raw(Value value, boolean intercept) {
    boolean raw = value.flag().orElse(false);
    if (raw && intercept) {
      value.flaw("needs intercept: never, since what is no TLS cannot be opened",
          "add intercept: never, or remove it");
    }
    return raw;
  }
}
