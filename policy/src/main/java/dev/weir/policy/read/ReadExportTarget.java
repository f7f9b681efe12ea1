package dev.weir.policy.read;

import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.net.Target;
import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTarget.Filled;
import dev.weir.model.settings.ExportTarget.Topic.Broker;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads where an export goes, and what it shows there. Never shows an address itself: a password may be in it. */
record ReadExportTarget(Path folder) {

  static final String MEND = "write tcp://HOST:PORT, tls://HOST:PORT, http://…, https://…, kafka://HOST:PORT/TOPIC or file:FOLDER";

  /** What every event's getting there at least once, and in order, depends on. */
  private static final Set<String> WEIRS_OWN = Set.of("bootstrap.servers", "key.serializer",
      "value.serializer",
      "acks", "enable.idempotence", "transactional.id", "max.in.flight.requests.per.connection", "retries");
  /** Whose libraries are not beside Weir. */
  private static final Set<String> LEFT_OUT = Set.of("snappy", "lz4");
  private static final String BEARER = "Bearer {}";
  private static final String FILE = "file:";

  Optional<ExportTarget> read(Table table, Optional<Value> to) {
    Optional<Path> authorities = table.find("ca").flatMap(file -> ReadSettings.pem(file, folder));
    Map<String, String> options = table.find("options").map(ReadExportTarget::options).orElse(Map.of());
    Optional<Filled> filled = table.find("credential").flatMap(ReadExportTarget::filled);
    Optional<ReadRoll> roll = table.find("roll").flatMap(ReadRoll::of);
    Optional<ExportTarget> target = to.flatMap(Value::text)
        .flatMap(text -> text.startsWith(FILE)
            ? roll.orElse(ReadRoll.USUAL).folder(folder, text.substring(FILE.length()))
            : target(text, authorities, options, filled));
    to.filter(Value::isText).filter(_ -> target.isEmpty())
        .ifPresent(at -> at.flaw("is no place for events", MEND));
    target.ifPresent(where -> refuseIdle(table, where));
    return target;
  }

  private Optional<ExportTarget> target(String text, Optional<Path> authorities, Map<String, String> options,
      Optional<Filled> filled) {
    int end = text.indexOf(':');
    String rest = text.startsWith("://", Math.max(0, end)) ? text.substring(end + 3) : "";
    return switch (text.substring(0, Math.max(0, end))) {
      case "tcp" -> broker(rest).map(at -> new ExportTarget.Socket(at.host(), at.port(), false, authorities));
      case "tls" -> broker(rest).map(at -> new ExportTarget.Socket(at.host(), at.port(), true, authorities));
      case "http", "https" ->
        Target.absolute(text).map(url -> new ExportTarget.Post(url, authorities, filled));
      case "kafka" -> topic(rest, options, filled);
      default -> Optional.empty();
    };
  }

  private static Optional<ExportTarget> topic(String text, Map<String, String> options,
      Optional<Filled> filled) {
    int slash = text.indexOf('/');
    Optional<String> name = slash < 0
        ? Optional.empty()
        : Names.plain(text.substring(slash + 1)).filter(is -> !is.isEmpty());
    List<Optional<Broker>> brokers = slash < 0
        ? List.of()
        : Arrays.stream(text.substring(0, slash).split(",", -1)).map(ReadExportTarget::broker).toList();
    return brokers.isEmpty() || brokers.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : name.map(
            is -> new ExportTarget.Topic(brokers.stream().flatMap(Optional::stream).toList(), is, options,
                filled));
  }

  private static Optional<Broker> broker(String text) {
    return text.lastIndexOf(':') <= text.lastIndexOf(']')
        ? Optional.empty()
        : Origin.authority(Scheme.HTTPS, text).map(origin -> new Broker(origin.host(), origin.port()));
  }

  private static Map<String, String> options(Value value) {
    Map<String, String> options = new LinkedHashMap<>();
    value.table().ifPresent(table -> table.all().forEach((name, option) -> {
      String lower = name.toLowerCase(Locale.ROOT);
      if (WEIRS_OWN.contains(name)) {
        table.key(name).flaw("is Weir's to say", "remove it");
      } else if (lower.contains("password") || lower.contains("jaas")) {
        table.key(name).flaw("would stand in the configuration in the plain",
            "store it by weir secrets set NAME, and write credential: {secret: NAME, option: " + name
                + ", format: \"…{}…\"}");
      }
      option.asWritten(Optional::of, "option", "write one value").ifPresent(text -> options.put(name, text));
    }));
    if (LEFT_OUT.contains(options.getOrDefault("compression.type", ""))) {
      value.flaw("compression.type is one that this Weir has no library for", "write zstd, gzip or none");
    }
    return options;
  }

  private static Optional<Filled> filled(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Optional<String> secret = table.need("secret", "name the secret that weir secrets set has stored")
          .flatMap(ReadCredential::secret);
      Optional<String> option = table.find("option").flatMap(name -> name.as(Names::plain, "option",
          "write one such as sasl.jaas.config"));
      String header = table.find("header").flatMap(ReadCredential::field).orElse("Authorization");
      String format = table.find("format").flatMap(ReadCredential::format)
          .orElse(option.isPresent() ? "{}" : BEARER);
      return secret.map(is -> new Filled(is, option.orElse(header), format));
    }
  }

  /** A key that says nothing here was meant to say something. */
  private static void refuseIdle(Table table, ExportTarget target) {
    boolean kafka = target instanceof ExportTarget.Topic;
    boolean folder = target instanceof ExportTarget.Folder;
    refuse(table, "options", kafka, "are those of Kafka's producer");
    refuse(table, "ca", !kafka && !folder, "is for tls:// and https://; Kafka has options for that");
    refuse(table, "credential", !folder && !(target instanceof ExportTarget.Socket),
        "is shown nowhere on this way");
    refuse(table, "roll", folder, "is for files, which file:FOLDER alone makes");
  }

  private static void refuse(Table table, String key, boolean meant, String why) {
    if (table.has(key) && !meant) {
      table.key(key).flaw(why, "remove it");
    }
  }
}
