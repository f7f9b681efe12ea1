package dev.weir.app.command.policy;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigArgument;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Within;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.audit.AuditReader;
import dev.weir.audit.Period;
import dev.weir.audit.Stored;
import dev.weir.limit.LocalLimiter;
import dev.weir.model.AuditEvent;
import dev.weir.model.InForce;
import dev.weir.policy.Outcome;
import dev.weir.policy.replay.Recorded;
import dev.weir.policy.replay.Replay;
import dev.weir.policy.replay.Replayed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir replay}: what a changed policy would have done to recorded traffic; nothing is sent. */
@Command(name = "replay", description = "Show what a policy would have done to recorded traffic.", sortOptions = false, footer = {
  "",
  "Limits are counted anew, by the times of the calls. The exit code is 1 where a call would have fared otherwise."})
public final class ReplayCommand implements Callable<Exit> {

  private static final String MARK = " *";

  private final Screen screen;

  @Mixin
  private ConfigArgument config = new ConfigArgument();

  @Option(names = "--audit", paramLabel = "DIR", description = "Data folder, or a copy of its audit log (default: the configuration's).")
  private @Nullable Path audit;

  @Mixin
  private Within within = new Within();

  public ReplayCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Period period = within.period();
    InForce inForce = config.load().inForce();
    Path folder = audit == null ? inForce.settings().data() : audit;
    if (!Files.isDirectory(folder)) {
      throw new CannotRun("there is no audit log", folder.toString(), "name its folder with --audit DIR");
    }
    Calls calls = new Calls(inForce);
    AuditReader.at(folder).forward(period, calls);
    calls.unreadable.forEach(what -> screen.note("cannot be read: " + what));
    report(calls.tally);
    return calls.tally.differ() == 0 && calls.unreadable.isEmpty() ? Exit.FINE : Exit.FINDINGS;
  }

  private void report(ReplayTally tally) {
    if (tally.judged() == 0) {
      screen.note("no call is recorded there" + (tally.passedOver() == 0 ? "" : " that a policy decided"));
      return;
    }
    if (tally.differ() > 0) {
      List<List<Cell>> rows = new ArrayList<>();
      rows.add(Stream.of("CALLS", "CALLER", "METHOD", "TO", "WAS", "WOULD BE", "RULE", "WHY")
          .map(head -> new Cell(head, Style.STRONG)).toList());
      tally.changes().forEach(change -> rows.add(row(change)));
      screen.table(rows);
    }
    tally.assumed().forEach(assumption -> screen.note("*: if " + assumption.text()));
    boolean same = tally.differ() == 0;
    screen.line(new Cell("= ", Style.QUIET),
        new Cell(tally.differ() + " of " + tally.judged() + " calls would have fared otherwise",
            same ? Style.GOOD : Style.STRONG),
        Cell.of(", " + tally.span()));
    if (tally.passedOver() > 0) {
      screen.note("refusals that no policy made, and that are not judged anew: " + tally.passedOver());
    }
  }

  private static List<Cell> row(Map.Entry<ReplayTally.Way, ReplayTally.Change> change) {
    ReplayTally.Way way = change.getKey();
    Replayed last = change.getValue().last();
    return List.of(Cell.of(Integer.toString(change.getValue().calls())), Cell.of(way.caller()),
        Cell.of(way.method()), Cell.of(way.host() + way.path()), Cell.of(way.was().toString()),
        new Cell(way.now() + (last.assumed().isEmpty() ? "" : MARK), style(way.now())), Cell.of(way.rule()),
        Cell.of(last.why()));
  }

  private static Style style(Outcome outcome) {
    return outcome == Outcome.DENY ? Style.BAD : Style.GOOD;
  }

  /** Judges each decision of the log at its own time. */
  private static final class Calls implements AuditReader.Visitor {
    private final ReplayTally tally = new ReplayTally();
    private final List<String> unreadable = new ArrayList<>();
    private final Replay replay;
    private long nanos;

    Calls(InForce inForce) {
      replay = new Replay(inForce, new LocalLimiter(LocalLimiter.MOST_BUCKETS, () -> nanos));
    }

    @Override
    public boolean event(Stored stored) {
      boolean decision = stored.event() instanceof AuditEvent.Intent
          || stored.event() instanceof AuditEvent.Refusal;
      if (decision) {
        Optional<Recorded> recorded = Recorded.of(stored.event());
        recorded.ifPresent(was -> nanos = Math.max(nanos, nanos(was.at())));
        recorded.flatMap(replay::judge).ifPresentOrElse(tally::add, tally::passOver);
      }
      return true;
    }

    @Override
    public void unreadable(String what) {
      unreadable.add(what);
    }

    private static long nanos(Instant at) {
      return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }
  }
}
