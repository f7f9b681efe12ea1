package dev.weir.app.command;

import dev.weir.audit.Period;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options {@code --since} and {@code --until}. */
public final class Within {

  @Option(names = "--since", paramLabel = "TIME", description = "From then on: 2026-07-01T12:00:00Z, 2026-07-01 (UTC), or 15m, 2h, 3d ago.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Before then; written in the same ways.")
  private @Nullable String until;

  /** Returns the period; all of time where neither is given. */
  public Period period() throws CannotRun {
    Instant now = Clock.systemUTC().instant();
    Instant from = since == null ? Instant.MIN : Moment.parse("--since", since, now);
    Instant to = until == null ? Instant.MAX : Moment.parse("--until", until, now);
    if (!from.isBefore(to)) {
      throw new CannotRun("no time lies between them", "--since " + since + " --until " + until,
          "let --since be the earlier one");
    }
    return new Period(from, to);
  }
}
