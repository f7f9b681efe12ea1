package dev.weir.audit;

import dev.weir.audit.segment.OwnerOnly;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.segment.Tape;
import dev.weir.audit.tree.LogKey;
import dev.weir.model.AuditEvent;
import dev.weir.model.AuditLog;
import dev.weir.model.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The log on disk. Events are encoded by whoever appends them and gathered into groups; one thread writes each group as one
 * frame with one fsync, and only then says that they are kept. While one group is on its way, the next one fills.
 *
 * <p>An error in writing, whichever, is final: after a failed fsync nobody knows what is on the disk. From then on every append
 * fails, until a restart has looked at what is really there.
 */
public final class SegmentLog implements AuditLog, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(SegmentLog.class.getName());

  private final FolderLock lock;
  private final Recovery recovery;
  private final Intake intake;
  private final LogWriter writer;
  private final Thread thread;

  private SegmentLog(FolderLock lock, Path folder, InstantSource clock, LogKey key, Limits limits,
      Tape.Maker tapes) throws IOException {
    this.lock = lock;
    Recover.Found found = Recover.in(folder);
    List<String> damage = new ArrayList<>(found.recovery().damage());
    intake = new Intake(limits);
    writer = new LogWriter(folder, found.position(), key, limits, clock, tapes, damage);
    recovery = new Recovery(found.recovery().torn(), damage);
    thread = new Thread(this::run, "weir-audit");
  }

  /**
   * Returns the log in {@code <dataFolder>/audit}, which is made where it is not there. Takes a torn tail out, and records
   * that it did; see {@link #recovery}.
   *
   * @param key signs what the log holds, each second
   * @throws IOException where the folder cannot be written, or another process writes it
   */
  public static SegmentLog open(Path dataFolder, InstantSource clock, LogKey key) throws IOException {
    return open(dataFolder, clock, key, Limits.USUAL, Tape::file);
  }

  static SegmentLog open(Path dataFolder, InstantSource clock, LogKey key, Limits limits, Tape.Maker tapes)
      throws IOException {
    Path folder = SegmentFile.folder(dataFolder);
    OwnerOnly.folder(folder);
    FolderLock lock = FolderLock.take(folder);
    try {
      SegmentLog log = new SegmentLog(lock, folder, clock, key, limits, tapes);
      log.thread.start();
      log.recordRecovery(clock);
      return log;
    } catch (IOException e) {
      lock.close();
      throw new IOException("the audit log in " + folder + " cannot be opened: " + e.getMessage()
          + ". Make room on its disk, and let the user that runs Weir read and write there", e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Returns whether a process writes the log of {@code dataFolder} now. */
  public static boolean isWritten(Path dataFolder) throws IOException {
    Path folder = SegmentFile.folder(dataFolder);
    return Files.isDirectory(folder) && FolderLock.isTaken(folder);
  }

  private void recordRecovery(InstantSource clock) {
    recovery.torn().ifPresent(torn -> append(new AuditEvent.AdminChange(clock.instant(), "(weir)",
        "audit log repaired", String.valueOf(torn.segment().getFileName()), torn.toString())));
    for (String damage : recovery.damage()) {
      append(
          new AuditEvent.AdminChange(clock.instant(), "(weir)", "audit log found damaged", "audit", damage));
    }
  }

  /**
   * {@inheritDoc} Never blocks on a disk. An outcome may wait a few milliseconds for another event to share an fsync with;
   * every other event is written at once.
   */
  @Override
  public CompletionStage<Receipt> append(AuditEvent event, Executor on) {
    return intake.add(event, on);
  }

  /** Returns what was found when the log was opened. */
  public Recovery recovery() {
    return recovery;
  }

  /** Returns why nothing can be kept any more, or empty while all is well. */
  public Optional<IOException> failure() {
    return intake.failure();
  }

  private void run() {
    Group spare = new Group();
    try {
      long headDue = Long.MAX_VALUE;
      while (!intake.isDone()) {
        Group group = intake.take(spare, headDue);
        spare = group;
        if (group.count() > 0) {
          write(group);
        }
        headDue = writer.keepHead();
      }
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private void write(Group group) throws IOException {
    long first;
    try {
      first = writer.write(group);
    } catch (IOException | RuntimeException | Error e) {
      group.lost(fail(e));
      throw e;
    }
    group.kept(first);
    // Nobody waits for the tree: it is made again from the records where it was not written.
    writer.grow(group);
    group.clear();
  }

  private IOException fail(Throwable cause) {
    Optional<IOException> earlier = intake.failure();
    if (earlier.isPresent()) {
      return earlier.get();
    }
    IOException failure = new IOException("audit log " + writer.where() + " cannot be written: "
        + cause.getMessage()
        + ". Mend the disk or free space on it, then restart Weir; no call goes out until then",
        cause);
    writer.abandon(failure);
    intake.fail(failure);
    LOG.log(System.Logger.Level.ERROR, failure.getMessage());
    return failure;
  }

  /** Writes what was appended, ends the log in good order and lets go of the folder. */
  @Override
  public void close() throws IOException {
    intake.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // Half a log is no way to stop: the writer ends by itself.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try (lock; writer) {
      // Both are closed whatever happens to the first.
    }
  }
}
