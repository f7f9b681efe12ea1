package dev.weir.wire.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sees within a second or two when another authority is in force, because its day has come or somebody put it there. Its files
 * are read when they have changed, and each minute besides: to try a key costs milliseconds.
 */
public final class AuthorityWatch implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(AuthorityWatch.class.getName());
  private static final int PAUSE_SECONDS = 1;
  private static final Duration BELIEVED = Duration.ofMinutes(1);

  private final Succession succession;
  private final AuthorityFiles files;
  private final Clock clock;
  private final Consumer<Authority> changed;
  private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("weir-authority").factory());
  private Authority known;
  private List<Stamp> read = List.of();
  private Instant believedUntil = Instant.MIN;
  private String trouble = "";

  /** Watches over {@code known}, the authority of {@code dataFolder}, whenever {@link #look} is called. */
  AuthorityWatch(Path dataFolder, Clock clock, Authority known, Consumer<Authority> changed) {
    succession = Succession.of(dataFolder, clock);
    files = AuthorityFiles.current(dataFolder);
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
  void look() {
    try {
      succession.settle();
      List<Stamp> stamps = files.stamps();
      if (!stamps.equals(read) || !clock.instant().isBefore(believedUntil)) {
        readAgain();
        read = stamps;
        believedUntil = clock.instant().plus(BELIEVED);
      }
      trouble = "";
    } catch (IOException | RuntimeException e) {
      read = List.of();
      tell(e instanceof IOException ? String.valueOf(e.getMessage()) : e.getClass().getName());
    }
  }

  private void readAgain() throws IOException {
    if (!files.absent()) {
      Authority found = Authority.read(files, clock.instant());
      if (!found.certificate().equals(known.certificate())) {
        take(found);
      }
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
