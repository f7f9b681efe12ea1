package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.audit.index.Counting;
import dev.weir.audit.index.Top;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.QueryText;
import dev.weir.audit.search.Term;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir audit stats}: what there was most of, and what is new. */
@Command(name = "stats", description = "Count calls: top destinations, callers, kinds of data, denials, and what was seen first.", sortOptions = false, footer = {
  "",
  "Hours are counted whole. QUERY knows destination, caller, team, kind, decision, rule, since and until."})
public final class AuditStats implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private From from = new From();

  @Mixin
  private QueryWords words = new QueryWords();

  @Option(names = "--by", paramLabel = "FIELD", description = "Count by this one alone: destination, caller, team, kind, decision or rule.")
  private @Nullable String by;

  @Option(names = "--newest", description = "What was seen first not long ago, in place of what was most often.")
  private boolean newest;

  @Option(names = "--top", paramLabel = "N", defaultValue = "10", description = "How many lines (default: ${DEFAULT-VALUE}).")
  private int top = 10;

  public AuditStats(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    QueryText.Result.Understood asked = words.understood();
    List<Field> fields = fields();
    for (Term term : asked.terms()) {
      if (!Counting.FIELDS.contains(term.field())) {
        throw new CannotRun("numbers are not kept by " + term.field().word(), "", "ask for one of " + known()
            + "; `weir audit search` knows all");
      }
    }
    try (Answers index = from.answers(screen)) {
      for (Field field : fields) {
        show(field.word().toUpperCase(Locale.ROOT), index, field, asked.terms(), asked);
      }
      if (by == null) {
        List<Term> denied = new ArrayList<>(asked.terms());
        denied.add(Term.is(Field.DECISION, "deny"));
        show("DENIED BY", index, Field.RULE, denied, asked);
      }
    }
    return Exit.FINE;
  }

  private List<Field> fields() throws CannotRun {
    if (by == null) {
      return List.of(Field.DESTINATION, Field.CALLER, Field.KIND);
    }
    String name = by;
    return List.of(Field.named(name).filter(Counting.FIELDS::contains)
        .orElseThrow(() -> new CannotRun("numbers are not kept by that", "--by " + name,
            "ask for one of " + known())));
  }

  private static String known() {
    return Counting.FIELDS.stream().map(Field::word).collect(Collectors.joining(", "));
  }

  private void show(String head, Answers index, Field field, List<Term> terms,
      QueryText.Result.Understood asked)
      throws IOException {
    Top counted = index.top(field, terms, asked.period(), newest, top);
    screen.progress("");
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(HitTable.heads(head, "CALLS", "FOUND", "BYTES", "FIRST", "LAST"));
    for (Top.Row row : counted.rows()) {
      rows.add(List.of(row.value().isEmpty() ? new Cell("(none)", Style.QUIET) : Cell.of(row.value()),
          number(row.calls()), row.findings() == 0 ? Cell.of("") : number(row.findings()),
          number(row.bytes()),
          time(row.first()), time(row.last())));
    }
    screen.table(rows);
    screen.line("");
  }

  private static Cell number(long count) {
    return Cell.of(Long.toString(count));
  }

  private static Cell time(Instant at) {
    return new Cell(at.truncatedTo(ChronoUnit.SECONDS).toString(), Style.QUIET);
  }
}
