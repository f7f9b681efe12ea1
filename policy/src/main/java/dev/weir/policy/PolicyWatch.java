package dev.weir.policy;

import dev.weir.model.InForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the configuration in force and takes in a new one when the file changes; a bad file leaves the old one.
 *
 * <p>The file is looked at twice a second and not watched by events: editors replace it by a rename, Kubernetes by a
 * link of a link, and network file systems report nothing. It is read once it has rested for one look, so that a file
 * that is still being written is not taken for the whole, and its content decides whether anything has changed.
 */
public final class PolicyWatch implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(PolicyWatch.class.getName());
  private static final Duration PACE = Duration.ofMillis(500);

  private final Path file;
  private final Duration pace;
  private final Consumer<Loaded> listener;
  private final Thread watcher;
  private volatile InForce inForce;
  private String tried;

  private PolicyWatch(Path file, Loaded.Ok first, Duration pace, Consumer<Loaded> listener) {
    this.file = file;
    this.pace = pace;
    this.listener = listener;
    this.inForce = first.inForce();
    this.tried = first.inForce().hash();
    this.watcher = Thread.ofVirtual().name("policy-watch").unstarted(this::watch);
  }

  /**
   * Returns a watch over {@code file}, of which {@code first} was loaded; what has changed since is seen.
   *
   * @param listener is told what became of every attempt, on the thread of the attempt; it must not throw
   */
  public static PolicyWatch over(Path file, Loaded.Ok first, Consumer<Loaded> listener) {
    return over(file, first, PACE, listener);
  }

  static PolicyWatch over(Path file, Loaded.Ok first, Duration pace, Consumer<Loaded> listener) {
    PolicyWatch watch = new PolicyWatch(file, first, pace, listener);
    watch.watcher.start();
    return watch;
  }

  /** Returns the configuration in force: one volatile read. */
  public InForce inForce() {
    return inForce;
  }

  /** Reads the file now, changed or not; what {@link #inForce} returns afterwards is the new one only if all is well. */
  public Loaded reload() {
    return attempt(true).orElseThrow();
  }

  /** Ends watching; the configuration in force stays. */
  @Override
  public void close() {
    watcher.interrupt();
  }

  private void watch() {
    Optional<Stamp> read = Optional.of(Stamp.NEVER);
    Optional<Stamp> before = Optional.empty();
    while (!Thread.currentThread().isInterrupted()) {
      Optional<Stamp> now = stamp();
      if (now.equals(before) && !now.equals(read)) {
        attemptQuietly();
        read = now;
      }
      before = now;
      try {
        Thread.sleep(pace);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** A bug in one attempt must not end the watch: the next change is seen again. */
  private void attemptQuietly() {
    try {
      attempt(false);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the configuration could not be reloaded", e);
    }
  }

  private synchronized Optional<Loaded> attempt(boolean always) {
    byte[] bytes;
    try {
      bytes = PolicyFile.bytes(file);
    } catch (IOException e) {
      return told("", PolicyFile.unreadable(file, e), always);
    }
    String hash = PolicyFile.hash(bytes);
    return always || !hash.equals(tried)
        ? told(hash,
            PolicyFile.parse(file.toString(), PolicyFile.folder(file), bytes, Optional.of(inForce)),
            true)
        : Optional.empty();
  }

  private Optional<Loaded> told(String hash, Loaded loaded, boolean always) {
    if (!always && hash.equals(tried)) {
      return Optional.empty();
    }
    tried = hash;
    if (loaded instanceof Loaded.Ok ok) {
      inForce = ok.inForce();
    }
    listener.accept(loaded);
    return Optional.of(loaded);
  }

  /** What changes when a file does, without reading it; links are followed. */
  private record Stamp(FileTime modified, long size, @Nullable Object file) {
    static final Stamp NEVER = new Stamp(FileTime.fromMillis(0), -1, null);
  }

  private Optional<Stamp> stamp() {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Stamp(seen.lastModifiedTime(), seen.size(), seen.fileKey()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
