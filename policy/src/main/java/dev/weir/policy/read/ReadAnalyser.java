package dev.weir.policy.read;

import dev.weir.model.net.Target;
import dev.weir.model.settings.AnalyserRule;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads {@code detect}: whom else Weir asks about texts. */
final class ReadAnalyser {

  private static final Map<String, Boolean> ON_ERROR = Map.of("deny", true, "own", false);
  private static final long MOST_BYTES = 16 << 20;

  private ReadAnalyser() {}

  static Optional<AnalyserRule> read(Optional<Value> detect) {
    return detect.flatMap(Value::table).flatMap(found -> {
      try (Table table = found) {
        return table.need("analyser", "say which analyser is asked besides Weir's detectors")
            .flatMap(ReadAnalyser::rule);
      }
    });
  }

  private static Optional<AnalyserRule> rule(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Optional<Target> url = table
          .need("url", "say where the analyser listens, such as http://127.0.0.1:5002/analyze")
          .flatMap(text -> text.as(ReadAnalyser::here, "address of an analyser on this machine",
              "write one such as http://127.0.0.1:5002/analyze: what callers send leaves it by the line alone"));
      String language = table.find("language").flatMap(text -> text.as(ReadAnalyser::language, "language",
          "write its two letters, such as en")).orElse("en");
      double score = table.find("score").flatMap(number -> number.asWritten(Measures::share, "score",
          "write a number from 0 to 1, such as 0.5")).orElse(AnalyserRule.USUAL_SCORE);
      Duration timeout = table.find("timeout").flatMap(time -> time.as(Measures::duration, "duration",
          "write it as 500ms, 2s or 1m")).orElse(AnalyserRule.USUAL_TIMEOUT);
      long most = table.find("max").flatMap(size -> size.as(ReadAnalyser::size, "size",
          "write a number and a unit, such as 64KiB; 16MiB at most")).orElse(AnalyserRule.USUAL_BYTES);
      boolean required = table.find("on_error").flatMap(word -> word.oneOf(ON_ERROR)).orElse(true);
      return url.map(to -> new AnalyserRule(to, language, score, timeout, most, required));
    }
  }

  /** It sees payloads in clear, and no rule decides on that: so they do not leave the machine for it. */
  private static Optional<Target> here(String text) {
    return Target.absolute(text).filter(ReadAbuse::isHere);
  }

  private static Optional<Long> size(String text) {
    return Measures.size(text).filter(size -> size <= MOST_BYTES);
  }

  private static Optional<String> language(String text) {
    boolean plain = text.length() == 2 && text.chars().allMatch(c -> c >= 'a' && c <= 'z');
    return plain ? Optional.of(text) : Optional.empty();
  }
}
