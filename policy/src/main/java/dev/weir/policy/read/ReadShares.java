package dev.weir.policy.read;

import dev.weir.policy.rule.Per;
import dev.weir.policy.rule.Shares;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code shares} of a limit or a budget. */
final class ReadShares {

  private static final String HOW = "write it as {by: team, of: {search: 50%, batch: 30%}}";

  private ReadShares() {}

  static Optional<Shares> read(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      List<Per> by = table.need("by", HOW).map(ReadPer::read).orElse(List.of());
      if (by.size() > 1) {
        table.key("by").flaw("names several", "name one of them: shares are of a team, a caller or the like");
      }
      Map<String, Integer> parts = new LinkedHashMap<>();
      table.need("of", HOW).flatMap(Value::table).ifPresent(of -> of.all()
          .forEach((name, part) -> percent(part).ifPresent(each -> parts.put(name, each))));
      if (parts.values().stream().mapToInt(each -> each).sum() > Shares.WHOLE) {
        table.key("of").flaw("is more than the whole", "let the shares be 100% together at the most");
      }
      int borrowed = table.find("borrow").flatMap(ReadShares::percent).orElse(0);
      return by.size() == 1 ? Optional.of(new Shares(by.getFirst(), parts, borrowed)) : Optional.empty();
    }
  }

  private static Optional<Integer> percent(Value value) {
    return value.as(Measures::percent, "share", "write it as 50% or 12.5%");
  }
}
