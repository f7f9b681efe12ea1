package dev.weir.scan;

import dev.weir.scan.config.ScanSettings;
import dev.weir.scan.egress.FileFacts;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Report;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Skipped;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.flow.Analysis;
import dev.weir.scan.flow.Knowledge;
import dev.weir.scan.ir.Unit;
import dev.weir.scan.knowledge.Catalogue;
import dev.weir.scan.knowledge.Names;
import dev.weir.scan.knowledge.Recipients;
import dev.weir.scan.rules.Rules;
import dev.weir.scan.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells what can leave from sources: reads them, follows their values, judges what is found. The same sources give the same
 * report, whatever the threads do; nothing of them is executed.
 */
public final class Scanner {

  /** Parsing is recursive where the language is. */
  private static final long STACK = 64L << 20;

  /** Batches of texts that are held at a time, for each thread. */
  private static final int HELD = 4;

  private final int threads;

  public Scanner(int threads) {
    this.threads = threads;
  }

  /** Is told how far a scan has come. */
  @FunctionalInterface
  public interface Progress {

    /** Takes how many files are done, of how many; from any thread. */
    void at(int done, int total);
  }

  /** Returns what can leave from {@code targets}, of which there is at least one. */
  public Scanned scan(List<Target> targets, ScanSettings settings, Progress progress) {
    Reading reading = read(targets, settings);
    List<Unit> units = units(reading);
    AtomicInteger done = new AtomicInteger();
    progress.at(0, units.size());
    List<FileFacts> facts = new Analysis(new Knowledge(Catalogue.standard(), Names.standard()::typeOf),
        threads)
        .of(units, reading.configurations(), more -> progress.at(done.addAndGet(more), units.size()));
    Rules rules = new Rules(Recipients.standard(), !settings.declared().isEmpty());
    List<ScannedFile> files = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (FileFacts each : facts) {
      Rules.Judged judged = rules.judge(each);
      files.add(judged.file());
      findings.addAll(judged.findings());
    }
    List<Skipped> skipped = new ArrayList<>();
    for (Skipped each : reading.skipped()) {
      if (each.missed()) {
        files.add(new ScannedFile(each.path(), "", Verdict.FAILED, Optional.of(each.why()), 0));
      } else {
        skipped.add(each);
      }
    }
    Report report = sorted(targets, files, skipped, findings);
    return new Scanned(report, new Quotes(targets, report));
  }

  private Reading read(List<Target> targets, ScanSettings settings) {
    try (ThreadPoolExecutor pool = new ThreadPoolExecutor(1, threads, 0, TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().stackSize(STACK).name("weir-reading").factory())) {
      Reading reading = new Reading(pool, threads, HELD * threads, settings::excludes, targets.getFirst());
      for (Target target : targets) {
        reading.begin(target);
        Sources.read(List.of(target.file().toString()), reading);
      }
      reading.end();
      return reading;
    }
  }

  private static List<Unit> units(Reading reading) {
    try {
      return reading.units();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Report sorted(List<Target> targets, List<ScannedFile> files, List<Skipped> skipped,
      List<Finding> findings) {
    files.sort((one, other) -> one.path().compareTo(other.path()));
    findings.sort(null);
    skipped.sort((one, other) -> {
      int order = one.path().compareTo(other.path());
      return order != 0 ? order : one.why().compareTo(other.why());
    });
    return new Report(targets.stream().map(Target::name).toList(), files, List.copyOf(skipped), findings);
  }
}
