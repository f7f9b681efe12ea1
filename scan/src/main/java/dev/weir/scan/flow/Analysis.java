package dev.weir.scan.flow;

import dev.weir.scan.configuration.ConfigurationFiles;
import dev.weir.scan.egress.FileFacts;
import dev.weir.scan.ir.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Establishes the facts of all files of a program. The files are worked on in groups, cut by their size and never by how many
 * threads there are: what one group finds out no other depends on, so that results are the same whatever the threads do.
 */
public final class Analysis {

  /** Lines of a group: what it remembers of other files is for it alone, and is gone when it is done. */
  private static final int LINES_OF_GROUP = 40_000;
  private static final long WORK_FOR_LINE = 400;
  private static final long WORK_AT_LEAST = 2_000_000;
  /** Values are worked out by recursion: so deep that the usual stack would not do. */
  private static final long STACK = 256L << 20;
  private static final String FAULT = "a fault of Weir's while it was analysed";

  private final Knowledge knowledge;
  private final int threads;

  public Analysis(Knowledge knowledge, int threads) {
    this.knowledge = knowledge;
    this.threads = threads;
  }

  /**
   * Returns the facts of each unit, in their order.
   *
   * @param configurations the configuration files beside them
   * @param progress is told, from any thread, how many files more are done
   */
  public List<FileFacts> of(List<Unit> units, ConfigurationFiles configurations, IntConsumer progress) {
    Program program = new Program(units, configurations);
    Capabilities capabilities = new Capabilities(program, knowledge.catalogue());
    List<List<File>> groups = groups(program.files());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads,
        Thread.ofPlatform().stackSize(STACK).factory())) {
      List<Future<List<FileFacts>>> running = new ArrayList<>();
      for (List<File> group : groups) {
        running.add(pool.submit(() -> facts(program, capabilities, group, progress)));
        if (running.size() == 1) {
          running.getFirst().get(); // alone, since what the compiler has not come to yet costs each thread ten times as much
        }
      }
      List<FileFacts> all = new ArrayList<>(units.size());
      for (Future<List<FileFacts>> group : running) {
        all.addAll(group.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private List<FileFacts> facts(Program program, Capabilities capabilities, List<File> group,
      IntConsumer progress) {
    long lines = group.stream().mapToLong(file -> file.unit().lines()).sum();
    long work = Math.max(WORK_AT_LEAST, lines * WORK_FOR_LINE);
    Solvers solvers = new Solvers(program, knowledge, work);
    List<FileFacts> facts = new ArrayList<>(group.size());
    for (File file : group) {
      try {
        facts.add(FileScan.of(file, solvers, knowledge.catalogue(), capabilities));
      } catch (RuntimeException | StackOverflowError e) {
        solvers = new Solvers(program, knowledge, work);
        facts.add(failed(file.unit()));
      }
      progress.accept(1);
    }
    return facts;
  }

  /** Returns that nothing is claimed of a file: a fault of ours with one does not take the others down. */
  private static FileFacts failed(Unit unit) {
    return new FileFacts(unit.path(), unit.language(), unit.lines(), List.of(), List.of(), List.of(),
        List.of(), Optional.of(FAULT));
  }

  private static List<List<File>> groups(List<File> files) {
    List<List<File>> groups = new ArrayList<>();
    List<File> group = new ArrayList<>();
    int lines = 0;
    for (File file : files) {
      group.add(file);
      lines += file.unit().lines();
      if (lines >= LINES_OF_GROUP) {
        groups.add(group);
        group = new ArrayList<>();
        lines = 0;
      }
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }
}
