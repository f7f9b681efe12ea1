package dev.weir.app.draft;

import dev.weir.model.Kinds;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.scan.finding.Category;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a configuration of least privilege lets go to one host. */
final class Allowed {

  private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);

  /** Keys of services come from the vault; others have no business in a payload, whatever the code does today. */
  private static final String SECRET = "SECRET";
  private static final int LONGEST_NAME = 60;

  private final String host;
  private final TreeSet<Integer> ports = new TreeSet<>();
  private final Map<String, TreeSet<String>> pathsByMethod = new TreeMap<>();
  private final TreeSet<String> kinds = new TreeSet<>();
  private String vendor = "";
  private Category category = Category.UNKNOWN;

  Allowed(String host) {
    this.host = host;
  }

  void add(Way way, Use use) {
    pathsByMethod.computeIfAbsent(method(use), method -> new TreeSet<>()).add(way.path());
    use.kinds().stream().filter(type -> Kinds.named(type).isPresent() && !type.equals(SECRET))
        .forEach(kinds::add);
    ports.add(way.port());
    category = use.recipient().category();
    vendor = category == Category.UNKNOWN || category == Category.LOCAL ? host : use.recipient().name();
  }

  /** Letters, digits and single hyphens. */
  String name() {
    StringBuilder name = new StringBuilder();
    for (char c : vendor.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        name.append(c);
      } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '-') {
        name.append('-');
      }
    }
    String text = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    String plain = text.endsWith("-") ? text.substring(0, text.length() - 1) : text;
    return plain.isEmpty() ? "destination" : plain;
  }

  void destination(String name, StringBuilder out) {
    out.append("  ").append(name).append(":\n    hosts: [").append(quoted(host)).append("]\n");
    if (category != Category.UNKNOWN) {
      out.append("    category: ").append(category.name().toLowerCase(Locale.ROOT)).append('\n');
    }
    if (!USUAL_PORTS.containsAll(ports)) {
      out.append("    ports: ").append(ports).append('\n');
    }
    local().ifPresent(range -> out.append("    addresses: {allow: [").append(quoted(range)).append("]}\n"));
    if (!pathsByMethod.getOrDefault("", new TreeSet<>()).contains(Way.ANY_PATH)) {
      out.append("    allow:\n");
      pathsByMethod.forEach((method, paths) -> out.append("      - {")
          .append(method.isEmpty() ? "" : "methods: [" + method + "], ").append("paths: [")
          .append(String.join(", ", paths.stream().map(Allowed::quoted).toList())).append("]}\n"));
    }
  }

  void policy(String name, StringBuilder out) {
    out.append("  - name: data-to-").append(name).append("\n    when: destination.name == ")
        .append(quoted(name))
        .append("\n    data: {");
    kinds.forEach(kind -> out.append(kind).append(": keep, "));
    out.append("\"*\": deny}\n");
  }

  /** What is no method allows every one, as a call does of which none is known. */
  private static String method(Use use) {
    return use.method().chars().allMatch(c -> c >= 'A' && c <= 'Z') ? use.method() : "";
  }

  /** An address of the machine or its network is dialled only where it is named. */
  private Optional<String> local() {
    return category != Category.LOCAL
        ? Optional.empty()
        : Host.parse(host).flatMap(parsed -> switch (parsed) {
          case Host.Literal(Ip ip) -> Optional.of(ip + (ip.v4() ? "/32" : "/128"));
          case Host.Name(String text) ->
            text.equals("localhost") ? Optional.of("127.0.0.0/8") : Optional.empty();
        });
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
