package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Moment;
import dev.weir.audit.search.QueryText;
import dev.weir.audit.search.QueryText.Result.NotUnderstood;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Parameters;

/** A query in the words of its own language. */
final class QueryWords {

  @Parameters(paramLabel = "QUERY", arity = "0..*", description = "caller:checkout decision:deny kind:EMAIL status:5xx since:2h -rule:NAME, or any text (docs/audit-search.md).")
  private List<String> words = List.of();

  /** Returns what was asked for; everything where nothing was. */
  QueryText.Result.Understood understood() throws CannotRun {
    Instant now = Clock.systemUTC().instant();
    return switch (QueryText.parse(String.join(" ", words), text -> Moment.of(text, now))) {
      case QueryText.Result.Understood understood -> understood;
      case NotUnderstood no -> throw new CannotRun(no.what(), "", no.mend());
    };
  }
}
