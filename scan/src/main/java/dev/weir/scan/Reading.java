package dev.weir.scan;

import dev.weir.scan.configuration.ConfigurationFile;
import dev.weir.scan.configuration.ConfigurationFiles;
import dev.weir.scan.finding.Skipped;
import dev.weir.scan.ir.Unit;
import dev.weir.scan.python.Python;
import dev.weir.scan.source.Receiver;
import dev.weir.scan.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Predicate;

/**
 * Lowers source texts as they come, on several threads; holds few of them at a time. A file that is named twice is read once. For
 * one thread, as far as its methods go.
 */
final class Reading implements Receiver {

  /** What a text that could not be lowered for a fault of Weir's is called: it is claimed to hold nothing. */
  private static final String FAULT = "a fault of Weir's while it was read";

  /**
   * What one thread reads before others help: until the compiler has come to the parser, each of them costs ten times as much, and
   * keeps the compiler from its core.
   */
  private static final long READ_ALONE = 2L << 20;

  /** Texts that are handed on together: to wake a thread for each small file costs more than to read it. */
  private static final int BATCH_BYTES = 128 << 10;

  /** Configuration files that are remembered; those in archives are held in memory. */
  private static final int MOST_CONFIGURATIONS = 2_000;

  private final ThreadPoolExecutor pool;
  private final int threads;
  private final Semaphore room;
  private final Predicate<String> excluded;
  private final ThreadLocal<Python> python = ThreadLocal.withInitial(Python::new);
  private final List<Future<List<Unit>>> units = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final List<ConfigurationFile> configurations = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private List<Named> batch = new ArrayList<>();
  private int batchBytes;
  private long bytes;
  private Target target;

  /** A text under the path by which reports name it. */
  private record Named(String path, SourceFile file) {}

  Reading(ThreadPoolExecutor pool, int threads, int held, Predicate<String> excluded, Target first) {
    this.pool = pool;
    this.threads = threads;
    this.room = new Semaphore(held);
    this.excluded = excluded;
    this.target = first;
  }

  /** Says of which target what comes next is. */
  void begin(Target next) {
    target = next;
  }

  @Override
  public void source(SourceFile file) {
    String path = target.named(file.path());
    if (excluded.test(path)) {
      skipped(new Skipped(file.path(), "excluded by the settings"));
    } else if (seen.add(path)) {
      batch.add(new Named(path, file));
      batchBytes += file.bytes().length;
      if (batchBytes >= BATCH_BYTES) {
        handOn();
      }
    }
  }

  /** Says that nothing comes any more. */
  void end() {
    handOn();
  }

  private void handOn() {
    room.acquireUninterruptibly();
    bytes += batchBytes;
    if (bytes > READ_ALONE && pool.getCorePoolSize() < threads) {
      pool.setCorePoolSize(threads);
    }
    List<Named> texts = batch;
    units.add(pool.submit((Callable<List<Unit>>) () -> {
      try {
        return lowered(texts);
      } finally {
        room.release();
      }
    }));
    batch = new ArrayList<>();
    batchBytes = 0;
  }

  @Override
  public void configuration(ConfigurationFile file) {
    String path = target.named(file.path());
    if (configurations.size() < MOST_CONFIGURATIONS && !excluded.test(path)) {
      configurations.add(file.at(path));
    }
  }

  /** Returns the configuration files that were come by. */
  ConfigurationFiles configurations() {
    return new ConfigurationFiles(configurations);
  }

  @Override
  public void skipped(Skipped file) {
    String path = target.named(file.path());
    if (seen.add(path)) {
      skipped.add(new Skipped(path, file.why(), file.missed()));
    }
  }

  /** Returns what was read, once all of it is, in the order in which it came. */
  List<Unit> units() throws InterruptedException {
    List<Unit> all = new ArrayList<>(seen.size());
    for (Future<List<Unit>> each : units) {
      try {
        all.addAll(each.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    return all;
  }

  List<Skipped> skipped() {
    return skipped;
  }

  private List<Unit> lowered(List<Named> texts) {
    List<Unit> lowered = new ArrayList<>(texts.size());
    for (Named text : texts) {
      lowered.add(lowered(text.path(), text.file()));
    }
    return lowered;
  }

  private Unit lowered(String path, SourceFile file) {
    Unit unit;
    try {
      unit = python.get().lower(path, file.module(), file.isPackage(), file.bytes());
    } catch (RuntimeException | StackOverflowError e) {
      return new Unit(path, file.module(), file.isPackage(), file.language(), 0, List.of(),
          Optional.of(FAULT));
    }
    Optional<String> unread = file.unread()
        .map(why -> unit.unread().map(more -> why + "; " + more).orElse(why))
        .or(unit::unread);
    return new Unit(unit.path(), unit.module(), unit.isPackage(), unit.language(), unit.lines(),
        unit.scopes(), unread);
  }
}
