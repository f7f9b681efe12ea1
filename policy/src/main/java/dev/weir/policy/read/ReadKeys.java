package dev.weir.policy.read;

import dev.weir.model.settings.KeyTerms;
import dev.weir.model.settings.KeyTerms.Measure;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.util.Map;
import java.util.Optional;

/** Reads {@code keys}. */
final class ReadKeys {

  private static final Map<String, Measure> MEASURES = Map.of("alert", Measure.ALERT, "revoke",
      Measure.REVOKE);

  private ReadKeys() {}

  static KeyTerms read(Optional<Value> value) {
    KeyTerms usual = KeyTerms.USUAL;
    Optional<Table> found = value.flatMap(Value::table);
    if (found.isEmpty()) {
      return usual;
    }
    try (Table table = found.get()) {
      return new KeyTerms(measure(table, "leaked"), measure(table, "misused"),
          table.find("alert").flatMap(ReadAbuse::alert),
          table.find("stale").flatMap(time -> time.as(Measures::duration, "duration",
              "write a duration such as 30s")).orElse(usual.stale()),
          table.find("dpop_nonce").flatMap(Value::flag).orElse(usual.nonces()));
    }
  }

  private static Measure measure(Table table, String key) {
    return table.find(key).flatMap(word -> word.oneOf(MEASURES)).orElse(Measure.ALERT);
  }
}
