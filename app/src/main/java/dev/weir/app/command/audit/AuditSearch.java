package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.audit.json.AuditJson;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Search;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir audit search}: who sent what where, and what became of it; may be used while Weir serves. */
@Command(name = "search", description = "Find calls and changes in the audit log, the newest first.", sortOptions = false)
public final class AuditSearch implements Callable<Exit> {

  /** How results are written. */
  enum Format {
    text, json
  }

  private final Screen screen;

  @Mixin
  private From from = new From();

  @Mixin
  private Sought sought = new Sought();

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text, or json: one object a line (default: ${DEFAULT-VALUE}).")
  private Format format = Format.text;

  @Option(names = "--no-index", description = "Read all of the log, and neither use nor make an index.")
  private boolean noIndex;

  public AuditSearch(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Query query = sought.query();
    Found found = found(query);
    screen.progress("");
    switch (format) {
      case json -> found.hits().forEach(hit -> screen.raw(AuditJson.line(hit) + "\n"));
      case text -> HitTable.show(screen, found.hits());
    }
    if (found.hits().size() == query.limit()) {
      screen.note("there may be more: --limit N shows more than " + query.limit() + ", --behind "
          + found.hits().getLast().stored().sequence() + " the next ones");
    }
    found.unreadable().forEach(what -> screen.note("cannot be read: " + what));
    return found.unreadable().isEmpty() ? Exit.FINE : Exit.FINDINGS;
  }

  private Found found(Query query) throws CannotRun, IOException {
    if (noIndex && from.isLocal()) {
      return Search.in(from.folder(), query);
    }
    try (Answers answers = from.answers(screen)) {
      return answers.search(query);
    }
  }
}
