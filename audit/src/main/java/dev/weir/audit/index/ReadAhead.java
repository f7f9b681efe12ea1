package dev.weir.audit.index;

import dev.weir.audit.LogFollower;
import dev.weir.audit.LogFollower.Chapter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Goes through the log, and unpacks the next frame on another thread while rows are made of the last one. */
final class ReadAhead implements AutoCloseable {

  private final LogFollower follower;
  private final ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Future<Optional<Chapter>> coming;

  /** Owns {@code follower}. */
  ReadAhead(LogFollower follower) {
    this.follower = follower;
  }

  /** Returns the next frame; empty where there is no more at present. */
  Optional<Chapter> next() throws IOException {
    Future<Optional<Chapter>> ready = coming;
    coming = null;
    Optional<Chapter> now = ready == null ? follower.next() : of(ready);
    coming = now.isPresent() ? reader.submit(follower::next) : null;
    return now;
  }

  private static Optional<Chapter> of(Future<Optional<Chapter>> ready) throws IOException {
    try {
      return ready.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the log was read");
    }
  }

  /** Waits for the frame that is being read. */
  @Override
  public void close() throws IOException {
    reader.close();
    follower.close();
  }
}
