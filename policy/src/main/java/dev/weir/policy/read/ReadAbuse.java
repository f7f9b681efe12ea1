package dev.weir.policy.read;

import dev.weir.model.RuleRef;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Scheme;
import dev.weir.model.net.Target;
import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.AbuseTerms.Measure;
import dev.weir.model.watch.AbuseTerms.Often;
import dev.weir.model.watch.AlertTarget;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code abuse} of a policy. */
final class ReadAbuse {

  private static final Map<String, Measure> MEASURES = Map.of("record", Measure.RECORD, "throttle",
      Measure.THROTTLE, "deny", Measure.DENY);
  private static final List<String> SIGNS = List.of("identical", "failures", "fan_out", "paths",
      "new_destination", "volume", "hour", "beacon", "new_country");
  private static final String COUNTRIES = "\u00ab\u00cd\u00efMaxMind.com";
  private static final int COUNTRIES_WITHIN = 128 << 10;
  private static final Duration USUAL = Duration.ofMinutes(5);
  private static final Cidr LOOPBACK = Cidr.of("127.0.0.0/8");
  private static final int MOST_TIMES = 1_000;
  private static final int MOST_DESTINATIONS = 1_000;
  private static final int MOST_PATHS = 5_000;

  private ReadAbuse() {}

  /** @param folder of the file, for relative paths */
  static Optional<AbuseTerms> read(Value value, RuleRef by, Path folder) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      AbuseTerms terms = new AbuseTerms(by, often(table, "identical"), often(table, "failures"),
          often(table, "fan_out", MOST_DESTINATIONS, "destinations"),
          often(table, "paths", MOST_PATHS, "paths"),
          table.find("new_destination").flatMap(Value::flag).orElse(false),
          table.find("volume").flatMap(times -> times.number(2, MOST_TIMES)).orElse(0L).intValue(),
          table.find("beacon").flatMap(Value::flag).orElse(false),
          hour(table),
          table.find("new_country").flatMap(file -> countries(file, folder)),
          table.find("action").flatMap(word -> word.oneOf(MEASURES)).orElse(Measure.RECORD),
          table.find("for").flatMap(text -> text.as(Measures::duration, "duration",
              "write a number and a unit, such as 30s, 5m or 1h, up to 24h")).orElse(USUAL),
          table.find("alert").flatMap(ReadAbuse::alert));
      sense(value, table, terms);
      return Optional.of(terms);
    }
  }

  private static void sense(Value value, Table table, AbuseTerms terms) {
    if (SIGNS.stream().noneMatch(table::has)) {
      value.flaw("looks for nothing", "write it as {identical: 30/m, fan_out: 20/m, action: throttle}");
    }
    if (table.has("for") && terms.measure() == Measure.RECORD) {
      table.key("for").flaw("lasts for nothing, since nothing is done",
          "add action: throttle or deny, or remove it");
    }
  }

  /** Returns where the clock stands, where an hour counts. */
  private static Optional<ZoneId> hour(Table table) {
    ZoneId zone = table.find("zone").flatMap(ReadZone::read).orElse(ZoneOffset.UTC);
    boolean counts = table.find("hour").flatMap(Value::flag).orElse(false);
    if (table.has("zone") && !counts) {
      table.key("zone").flaw("is the clock of nothing", "add hour: true, or remove it");
    }
    return counts ? Optional.of(zone) : Optional.empty();
  }

  private static Optional<Often> often(Table table, String key, int most, String what) {
    Optional<Often> found = often(table, key);
    if (found.filter(often -> often.amount() > most).isPresent()) {
      table.key(key).flaw("counts more than " + most + " " + what, "write fewer");
    }
    return found;
  }

  private static Optional<Often> often(Table table, String key) {
    return table.find(key)
        .flatMap(text -> text.as(Measures::rate, "rate", "write it as 10/s, 600/m, 1000/h or 50/day"))
        .map(rate -> new Often(rate.amount(), rate.period()));
  }

  /** Returns the path of a file in MaxMind's format: its description, which stands near its end, begins with a mark. */
  private static Optional<Path> countries(Value value, Path folder) {
    Optional<Path> path = ReadSettings.path(value, folder);
    try {
      if (path.isPresent() && !ends(path.get()).contains(COUNTRIES)) {
        value.flaw(path.get() + " is no database of countries",
            "give a file in MaxMind's format (.mmdb), such as GeoLite2-Country.mmdb");
      }
    } catch (IOException e) {
      value.flaw("there is no file to read at " + path.get(),
          "give the path of a database of countries (.mmdb), relative to this file or absolute");
    }
    return path;
  }

  private static String ends(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - COUNTRIES_WITHIN));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Reads who is told. */
  static Optional<AlertTarget> alert(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Optional<Target> url = table.need("url", "say where alerts are posted to")
          .flatMap(text -> text.as(ReadAbuse::safe, "address for alerts",
              "write an https URL; http is for this machine alone"));
      Optional<String> secret = table.find("secret").flatMap(name -> name.as(Names::plain, "name of a secret",
          "use letters, digits, dots, hyphens and underscores"));
      return url.map(to -> new AlertTarget(to, secret));
    }
  }

  /** Returns an address that is asked over TLS, or on this machine. */
  static Optional<Target> safe(String text) {
    return Target.absolute(text)
        .filter(target -> target.origin().scheme() == Scheme.HTTPS || isHere(target));
  }

  /** Returns whether {@code target} is on this machine, by an address that needs no resolving. */
  static boolean isHere(Target target) {
    return target.origin().host() instanceof Host.Literal(Ip ip) && LOOPBACK.contains(ip);
  }
}
