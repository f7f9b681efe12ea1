package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Within;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Verdict;
import dev.weir.model.CallId;
import dev.weir.model.Kind;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code weir audit search} looks for; all that is given has to hold. */
final class Sought {

  @Option(names = "--caller", paramLabel = "NAME", description = "Calls by this caller.")
  private @Nullable String caller;

  @Option(names = "--team", paramLabel = "NAME", description = "Calls by this team.")
  private @Nullable String team;

  @Option(names = "--destination", paramLabel = "NAME", description = "Calls to this destination.")
  private @Nullable String destination;

  @Option(names = "--decision", paramLabel = "WORD", description = "allow, redact, deny or shadow-deny.")
  private @Nullable String decision;

  @Option(names = "--rule", paramLabel = "NAME", description = "Calls that this rule decided or applied to.")
  private @Nullable String rule;

  @Option(names = "--kind", paramLabel = "KIND", description = "Calls with such data in them: EMAIL.")
  private @Nullable String kind;

  @Option(names = "--status", paramLabel = "CODE", description = "Calls that were answered so.")
  private @Nullable Integer status;

  @Option(names = "--call", paramLabel = "ID", description = "The call with this Weir-Request-Id, and the messages on the connection that it opened.")
  private @Nullable String call;

  @Option(names = "--text", paramLabel = "TEXT", description = "Anything with this in a name, host, path, reason or id.")
  private @Nullable String text;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit = 50;

  @Option(names = "--oldest-first", description = "The oldest first, in place of the newest.")
  private boolean oldestFirst;

  @Mixin
  private Within within = new Within();

  Query query() throws CannotRun {
    if (limit < 1) {
      throw new CannotRun("nothing is asked for", "--limit " + limit, "ask for one at least");
    }
    return new Query(Optional.ofNullable(caller), Optional.ofNullable(team), Optional.ofNullable(destination),
        verdict(),
        Optional.ofNullable(rule),
        Optional.ofNullable(kind).map(name -> new Kind(name.toUpperCase(Locale.ROOT))),
        Optional.ofNullable(status), within.period(), Optional.ofNullable(call).map(CallId::new),
        Optional.ofNullable(text),
        limit, !oldestFirst);
  }

  private Optional<Verdict> verdict() throws CannotRun {
    if (decision == null) {
      return Optional.empty();
    }
    String word = decision;
    return Optional.of(Verdict.parse(word).orElseThrow(
        () -> new CannotRun("that is no decision", "--decision " + word,
            "use allow, redact, deny or shadow-deny")));
  }
}
