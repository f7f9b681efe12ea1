package dev.weir.policy.read;

import dev.weir.policy.rule.Conditions;
import dev.weir.policy.rule.Conditions.Compiled;
import dev.weir.policy.rule.Per;
import dev.weir.policy.rule.Per.Known;
import dev.weir.policy.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code per} of a limit or a budget: words, and expressions. */
final class ReadPer {

  private static final String MODEL = "model";
  private static final Map<String, String> WORDS = Map.of("caller", "", "destination", "", "team", "", "key",
      "", MODEL, Per.MODEL);
  private static final Map<String, Known> KNOWN = Map.of("caller", Known.CALLER, "destination",
      Known.DESTINATION, "team", Known.TEAM, "key", Known.KEY);

  private ReadPer() {}

  static List<Per> read(Value value) {
    return (value.isList() ? value.list() : List.of(value)).stream().flatMap(ReadPer::one).distinct()
        .toList();
  }

  private static Stream<Per> one(Value value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return Stream.empty();
    }
    if (!isWord(text.get())) {
      return worked(value, text.get());
    }
    return value.oneOf(WORDS).stream()
        .flatMap(expression -> expression.isEmpty()
            ? Stream.of(KNOWN.get(text.get()))
            : worked(value, expression));
  }

  private static boolean isWord(String text) {
    return text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '_');
  }

  private static Stream<Per> worked(Value value, String text) {
    return switch (Conditions.per(text)) {
      case Compiled.Named(Per per) -> Stream.of(per);
      case Compiled.Bad(List<Conditions.Fault> faults) -> {
        faults.forEach(fault -> value.flawWithin(fault.line(), fault.column(), fault.cause(), fault.mend()));
        yield Stream.empty();
      }
      case Compiled.Ok _,Compiled.Weighed _ -> throw new IllegalStateException("it was asked for a name");
    };
  }
}
