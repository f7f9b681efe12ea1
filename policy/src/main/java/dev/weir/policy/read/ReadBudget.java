package dev.weir.policy.read;

import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.Share;
import dev.weir.model.Window;
import dev.weir.model.settings.Settings;
import dev.weir.model.talk.Prices;
import dev.weir.policy.rule.BudgetRule;
import dev.weir.policy.rule.BudgetRule.Sum;
import dev.weir.policy.rule.Per;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code budget}. */
final class ReadBudget {

  private static final Map<String, Window> WINDOWS = Map.of("h", Window.HOUR, "day", Window.DAY, "month",
      Window.MONTH);

  private static final List<String> MEASURES = List.of("usd", "tokens", "requests", "bytes");

  private ReadBudget() {}

  static Optional<BudgetRule> read(Value value, Prices prices, Settings settings) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      List<Sum> sums = Stream
          .of(sums(table.find("usd"), Measure.USD), sums(table.find("tokens"), Measure.TOKENS),
              sums(table.find("requests"), Measure.REQUESTS), sums(table.find("bytes"), Measure.BYTES))
          .flatMap(List::stream).toList();
      if (MEASURES.stream().noneMatch(table::has)) {
        value.flaw("limits nothing", "write it as {usd: 50/day, tokens: 2000000/day}");
      }
      List<Per> per = table.find("per").map(ReadPer::read).orElse(List.of());
      ZoneId zone = table.find("zone").flatMap(ReadZone::read).orElse(ZoneOffset.UTC);
      return Optional
          .of(new BudgetRule(sums, per, table.find("shares").flatMap(new ReadShares(settings)::read), zone,
              prices));
    }
  }

  private static List<Sum> sums(Optional<Value> found, Measure measure) {
    return found.map(value -> value.isList() ? value.list() : List.of(value)).orElse(List.of()).stream()
        .flatMap(value -> value.as(text -> sum(text, measure), "budget", mend(measure)).stream()).toList();
  }

  private static String mend(Measure measure) {
    return switch (measure) {
      case USD -> "write it as 50/day, 2.50/h or 1000/month";
      case TOKENS, REQUESTS -> "write it as a whole number for each h, day or month, such as 2000000/day";
      case BYTES -> "write it as 500MiB/h, 5GiB/day or 100GB/month";
    };
  }

  private static Optional<Sum> sum(String text, Measure measure) {
    int slash = text.indexOf('/');
    Window window = slash < 0 ? null : WINDOWS.get(text.substring(slash + 1));
    return window == null
        ? Optional.empty()
        : Share.amount(text.substring(0, slash), measure)
            .map(amount -> new Sum(measure, amount, window, text));
  }
}
