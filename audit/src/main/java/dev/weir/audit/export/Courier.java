package dev.weir.audit.export;

import dev.weir.audit.segment.OwnerOnly;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.model.AuditEvent;
import dev.weir.model.settings.ExportTerms;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One export of a running Weir, on a thread of its own: goes on for as long as it is open, waits ever longer while the other
 * side does not take what it is sent, and puts on record what it passes over. What is wrong is told to the log of the process
 * once, until it is mended.
 */
final class Courier implements AutoCloseable, Losses {

  private static final System.Logger LOG = System.getLogger("dev.weir.audit");
  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration RECORDING = Duration.ofSeconds(30);
  private static final Duration END = Duration.ofSeconds(5);

  private final Path data;
  private final ExportTerms terms;
  private final Exports.Parts parts;
  private final Cursor cursor;
  private final Thread thread;
  private Duration pause = FIRST_PAUSE;
  private volatile long next;
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong passed = new AtomicLong();
  private volatile boolean well = true;

  private Courier(Path data, ExportTerms terms, Exports.Parts parts) {
    this.data = data;
    this.terms = terms;
    this.parts = parts;
    cursor = new Cursor(SegmentFile.folder(data).resolve("exports").resolve(terms.name()));
    next = whereItIs();
    thread = Thread.ofVirtual().name("weir-export-" + terms.name()).unstarted(this::run);
  }

  /** Starts the export of the log in {@code <data>/audit} that {@code terms} speak of. */
  static Courier start(Path data, ExportTerms terms, Exports.Parts parts) {
    Courier courier = new Courier(data, terms, parts);
    courier.thread.start();
    return courier;
  }

  ExportTerms terms() {
    return terms;
  }

  /** Returns how it fares. */
  Progress progress() {
    return new Progress(terms.name(), next, failures.get(), passed.get(), well);
  }

  private void run() {
    try {
      while (true) {
        try (Sink sink = OpenSink.of(terms, parts.credentials()); Export export = open(sink)) {
          deliver(export);
        } catch (IOException | RuntimeException e) {
          Thread.sleep(failed(e));
        }
      }
    } catch (InterruptedException e) {
      // Closed: what has not been taken yet is for whoever opens the cursor next.
    }
  }

  private Export open(Sink sink) throws IOException {
    OwnerOnly.folder(SegmentFile.folder(data).resolve("exports"));
    return Export.of(data, Selection.of(terms, parts.clock()), sink, Optional.of(cursor), this);
  }

  /** Where that cannot be told yet, all of the log is taken to be needed. */
  private long whereItIs() {
    try {
      return cursor.read().next();
    } catch (IOException e) {
      return 0;
    }
  }

  private void deliver(Export export) throws InterruptedException {
    while (true) {
      next = export.next();
      try {
        boolean any = export.step();
        succeeded();
        if (!any) {
          Thread.sleep(PACE);
        }
      } catch (IOException | RuntimeException e) {
        Thread.sleep(failed(e));
      }
    }
  }

  private void succeeded() {
    pause = FIRST_PAUSE;
    if (!well) {
      well = true;
      LOG.log(Level.INFO, "the export {0} goes on", terms.name());
    }
  }

  /** Returns how long to wait: what the other side asks for, or twice as long as the last time. */
  private Duration failed(Exception e) throws InterruptedException {
    if (Thread.interrupted()) {
      // Files are closed under a thread that is told to end.
      throw new InterruptedException();
    }
    failures.incrementAndGet();
    if (well) {
      well = false;
      LOG.log(Level.WARNING, "the export {0} waits, and tries again until it is taken: {1}", terms.name(),
          e instanceof IOException ? e.getMessage() : e.getClass().getName());
    }
    Duration now = e instanceof Busy busy ? busy.pause() : pause;
    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    return now;
  }

  @Override
  public void gap(Gap gap, Why why) throws IOException, InterruptedException {
    AuditEvent told = new AuditEvent.AdminChange(parts.clock().instant(), "(weir)",
        "audit records not exported",
        terms.name(),
        "records " + gap.from() + "-" + gap.to() + ": " + gap.count() + " of them " + why.text());
    try {
      parts.log().append(told).toCompletableFuture().get(RECORDING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("what is passed over cannot be put on record", e);
    }
    passed.addAndGet(gap.count());
  }

  @Override
  public void unreadable(String what) {
    LOG.log(Level.WARNING, "the export {0} cannot read {1}", terms.name(), what);
  }

  /** Ends at once: what is under way may get there twice. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
