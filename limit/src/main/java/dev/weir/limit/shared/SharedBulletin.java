package dev.weir.limit.shared;

import dev.weir.model.Bulletin;
import dev.weir.model.settings.Shared;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin that all Weirs on one Redis read. What is new here is put up within {@link #LOOK}; what others put up is read when Redis
 * says so, and twice a second whether it does or not. A Redis that was away, emptied or put in another's place is told again all
 * that matters, and read from the beginning; so it is each hour, lest a line be missing there.
 */
public final class SharedBulletin implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.weir.limit");
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long WHOLE_NANOS = TimeUnit.HOURS.toNanos(1);

  private final Dial dial;
  private final Shared.Redis redis;
  private final Bulletin bulletin;
  private final ScheduledExecutorService thread = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("weir-bulletin").factory());
  private final AtomicBoolean news = new AtomicBoolean();
  // From here on touched by the one thread alone.
  private @Nullable Board board;
  private long since;
  private long polledNanos;
  private long wholeNanos;
  private boolean whole = true;
  private boolean missed;

  private SharedBulletin(Shared.Redis redis, Bulletin bulletin) {
    this.redis = redis;
    this.dial = new Dial(redis);
    this.bulletin = bulletin;
  }

  /** Returns one that has tried once to tell and to hear everything; where that failed it goes on trying. */
  public static SharedBulletin open(Shared.Redis redis, Bulletin bulletin) {
    SharedBulletin shared = new SharedBulletin(redis, bulletin);
    CompletableFuture.runAsync(shared::round, shared.thread).join();
    var _ = shared.thread.scheduleWithFixedDelay(shared::round, LOOK.toNanos(), LOOK.toNanos(),
        TimeUnit.NANOSECONDS);
    return shared;
  }

  private void round() {
    try {
      Board at = board == null ? connect() : board;
      long now = System.nanoTime();
      whole |= now - wholeNanos > WHOLE_NANOS;
      boolean all = whole;
      at.tell(bulletin.news(all));
      if (news.getAndSet(false) || all || now - polledNanos >= POLL_NANOS) {
        hear(at, all ? 0 : since, now);
      }
      if (all) {
        whole = false;
        wholeNanos = now;
      }
      back();
    } catch (RedisException | IOException e) {
      lost(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // Whatever went wrong, the next round begins from nothing.
      lost(e);
    }
  }

  private Board connect() throws IOException, InterruptedException {
    Board made = Board.open(dial, bulletin.place(), this::wake);
    board = made;
    whole = true;
    return made;
  }

  private void wake() {
    news.set(true);
    try {
      thread.execute(this::round);
    } catch (RejectedExecutionException e) {
      // Closed meanwhile.
    }
  }

  /** Reads to the end; what was put up before {@code now} is known then. */
  private void hear(Board at, long from, long now) throws InterruptedException {
    Board.Page page = at.hear(from);
    if (page.last() < from) {
      whole = true;
      throw new RedisException("its data are not those that were here");
    }
    at.forget(bulletin.read(page.lines()));
    while (page.lines().size() == Board.PAGE) {
      page = at.hear(page.next());
      at.forget(bulletin.read(page.lines()));
    }
    since = page.next();
    polledNanos = now;
    bulletin.upToDate(now);
  }

  private void back() {
    if (missed) {
      missed = false;
      LOG.log(Level.INFO, "revocations are shared through Redis at {0} again", place());
    }
  }

  private void lost(Exception why) {
    Board last = board;
    board = null;
    if (last != null) {
      last.close();
    }
    if (!missed) {
      missed = true;
      LOG.log(Level.WARNING, "revocations cannot be shared through Redis at {0} ({1}): soon no key is valid",
          place(), Link.reason(why));
    }
  }

  private String place() {
    return redis.server().host() + ":" + redis.server().port();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    Board last = board;
    if (last != null) {
      last.close();
    }
    dial.close();
  }
}
