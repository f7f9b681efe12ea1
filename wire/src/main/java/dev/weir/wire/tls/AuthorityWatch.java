package dev.weir.wire.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sees within a second or two when another authority is in force, because its day has come or somebody put it there. */
public final class AuthorityWatch implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(AuthorityWatch.class.getName());
  private static final int PAUSE_SECONDS = 1;

  private final Path data;
  private final Clock clock;
  private final Consumer<Authority> changed;
  private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("weir-authority").factory());
  private Authority known;
  private String trouble = "";

  private AuthorityWatch(Path data, Clock clock, Authority known, Consumer<Authority> changed) {
    this.data = data;
    this.clock = clock;
    this.known = known;
    this.changed = changed;
  }

  /** Watches over {@code known}, the authority of {@code dataFolder}; {@code changed} is given each that comes after it. */
  public static AuthorityWatch over(Path dataFolder, Clock clock, Authority known,
      Consumer<Authority> changed) {
    AuthorityWatch watch = new AuthorityWatch(dataFolder, clock, known, changed);
    var _ = watch.beat.scheduleWithFixedDelay(watch::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    return watch;
  }

  /** One that is gone or cannot be read changes nothing: clients trust the one that signs. */
  private void look() {
    try {
      Authority.inForce(data, clock).filter(found -> !found.certificate().equals(known.certificate()))
          .ifPresent(this::take);
      trouble = "";
    } catch (IOException | RuntimeException e) {
      tell(e instanceof IOException ? String.valueOf(e.getMessage()) : e.getClass().getName());
    }
  }

  private void take(Authority found) {
    known = found;
    changed.accept(found);
  }

  private void tell(String what) {
    if (!what.equals(trouble)) {
      trouble = what;
      LOG.log(System.Logger.Level.ERROR, "the interception CA cannot be read; the one in use stays: {0}",
          what);
    }
  }

  @Override
  public void close() {
    beat.shutdownNow();
  }
}
