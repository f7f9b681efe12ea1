package dev.weir.limit.shared;

import dev.weir.limit.Rate;
import dev.weir.model.settings.Shared;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way to the Redis that holds the buckets. It is shut by the first question that is not answered, or not in time: from
 * then on no call waits for it, until a thread of its own has made a new connection.
 */
final class Link implements Store, AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.weir.limit");
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Shared.Redis redis;
  private final Dial dial;
  private final Tally tally;
  private final ScheduledExecutorService thread = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("weir-redis").factory());
  private final Charges charges = new Charges();
  /** Whose charges these are: numbers of several links are not to be mixed up. */
  private final String payer = "weir:paid:" + UUID.randomUUID();
  private volatile @Nullable Session session;
  /** What the data were called last; only the one thread asks. */
  private String known = "";
  private Duration pause = FIRST_PAUSE;
  private boolean told;

  private Link(Shared.Redis redis, Tally tally) {
    this.redis = redis;
    this.dial = new Dial(redis);
    this.tally = tally;
  }

  /** Returns a link that has tried to connect once; where that failed it is shut, and goes on trying. */
  static Link open(Shared.Redis redis, Tally tally) {
    Link link = new Link(redis, tally);
    CompletableFuture.runAsync(link::connect, link.thread).join();
    return link;
  }

  @Override
  public boolean open() {
    return session != null;
  }

  @Override
  public CompletionStage<Drawn> draw(String bucket, Rate rate, long want, long least) {
    Session at = session;
    return at == null
        ? CompletableFuture.failedFuture(new RedisException("not connected"))
        : asked(at, to -> to.draw(bucket, rate, want, least));
  }

  @Override
  public void charge(String bucket, Rate rate, long units) {
    charges.add(bucket, rate, units);
  }

  /** Returns how many charges Redis has not answered. */
  int unsettled() {
    return charges.open();
  }

  private <T> CompletionStage<T> asked(Session at, Function<Session, CompletableFuture<T>> question) {
    tally.drawn();
    CompletableFuture<T> answer;
    try {
      answer = question.apply(at);
    } catch (RedisException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    return answer.whenComplete((_, failure) -> {
      if (failure != null) {
        tally.failed();
        shut(at, failure);
      }
    });
  }

  private synchronized void shut(Session ended, Throwable why) {
    if (!ended.equals(session)) {
      return;
    }
    session = null;
    tell(why);
    try {
      thread.execute(() -> {
        ended.close();
        connect();
      });
    } catch (RejectedExecutionException e) {
      ended.close();
    }
  }

  private void connect() {
    try {
      StatefulRedisConnection<String, String> connection = dial.connect();
      try {
        greet(connection);
      } catch (RuntimeException | InterruptedException e) {
        var _ = connection.closeAsync();
        throw e;
      }
    } catch (RuntimeException | IOException e) {
      tell(e);
      var _ = thread.schedule(this::connect, pause.toNanos(), TimeUnit.NANOSECONDS);
      pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void greet(StatefulRedisConnection<String, String> connection) throws InterruptedException {
    Session greeted = Session.greet(connection, known);
    known = greeted.id();
    pause = FIRST_PAUSE;
    if (told) {
      told = false;
      LOG.log(Level.INFO, "Redis at {0} is there again", place());
    }
    connection.addListener(new RedisConnectionStateListener() {
      @Override
      public void onRedisDisconnected(RedisChannelHandler<?, ?> ended) {
        shut(greeted, new RedisException("disconnected"));
      }
    });
    session = greeted;
    charges.goBy(charge -> asked(greeted, to -> to.charge(payer, charge)));
  }

  /** Once for each time that it goes away. */
  private synchronized void tell(Throwable why) {
    if (!told) {
      told = true;
      String meanwhile = switch (redis.onFailure()) {
        case CLOSED -> "denied";
        case OPEN -> "let through";
        case LOCAL_SHARE -> "held to a share of their rate";
      };
      LOG.log(Level.WARNING, "Redis at {0} cannot be asked ({1}): limited calls are {2} until it is back",
          place(), reason(why), meanwhile);
    }
  }

  private String place() {
    return redis.server().host() + ":" + redis.server().port();
  }

  /** Of what the server said the first word: some repeat a command that they do not know, and with it the password. */
  static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String said = Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
    return switch (root) {
      case RedisCommandExecutionException _ -> said.substring(0, (said + " ").indexOf(' '));
      case RedisCommandTimeoutException _ -> "no answer in time";
      case ClosedChannelException _ -> "disconnected";
      default -> said;
    };
  }

  @Override
  public void close() {
    thread.shutdownNow();
    Session last = session;
    session = null;
    if (last != null) {
      last.close();
    }
    dial.close();
  }
}
