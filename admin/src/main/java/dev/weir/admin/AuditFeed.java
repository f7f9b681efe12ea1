package dev.weir.admin;

import dev.weir.admin.http.Answer;
import dev.weir.audit.LogFollower;
import dev.weir.audit.LogFollower.Chapter;
import dev.weir.audit.index.Lookup;
import dev.weir.audit.json.AuditJson;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Live;
import dev.weir.audit.search.Query;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The log's end as server-sent events, each with its sequence as id. Ends by itself within a minute: a browser then comes back
 * with the last id that it has got, and is shown first what it has missed.
 *
 * @param query what to show; behind the last event that was seen, where one was
 */
record AuditFeed(Path data, Query query) implements Answer.Writer {

  private static final Duration LIFE = Duration.ofSeconds(50);
  private static final Duration PACE = Duration.ofMillis(200);
  private static final int BEATS = 50;

  @Override
  public void to(OutputStream out) throws IOException, InterruptedException {
    long end = System.nanoTime() + LIFE.toNanos();
    // First, so that nothing is lost between what is looked up and what comes.
    try (LogFollower follower = LogFollower.atEnd(data)) {
      write(out, "retry: 1000\n\n");
      if (query.behind().isPresent()) {
        show(out, Lookup.search(data, query, _ -> System.nanoTime() < end).hits());
      }
      Live live = new Live(query);
      for (int idle = 1; System.nanoTime() < end;) {
        Optional<Chapter> chapter = follower.next();
        if (chapter.isPresent()) {
          show(out, live.take(chapter.get().events()));
        } else if (idle++ % BEATS == 0) {
          write(out, ":\n\n");
        } else {
          Thread.sleep(PACE);
        }
      }
    }
  }

  private static void show(OutputStream out, List<Hit> hits) throws IOException {
    for (Hit hit : hits) {
      write(out, "id: " + hit.stored().sequence() + "\ndata: " + AuditJson.line(hit) + "\n\n");
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
