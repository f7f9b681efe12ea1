package dev.weir.app.command.scan;

import dev.weir.app.Configurations;
import dev.weir.app.command.CannotRun;
import dev.weir.policy.Problem;
import dev.weir.policy.yaml.Document;
import dev.weir.policy.yaml.Flaw;
import dev.weir.policy.yaml.Nearest;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import dev.weir.scan.config.Declared;
import dev.weir.scan.config.FailOn;
import dev.weir.scan.config.Glob;
import dev.weir.scan.config.ScanSettings;
import dev.weir.scan.finding.Risk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code weir-scan.yaml}: what a project says of its scans. Every mistake is found at once, with its line and mend. */
final class ScanFile {

  /** The name by which it is found where the scan is started. */
  static final String USUAL = "weir-scan.yaml";

  private static final int LONGEST = (1 << 20) + 1;

  private static final Map<String, FailOn> FAIL_ON = Map.of("none", FailOn.NONE, "egress", FailOn.EGRESS,
      "sensitive", FailOn.SENSITIVE);

  private static final Map<String, Optional<Risk>> SEVERITIES = Map.of("off", Optional.empty(), "low",
      Optional.of(Risk.LOW), "medium", Optional.of(Risk.MEDIUM), "high", Optional.of(Risk.HIGH));

  private final Set<String> rules;

  /** @param rules the names that rules have */
  ScanFile(Set<String> rules) {
    this.rules = Set.copyOf(rules);
  }

  /** Returns what {@code file} says; throws {@link CannotRun} with every problem where it cannot be used. */
  ScanSettings load(Path file) throws CannotRun, IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CannotRun("cannot read the scan's settings", file.toString(), "name another with -c FILE");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return parse(file.toString(), in.readNBytes(LONGEST));
    }
  }

  ScanSettings parse(String name, byte[] yaml) throws CannotRun {
    Document document = Document.of(name, yaml);
    ScanSettings settings = document.root().flatMap(Value::table).map(this::read).orElse(ScanSettings.USUAL);
    List<Flaw> flaws = document.flaws();
    if (!flaws.isEmpty()) {
      throw new CannotRun(flaws.stream().map(flaw -> Configurations.complaint(new Problem(name, flaw.line(),
          flaw.column(), flaw.key(), flaw.cause(), flaw.mend()))).toList());
    }
    return settings;
  }

  private ScanSettings read(Table root) {
    try (Table table = root) {
      table.need("version", "write version: 1").ifPresent(version -> version.number(1, 1));
      Set<String> off = new HashSet<>();
      Map<String, Risk> severities = new HashMap<>();
      table.find("rules").flatMap(Value::table).ifPresent(each -> rules(each, off, severities));
      return new ScanSettings(
          table.find("exclude").map(Value::list).orElse(List.of()).stream()
              .flatMap(value -> value.text().stream()).map(Glob::of).toList(),
          off, severities,
          table.find("recipients").map(Value::list).orElse(List.of()).stream()
              .flatMap(value -> value.table().stream()).flatMap(each -> declared(each).stream()).toList(),
          table.find("fail_on").flatMap(value -> value.oneOf(FAIL_ON)).orElse(FailOn.EGRESS));
    }
  }

  private void rules(Table table, Set<String> off, Map<String, Risk> severities) {
    table.all().forEach((rule, value) -> {
      if (!rules.contains(rule)) {
        table.key(rule).flaw(Value.quote(rule) + " is no rule", Nearest.mend(rule, rules));
      }
      value.oneOf(SEVERITIES).ifPresent(severity -> severity
          .ifPresentOrElse(risk -> severities.put(rule, risk), () -> off.add(rule)));
    });
  }

  private static Optional<Declared> declared(Table keys) {
    try (Table table = keys) {
      Optional<String> name = table.find("name").flatMap(Value::text);
      Optional<String> host = table.find("host").flatMap(Value::text);
      Optional<String> reason = table.need("reason", "write why it may be sent to").flatMap(Value::text);
      if (name.isPresent() == host.isPresent()) {
        table.owner().flaw("needs either name or host",
            "write name: OpenAI for a vendor, or host: \"*.example.com\"");
      }
      return name.or(() -> host).flatMap(who -> reason.map(why -> new Declared(who, why)));
    }
  }
}
