package dev.weir.audit.index;

import dev.weir.audit.Logs;
import dev.weir.audit.Period;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Measures the index on a made-up log: how fast it is made, how large it is, how long the usual questions take. Arguments:
 * folder, records, records a second in the log's own time. The log is kept, and used again by the next run.
 */
public final class IndexCost {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int TOGETHER = 200;

  private final Path data;
  private final long records;
  private final long perSecond;

  private IndexCost(Path data, long records, long perSecond) {
    this.data = data;
    this.records = records;
    this.perSecond = perSecond;
  }

  /** Runs the measurement. */
  public static void main(String[] arguments) throws Exception {
    IndexCost cost = new IndexCost(Path.of(arguments[0]), Long.parseLong(arguments[1]),
        Long.parseLong(arguments[2]));
    if (!Files.isDirectory(cost.data)) {
      cost.write();
    }
    cost.measure();
  }

  private void write() throws Exception {
    Files.createDirectories(data);
    Traffic traffic = new Traffic(1, 60, 25);
    List<CompletionStage<Receipt>> kept = new ArrayList<>();
    try (SegmentLog log = SegmentLog.open(data, InstantSource.system(), Logs.KEY)) {
      for (long i = 0; i < records; i += 2) {
        Instant at = START.plusMillis(i * 1000 / perSecond);
        CallId call = CallId.next(at.toEpochMilli());
        AuditEvent event = traffic.asked(call, at);
        kept.add(log.append(event));
        kept.add(log.append(event instanceof AuditEvent.Intent
            ? traffic.outcome(call, at.plusMillis(50))
            : traffic.asked(CallId.next(at.toEpochMilli()), at)));
        if (kept.size() >= TOGETHER) {
          for (CompletionStage<Receipt> one : kept) {
            one.toCompletableFuture().get();
          }
          kept.clear();
        }
      }
    }
  }

  private void measure() throws IOException {
    Index.delete(data);
    try (Index index = Index.open(data)) {
      long start = System.nanoTime();
      index.catchUp(done -> true);
      double took = (System.nanoTime() - start) / 1e9;
      System.out.printf("index made of %d records in %.1f s: %.0f records/s; log %d MB, index %d MB%n",
          records, took,
          records / took, size(data.resolve("audit"), ".log") >> 20, size(Index.folder(data), "") >> 20);
      Duration all = Duration.ofMillis(records * 1000 / perSecond);
      Instant middle = START.plus(all.dividedBy(2));
      Period hour = new Period(middle.minus(Duration.ofHours(1)), middle);
      for (String caller : List.of("caller-0", "caller-30", "caller-55")) {
        time("search " + caller + " within an hour",
            () -> index
                .search(new Query(List.of(Term.is(Field.CALLER, caller)), hour, 50, true, Optional.empty()))
                .hits().size());
      }
      for (Field by : Counting.FIELDS) {
        time("top ten by " + by.word(), () -> (int) index.top(by, List.of(), Period.ALL, false, 10).calls());
      }
      for (Term term : List.of(Term.is(Field.KIND, "CREDIT_CARD"), Term.is(Field.RULE, "rule-4"),
          Term.is(Field.TEXT, "items-7"), Term.is(Field.TEXT, "nowhere"), Term.is(Field.FAULT, "timed*"))) {
        time("newest 50 with " + term.field().word() + " " + term.any(),
            () -> index.search(new Query(List.of(term), Period.ALL, 50, true, Optional.empty())).hits()
                .size());
      }
    }
  }

  /** A question, and how much was found. */
  public interface Question {
    int ask() throws IOException;
  }

  /** Asks so often that the usual time is told. */
  public static void time(String name, Question question) throws IOException {
    List<Long> took = new ArrayList<>();
    int found = 0;
    for (int i = 0; i < 15; i++) {
      long start = System.nanoTime();
      found = question.ask();
      took.add(System.nanoTime() - start);
    }
    long first = took.getFirst();
    took.sort(null);
    System.out.printf("%-50s %9.2f ms, first %9.2f ms, answer %d%n", name, took.get(took.size() / 2) / 1e6,
        first / 1e6, found);
  }

  private static long size(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
