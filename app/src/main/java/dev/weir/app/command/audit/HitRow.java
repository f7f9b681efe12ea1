package dev.weir.app.command.audit;

import dev.weir.app.text.Cell;
import dev.weir.app.text.Style;
import dev.weir.audit.payload.PartNote;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Verdict;
import dev.weir.model.AuditEvent;
import dev.weir.model.Principal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** One line of a search: when, who, what, where to, what became of it. */
final class HitRow {

  private HitRow() {}

  static List<Cell> of(Hit hit) {
    return switch (hit.stored().event()) {
      case AuditEvent.Intent intent -> call(intent.at(), intent.asked(), Verdict.of(intent), ending(hit));
      case AuditEvent.Refusal refusal ->
        call(refusal.at(), refusal.asked(), Verdict.DENY, String.valueOf(refusal.status().code()));
      case AuditEvent.AdminChange change -> List.of(time(change.at()), Cell.of(change.actor()), Cell.of("-"),
          Cell.of(change.subject()), new Cell(change.action(), Style.STRONG), Cell.of("-"), Cell.of(""),
          Cell.of(change.detail()));
      case AuditEvent.Notice notice -> List.of(time(notice.at()), Cell.of(notice.caller()), Cell.of("-"),
          Cell.of(notice.destination()), new Cell(notice.what(), Style.NOTICE), Cell.of(notice.by().name()),
          Cell.of(notice.action()),
          Cell.of(PartNote.of(notice).map(HitRow::kept).orElse(notice.reason())));
      case AuditEvent.Outcome outcome -> List.of(time(outcome.at()), Cell.of(outcome.call().text()));
    };
  }

  /** Its hash is for programs. */
  private static String kept(PartNote part) {
    return part.side().word() + " of " + part.size() + " bytes until "
        + part.until().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String ending(Hit hit) {
    return hit.outcome().map(outcome -> outcome.fault().map(fault -> outcome.status() + " " + fault)
        .orElse(String.valueOf(outcome.status()))).orElse("no outcome");
  }

  private static List<Cell> call(Instant at, AuditEvent.Asked asked, Verdict verdict, String ending) {
    return List.of(time(at), who(asked.who()), Cell.of(asked.method()), Cell.of(where(asked)),
        new Cell(verdict.text(), style(verdict)), Cell.of(asked.by().name()), Cell.of(kinds(asked)),
        Cell.of(ending));
  }

  private static Cell time(Instant at) {
    return new Cell(at.truncatedTo(ChronoUnit.MILLIS).toString(), Style.QUIET);
  }

  private static Cell who(Principal who) {
    return switch (who) {
      case Principal.Caller caller -> Cell.of(caller.name());
      case Principal.Unknown _ -> new Cell("(unknown)", Style.NOTICE);
    };
  }

  /** An unlisted destination is told by its host. */
  private static String where(AuditEvent.Asked asked) {
    return asked.destination().startsWith("(")
        ? asked.host() + asked.pathTemplate()
        : asked.destination() + asked.pathTemplate();
  }

  private static String kinds(AuditEvent.Asked asked) {
    return asked.kinds().entrySet().stream().map(count -> count.getValue() == 1
        ? count.getKey().name()
        : count.getValue() + " " + count.getKey().name()).sorted().collect(Collectors.joining(", "));
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case ALLOW -> Style.GOOD;
      case REDACT, SHADOW_DENY -> Style.NOTICE;
      case DENY -> Style.BAD;
    };
  }
}
