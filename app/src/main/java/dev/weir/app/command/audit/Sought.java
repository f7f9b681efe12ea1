package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Within;
import dev.weir.audit.Period;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.QueryText;
import dev.weir.audit.search.Term;
import dev.weir.audit.search.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code weir audit search} looks for; all that is given has to hold. */
final class Sought {

  @Mixin
  private QueryWords words = new QueryWords();

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

  @Option(names = "--status", paramLabel = "CODE", description = "Calls that were answered so: 403, or 5xx for all of these.")
  private @Nullable String status;

  @Option(names = "--call", paramLabel = "ID", description = "The call with this Weir-Request-Id, and the messages on the connection that it opened.")
  private @Nullable String call;

  @Option(names = "--text", paramLabel = "TEXT", description = "Anything with this in a name, host, path, reason or key.")
  private @Nullable String text;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit = 50;

  @Option(names = "--oldest-first", description = "The oldest first, in place of the newest.")
  private boolean oldestFirst;

  @Option(names = "--behind", paramLabel = "N", description = "Only what comes behind the event with this sequence: the next page.")
  private @Nullable Long behind;

  @Mixin
  private Within within = new Within();

  Query query() throws CannotRun {
    if (limit < 1) {
      throw new CannotRun("nothing is asked for", "--limit " + limit, "ask for one at least");
    }
    if (decision != null && Verdict.parse(decision).isEmpty()) {
      throw new CannotRun("that is no decision", "--decision " + decision,
          "use allow, redact, deny or shadow-deny");
    }
    QueryText.Result.Understood asked = words.understood();
    List<Term> terms = new ArrayList<>(asked.terms());
    add(terms, Field.CALLER, caller);
    add(terms, Field.TEAM, team);
    add(terms, Field.DESTINATION, destination);
    add(terms, Field.DECISION, decision);
    add(terms, Field.RULE, rule);
    add(terms, Field.KIND, kind);
    add(terms, Field.STATUS, status);
    add(terms, Field.CALL, call);
    add(terms, Field.TEXT, text);
    return new Query(terms, both(asked.period(), within.period()), limit, !oldestFirst,
        Optional.ofNullable(behind));
  }

  private static void add(List<Term> terms, Field field, @Nullable String value) {
    if (value != null) {
      terms.add(Term.is(field, value));
    }
  }

  private static Period both(Period one, Period other) {
    Instant since = one.since().isAfter(other.since()) ? one.since() : other.since();
    Instant until = one.until().isBefore(other.until()) ? one.until() : other.until();
    return new Period(since, until);
  }
}
