package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.audit.json.AuditJson;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Search;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
  private DataDir data = new DataDir();

  @Mixin
  private Sought sought = new Sought();

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text, or json: one object a line (default: ${DEFAULT-VALUE}).")
  private Format format = Format.text;

  public AuditSearch(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Query query = sought.query();
    Path folder = data.path();
    Found found = Search.in(folder, query);
    switch (format) {
      case json -> found.hits().forEach(hit -> screen.raw(AuditJson.line(hit) + "\n"));
      case text -> table(found);
    }
    if (found.hits().size() == query.limit()) {
      screen.note("there may be more: --limit N shows more than " + query.limit());
    }
    found.unreadable().forEach(what -> screen.note("cannot be read: " + what));
    return found.unreadable().isEmpty() ? Exit.FINE : Exit.FINDINGS;
  }

  private void table(Found found) {
    if (found.hits().isEmpty()) {
      screen.note("nothing is found");
      return;
    }
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(Stream.of("TIME", "CALLER", "METHOD", "TO", "DECISION", "RULE", "FOUND", "STATUS")
        .map(head -> new Cell(head, Style.STRONG)).toList());
    found.hits().forEach(hit -> rows.add(HitRow.of(hit)));
    screen.table(rows);
  }
}
