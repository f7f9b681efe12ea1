package dev.weir.app.command.doctor;

import dev.weir.limit.shared.SharedLimiter;
import dev.weir.model.settings.Shared;
import java.time.Duration;

/** Whether the Redis that several Weirs share answers; it is asked nothing but whether it is there. */
record Cache(Shared.Redis redis) {

  private static final String OF = "shared.redis";
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration PACE = Duration.ofMillis(20);

  Finding look() {
    String place = redis.server().host() + ":" + redis.server().port();
    try (SharedLimiter shared = SharedLimiter.open(redis)) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!shared.up() && System.nanoTime() < end) {
        Thread.sleep(PACE);
      }
      return shared.up()
          ? Finding.well(OF, place + " answers")
          : Finding.ill(OF, place + " cannot be asked. Until it can, limits hold as on_failure says, and keys"
              + " are valid no longer than keys.stale",
              "look at url, user, password and ca of shared.redis, and whether it runs");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.odd(OF, "was not waited for", "run this again");
    }
  }
}
