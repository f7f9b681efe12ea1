package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.audit.LogFollower;
import dev.weir.audit.json.AuditJson;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Live;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.QueryText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir audit tail}: calls and changes as they come, until Ctrl-C. */
@Command(name = "tail", description = "Show calls and changes as they come; a call once it is judged, and again once it has ended.")
public final class AuditTail implements Callable<Exit> {

  private static final Duration PACE = Duration.ofMillis(200);

  private final Screen screen;

  @Mixin
  private DataDir data = new DataDir();

  @Mixin
  private QueryWords words = new QueryWords();

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text, or json: one object a line (default: ${DEFAULT-VALUE}).")
  private AuditSearch.Format format = AuditSearch.Format.text;

  @Option(names = "--from-start", description = "Show what is in the log already, too.")
  private boolean fromStart;

  @Option(names = "--limit", paramLabel = "N", description = "End after so many lines.")
  private long limit = Long.MAX_VALUE;

  public AuditTail(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException, InterruptedException {
    QueryText.Result.Understood asked = words.understood();
    Path folder = data.path();
    Live live = new Live(
        new Query(asked.terms(), asked.period(), Integer.MAX_VALUE, false, Optional.empty()));
    try (LogFollower follower = fromStart ? LogFollower.of(folder) : LogFollower.atEnd(folder)) {
      for (long left = limit; left > 0;) {
        Optional<LogFollower.Chapter> chapter = follower.next();
        if (chapter.isEmpty()) {
          Thread.sleep(PACE);
          continue;
        }
        chapter.get().unreadable().ifPresent(what -> screen.note("cannot be read: " + what));
        List<Hit> hits = live.take(chapter.get().events());
        hits.stream().limit(left).forEach(this::show);
        left -= hits.size();
      }
    }
    return Exit.FINE;
  }

  private void show(Hit hit) {
    switch (format) {
      case json -> screen.raw(AuditJson.line(hit) + "\n");
      case text -> screen.table(List.of(HitRow.of(hit)));
    }
  }
}
