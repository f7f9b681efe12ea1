package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Lapse;
import dev.weir.app.command.Moment;
import dev.weir.app.text.Screen;
import dev.weir.audit.Period;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir audit timeline}: what a caller did before something happened, and who changed what meanwhile. */
@Command(name = "timeline", description = "Show what a caller did before a point in time, with the changes that others made.", sortOptions = false)
public final class AuditTimeline implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private From from = new From();

  @Option(names = "--caller", required = true, paramLabel = "NAME", description = "Whose calls.")
  private String caller = "";

  @Option(names = "--before", paramLabel = "TIME", defaultValue = "0s", description = "Until then: 2026-07-01T12:00:00Z, or 15m, 2h ago (default: now).")
  private String before = "0s";

  @Option(names = "--span", paramLabel = "TIME", defaultValue = "1h", description = "How far back: 15m, 2h, 3d (default: ${DEFAULT-VALUE}).")
  private String span = "1h";

  @Option(names = "--limit", paramLabel = "N", defaultValue = "500", description = "How many calls at most, the last ones (default: ${DEFAULT-VALUE}).")
  private int limit = 500;

  public AuditTimeline(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Instant until = Moment.parse("--before", before, Clock.systemUTC().instant());
    Duration back = Lapse.parse(span)
        .orElseThrow(
            () -> new CannotRun("that is no stretch of time", "--span " + span, "write 15m, 2h or 3d"));
    Period period = new Period(until.minus(back), until);
    Found calls;
    Found changes;
    try (Answers answers = from.answers(screen)) {
      calls = answers.search(about(Term.is(Field.CALLER, caller), period));
      changes = answers.search(about(Term.is(Field.ACTOR, "*"), period));
    }
    screen.progress("");
    List<Hit> all = new ArrayList<>(calls.hits());
    all.addAll(changes.hits());
    all.sort(Comparator.<Hit, Instant>comparing(hit -> hit.stored().event().at())
        .thenComparingLong(hit -> hit.stored().sequence()));
    HitTable.show(screen, all);
    if (calls.hits().size() == limit) {
      screen.note("there are earlier calls: --limit N shows more than " + limit);
    }
    return calls.unreadable().isEmpty() && changes.unreadable().isEmpty() ? Exit.FINE : Exit.FINDINGS;
  }

  private Query about(Term term, Period period) {
    return new Query(List.of(term), period, limit, true, Optional.empty());
  }
}
