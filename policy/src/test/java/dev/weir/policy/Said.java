package dev.weir.policy;

import dev.weir.model.Decision;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.RuleRef;
import dev.weir.model.talk.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A decision in lines that a case file can hold. */
final class Said {

  private Said() {}

  static List<String> lines(Decision decision) {
    return switch (decision) {
      case Decision.Deny deny -> List.of(line(deny));
      case Decision.Allow allow -> lines(allow);
    };
  }

  private static List<String> lines(Decision.Allow allow) {
    List<String> lines = new ArrayList<>(List.of("allow by " + allow.by()));
    if (!allow.rules().isEmpty()) {
      lines.add("applied " + allow.rules().stream().map(RuleRef::name).collect(Collectors.joining(" ")));
    }
    allow.rewrites().forEach(each -> lines.add(each.operator() + " " + each.kind() + " by " + each.by()));
    allow.duties().forEach(duty -> lines.add(switch (duty) {
      case Obligation.Limit limit ->
        "limit " + limit.by() + " '" + limit.key() + "' " + limit.amount()
            + (limit.unit() == Unit.BYTES ? " bytes in " : " in ") + limit.period() + " burst "
            + limit.burst();
      case Obligation.Turn turn ->
        "turn " + turn.by() + " '" + turn.key() + "' " + turn.most() + " at once, waits " + turn.patience()
            + " among " + turn.queue() + " at " + turn.urgency();
      case Obligation.Budget budget ->
        "budget " + budget.by() + " '" + budget.key() + "' " + budget.amount() + " " + budget.measure()
            + " in " + budget.window() + " of " + budget.zone();
      case Obligation.CheckAnswer check -> "answer by " + check.by() + ": denied "
          + check.terms().denied().stream().sorted().map(Breach::word).toList() + " of "
          + check.terms().looked().stream().sorted().map(Breach::word).toList()
          + (check.terms().acts() ? "" : ", only recorded");
      case Obligation.Heed heed -> "heed by " + heed.by() + ": " + heed.terms().measure().word();
      case Obligation.Capture capture -> "capture by " + capture.by() + ": " + capture.terms().maxBytes()
          + " bytes for " + capture.terms().ttl().toHours() + " h";
      case Obligation.Restore restore -> "restore by " + restore.by();
    }));
    allow.shadow().ifPresent(deny -> lines.add("shadow " + line(deny)));
    return lines;
  }

  private static String line(Decision.Deny deny) {
    return "deny by " + deny.by() + ", " + deny.status().code() + ": " + deny.reason();
  }
}
