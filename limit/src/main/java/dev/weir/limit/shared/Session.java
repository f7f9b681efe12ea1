package dev.weir.limit.shared;

import dev.weir.limit.Rate;
import dev.weir.limit.shared.Charges.Charge;
import dev.weir.store.Script;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One connection, on which every answer has to come in time, to one process of Redis, whose data this Weir was told of.
 *
 * @param id what the data are called; another where any of them may have been lost
 * @param draw the digest of the script that draws
 * @param charge the digest of the script that takes whatever is left
 */
record Session(StatefulRedisConnection<String, String> connection, String id,
    String draw, String charge) implements AutoCloseable {

  private static final String MARK = "weir:rates";
  private static final String GREET = Script.beside(Session.class, "greet.lua");
  private static final String BUCKET = Script.beside(Session.class, "bucket.lua");
  private static final String DRAW = BUCKET + Script.beside(Session.class, "draw.lua");
  private static final String CHARGE = BUCKET + Script.beside(Session.class, "charge.lua");
  private static final String RUN = "run_id:";

  /**
   * Returns a session over {@code connection}; blocks until then.
   *
   * @param known what the data were called in the session before, or nothing
   */
  static Session greet(StatefulRedisConnection<String, String> connection, String known)
      throws InterruptedException {
    String run = answer(connection.async().info("server")).lines().filter(line -> line.startsWith(RUN))
        .map(line -> line.substring(RUN.length()).strip()).findFirst()
        .orElseThrow(() -> new RedisException("it does not tell its run_id"));
    String id = answer(connection.async().<String>eval(GREET, ScriptOutputType.VALUE, new String[]{MARK}, run,
        UUID.randomUUID().toString(), known));
    return new Session(connection, id, answer(connection.async().scriptLoad(DRAW)),
        answer(connection.async().scriptLoad(CHARGE)));
  }

  private static <T> T answer(Future<T> asked) throws InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw new RedisException(e.getCause());
    }
  }

  /** Draws; completes with an exception where the data are no longer the same. */
  CompletableFuture<Store.Drawn> draw(String bucket, Rate rate, long want, long least) {
    CompletableFuture<List<Long>> reply = connection.async()
        .<List<Long>>evalsha(draw, ScriptOutputType.MULTI, new String[]{MARK, bucket},
            arguments(rate, want, least))
        .toCompletableFuture();
    return reply.thenApply(Session::drawn);
  }

  /**
   * Takes tokens whatever is left, unless that is done already; completes with an exception where the data are no longer the same.
   *
   * @param payer where the number of the last charge is kept
   */
  CompletableFuture<Void> charge(String payer, Charge one) {
    CompletableFuture<Long> reply = connection.async()
        .<Long>evalsha(charge, ScriptOutputType.INTEGER, new String[]{MARK, one.bucket(), payer},
            arguments(one.rate(), one.units(), one.number()))
        .toCompletableFuture();
    return reply.thenAccept(Session::same);
  }

  private String[] arguments(Rate rate, long first, long second) {
    return new String[]{id, Long.toString(rate.amount()),
      Long.toString(TimeUnit.NANOSECONDS.toMicros(rate.period().toNanos())), Long.toString(rate.burst()),
      Long.toString(first), Long.toString(second)};
  }

  private static void same(long answer) {
    if (answer < 0) {
      throw new RedisException("its data are not those that were here");
    }
  }

  private static Store.Drawn drawn(List<Long> reply) {
    same(reply.getFirst());
    return new Store.Drawn(reply.get(0), reply.get(1), Duration.of(reply.get(2), ChronoUnit.MICROS));
  }

  /** Does not wait for anything. */
  @Override
  public void close() {
    var _ = connection.closeAsync();
  }
}
