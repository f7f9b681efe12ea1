package dev.weir.policy.read;

import dev.weir.model.net.Cidr;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.CertificateRule;
import dev.weir.model.settings.TokenRule;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code callers}. */
final class ReadCallers {

  private final List<CallerRule> callers = new ArrayList<>();
  private final Map<Cidr, String> ranges = new HashMap<>();

  private final ReadTokens tokens;
  private final ReadCertificates certificates;

  ReadCallers(Path folder, boolean asksForCertificates) {
    this.certificates = new ReadCertificates(asksForCertificates);
    this.tokens = new ReadTokens(folder);
  }

  List<CallerRule> read(Optional<Value> list) {
    list.ifPresent(value -> value.list().forEach(this::caller));
    return callers;
  }

  private void caller(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return;
    }
    try (Table table = found.get()) {
      Optional<String> name = table.need("name", "give every caller a name").flatMap(this::name);
      String team = table.find("team").flatMap(Value::text).orElse("");
      List<Cidr> from = new ArrayList<>();
      table.find("from").ifPresent(
          list -> list.list().forEach(range -> range(range, name.orElse("")).ifPresent(from::add)));
      Optional<TokenRule> token = table.find("jwt").flatMap(rule -> tokens.read(rule, name.orElse("")));
      Optional<CertificateRule> certificate = table.find("mtls")
          .flatMap(rule -> certificates.read(rule, name.orElse("")));
      boolean mints = table.find("mint").flatMap(Value::flag).orElse(false);
      name.ifPresent(known -> callers.add(new CallerRule(known, team, from, token, certificate, mints)));
    }
  }

  private Optional<String> name(Value value) {
    Optional<String> name = value.as(Names::plain, "name of a caller",
        "use letters, digits, dots, hyphens and underscores");
    if (name.isPresent() && callers.stream().anyMatch(caller -> caller.name().equals(name.get()))) {
      value.flaw("a second caller is named " + name.get(), "give each a name of its own");
    }
    return name;
  }

  private Optional<Cidr> range(Value value, String caller) {
    Optional<Cidr> range = value.as(Cidr::parse, "address range",
        "write it as 10.1.0.0/16, with nothing behind the prefix");
    Optional<Cidr> earlier = range.flatMap(mine -> ranges.keySet().stream()
        .filter(other -> other.contains(mine.first()) && other.prefix() <= mine.prefix()).findFirst());
    earlier.ifPresent(
        other -> value.flaw(
            range.get() + " already belongs to " + ranges.get(other) + ", so it never matches",
            "remove it, or put the narrower range first"));
    range.ifPresent(mine -> ranges.putIfAbsent(mine, caller));
    return range;
  }
}
