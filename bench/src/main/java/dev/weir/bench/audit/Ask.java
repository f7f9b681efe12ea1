package dev.weir.bench.audit;

import dev.weir.audit.Period;
import dev.weir.audit.index.Counting;
import dev.weir.audit.index.Index;
import dev.weir.audit.index.Top;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.verify.Verify;
import dev.weir.audit.verify.VerifyReport;
import dev.weir.model.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast a large log is verified and indexed, and how long the usual questions take. */
@Command(name = "ask", mixinStandardHelpOptions = true, sortOptions = false, description = "How fast a large log is verified and indexed, and how long the usual questions take, of the index beside it or of a PostgreSQL.")
final class Ask implements Callable<Integer> {

  private static final int TIMES = 15;
  private static final int PAGE = 50;

  @Option(names = "--folder", required = true, paramLabel = "DIR", description = "Where the log is; it is made where it is not there, and stays.")
  private Path data = Path.of("");

  @Option(names = "--records", paramLabel = "N", description = "How many it has (default: ${DEFAULT-VALUE}).")
  private long records = 10_000_000;

  @Option(names = "--per-second", paramLabel = "N", description = "Records in a second of the log's time (default: ${DEFAULT-VALUE}).")
  private long perSecond = 1_000;

  @Option(names = "--postgres", description = "Ships the log to a PostgreSQL of its own and asks that.")
  private boolean postgres;

  @Option(names = "--again", description = "Asks the index that is there, and neither verifies the log nor makes it anew.")
  private boolean again;

  /** Who is asked. */
  private interface Respondent {
    Found search(Query query) throws IOException;

    Top top(Field by, List<Term> terms) throws IOException;
  }

  /** A question, and how much was found. */
  private interface Question {
    long ask() throws IOException;
  }

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(data)) {
      Files.createDirectories(data);
      try (Feed feed = Feed.of(data, perSecond)) {
        feed.until(records);
      }
    }
    if (postgres) {
      try (Store store = Store.of(data, records)) {
        ask(new Respondent() {
          @Override
          public Found search(Query query) throws IOException {
            return store.index().search(query);
          }

          @Override
          public Top top(Field by, List<Term> terms) throws IOException {
            return store.index().top(by, terms, Period.ALL, false, 10);
          }
        });
      }
    } else {
      beside();
    }
    return 0;
  }

  private void beside() throws IOException {
    if (!again) {
      verify();
      Index.delete(data);
    }
    try (Index index = Index.open(data)) {
      Meter meter = new Meter();
      index.catchUp(_ -> true);
      tellRate("indexed", meter);
      Meter.tell("log %d MB, index %d MB", Meter.bytes(SegmentFile.folder(data)) / 1_000_000,
          Meter.bytes(Index.folder(data)) / 1_000_000);
      ask(new Respondent() {
        @Override
        public Found search(Query query) throws IOException {
          return index.search(query);
        }

        @Override
        public Top top(Field by, List<Term> terms) throws IOException {
          return index.top(by, terms, Period.ALL, false, 10);
        }
      });
    }
  }

  private void verify() throws IOException {
    Meter meter = new Meter();
    VerifyReport report = Verify.verify(data, Verify.Progress.NONE);
    tellSize("verified", report.bytes(), meter, report.intact());
    tellSize("verified, unpacked", report.unpacked(), meter, report.intact());
    tellRate("verified", meter);
  }

  private static void tellSize(String what, long bytes, Meter meter, boolean intact) {
    Meter.tell("%s %d MB in %.1f s: %.0f MB/s, %.0f MB in a second of CPU; intact: %s", what,
        bytes / 1_000_000,
        meter.seconds(), bytes / 1e6 / meter.seconds(), bytes / 1e6 / meter.cpuSeconds(), intact);
  }

  private void tellRate(String what, Meter meter) {
    Meter.tell("%s %d records in %.1f s: %.0f records/s, %.0f in a second of CPU", what, records,
        meter.seconds(), records / meter.seconds(), records / meter.cpuSeconds());
  }

  private void ask(Respondent of) throws IOException {
    Instant middle = Feed.START.plus(Duration.ofSeconds(records / perSecond).dividedBy(2));
    Period hour = new Period(middle.minus(Duration.ofHours(1)), middle);
    for (int caller : List.of(0, Traffic.CALLERS / 10, Traffic.CALLERS - 20)) {
      Term is = Term.is(Field.CALLER, Traffic.caller(caller));
      time("newest 50 of caller " + caller + " within an hour", () -> newest(of, List.of(is), hour));
      time("newest 50 denials of caller " + caller + " within an hour",
          () -> newest(of, List.of(is, Term.is(Field.DECISION, "deny")), hour));
    }
    for (Field by : Counting.FIELDS) {
      time("top ten by " + by.word(), () -> of.top(by, List.of()).calls());
    }
    time("top ten destinations of denials",
        () -> of.top(Field.DESTINATION, List.of(Term.is(Field.DECISION, "deny"))).calls());
    for (Kind kind : Traffic.rareAndUsual()) {
      time("newest 50 with " + kind, () -> newest(of, List.of(Term.is(Field.KIND, kind.name())), Period.ALL));
    }
    for (Term term : List.of(Term.is(Field.TEXT, "cases-7/"), Term.is(Field.FAULT, "timed*"))) {
      time("newest 50 with " + term.field().word() + " " + term.any(),
          () -> newest(of, List.of(term), Period.ALL));
    }
  }

  private static long newest(Respondent of, List<Term> terms, Period period) throws IOException {
    return of.search(new Query(terms, period, PAGE, true, Optional.empty())).hits().size();
  }

  /** Asks so often that the usual time is told. */
  private static void time(String name, Question question) throws IOException {
    List<Long> took = new ArrayList<>();
    long found = 0;
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      found = question.ask();
      took.add(System.nanoTime() - start);
    }
    long first = took.getFirst();
    took.sort(null);
    Meter.tell("%-48s %9.2f ms, first %9.2f ms, answer %d", name, took.get(TIMES / 2) / 1e6, first / 1e6,
        found);
  }
}
