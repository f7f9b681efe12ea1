package dev.weir.store;

import java.lang.System.Logger.Level;
import java.time.Duration;

/** Whether a server can be asked: told to the log once for each time that it goes away or comes back. */
public final class Presence {

  private static final System.Logger LOG = System.getLogger("dev.weir.store");
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final String place;
  private final String meanwhile;
  private volatile boolean up = true;
  private Duration pause = FIRST_PAUSE;

  /** @param meanwhile what holds while it is away: {@code calls under budgets are denied} */
  public Presence(String place, String meanwhile) {
    this.place = place;
    this.meanwhile = meanwhile;
  }

  /** Returns whether the last question was answered; whoever asks anew may find out. */
  public boolean up() {
    return up;
  }

  /** It has answered. */
  public synchronized void back() {
    pause = FIRST_PAUSE;
    if (!up) {
      up = true;
      LOG.log(Level.INFO, "PostgreSQL at {0} is there again", place);
    }
  }

  /** It has not answered; returns how long to wait before the next question, ever longer up to two seconds. */
  public synchronized Duration away(Throwable why) {
    if (up) {
      up = false;
      LOG.log(Level.WARNING, "PostgreSQL at {0} cannot be asked ({1}): {2} until it is back", place,
          Database.reason(why), meanwhile);
    }
    Duration now = pause;
    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    return now;
  }
}
