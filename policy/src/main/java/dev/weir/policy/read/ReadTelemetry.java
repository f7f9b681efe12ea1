package dev.weir.policy.read;

import dev.weir.model.net.Target;
import dev.weir.model.settings.Telemetry;
import dev.weir.model.settings.Telemetry.Format;
import dev.weir.model.settings.Telemetry.Level;
import dev.weir.model.settings.Telemetry.Log;
import dev.weir.model.settings.Telemetry.Traces;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code log} and {@code telemetry}. */
record ReadTelemetry(Path folder) {

  private static final Map<String, Format> FORMATS = words(Format.values());
  private static final Map<String, Level> LEVELS = words(Level.values());

  Telemetry read(Table root) {
    return new Telemetry(root.find("log").map(ReadTelemetry::log).orElse(Telemetry.USUAL.log()),
        root.find("telemetry").flatMap(this::telemetry));
  }

  private static Log log(Value value) {
    Log usual = Telemetry.USUAL.log();
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return usual;
    }
    try (Table table = found.get()) {
      return new Log(table.find("format").flatMap(word -> word.oneOf(FORMATS)).orElse(usual.format()),
          table.find("level").flatMap(word -> word.oneOf(LEVELS)).orElse(usual.level()));
    }
  }

  private Optional<Traces> telemetry(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      return table.find("traces").flatMap(this::traces);
    }
  }

  private Optional<Traces> traces(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Optional<Target> url = table.need("url", "say where traces are posted to, as OTLP over HTTP")
          .flatMap(text -> text.as(ReadAbuse::safe, "address for traces",
              "write an https URL such as https://collector.example.com/v1/traces; http is for this machine alone"));
      double share = table.find("sample").flatMap(number -> number.asWritten(Measures::share,
          "share of all traces", "write a number from 0 to 1, such as 0.1")).orElse(1.0);
      var authorization = table.find("authorization").flatMap(new ReadPassword(folder, "collector")::read);
      return url.map(to -> new Traces(to, share, authorization));
    }
  }

  private static <E extends Enum<E>> Map<String, E> words(E[] values) {
    return Arrays.stream(values).collect(
        Collectors.toUnmodifiableMap(value -> value.name().toLowerCase(Locale.ROOT), Function.identity()));
  }
}
