package dev.weir.admin.session;

import dev.weir.admin.account.Changes;
import dev.weir.admin.account.Vain;
import dev.weir.model.net.Ip;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts on record what was tried in vain: one entry for each kind of attempt and each address in {@link #PACE}, with how often
 * and in whose names. An entry for each attempt would let a flood fill the log, so that addresses beyond a number share one.
 */
public final class Refusals {

  /** How often it is to {@link #tell}. */
  public static final Duration PACE = Duration.ofMinutes(1);

  private static final Logger LOG = System.getLogger(Refusals.class.getName());
  private static final int MOST_PLACES = 64;
  private static final int MOST_NAMES = 8;
  private static final String ELSEWHERE = "";

  /** @param site as {@link Client#site} has it; {@link #ELSEWHERE} for all that there is no room for */
  private record Place(Vain.What what, String site) {}

  /** So many from one place. */
  private static final class Tries {
    final Ip first;
    final Set<String> names = new TreeSet<>();
    boolean more;
    int times;
    int tooSoon;

    Tries(Ip first) {
      this.first = first;
    }
  }

  private final Changes changes;
  private final Map<Place, Tries> tries = new LinkedHashMap<>();

  public Refusals(Changes changes) {
    this.changes = changes;
  }

  /**
   * Counts an attempt.
   *
   * @param tooSoon whether it was not even looked at, since too many had failed before
   */
  public synchronized void note(Vain vain, Client client, boolean tooSoon) {
    Place place = new Place(vain.what(), client.site());
    if (!tries.containsKey(place) && tries.size() >= MOST_PLACES) {
      place = new Place(vain.what(), ELSEWHERE);
    }
    Tries there = tries.computeIfAbsent(place, _ -> new Tries(client.address()));
    there.times++;
    there.tooSoon += tooSoon ? 1 : 0;
    if (there.names.size() < MOST_NAMES) {
      there.names.add(vain.named());
    } else if (!there.names.contains(vain.named())) {
      there.more = true;
    }
  }

  /** Puts on record what was counted since it last did. */
  public void tell() {
    Map<Place, Tries> counted;
    synchronized (this) {
      counted = new LinkedHashMap<>(tries);
      tries.clear();
    }
    counted.forEach(this::tell);
  }

  private void tell(Place place, Tries there) {
    String from = place.site().equals(ELSEWHERE) ? "many other addresses" : there.first.toString();
    String soon = there.tooSoon == 0 ? "" : ", " + there.tooSoon + " of them too soon after others";
    try {
      changes.put("(nobody)", place.what().text() + " refused",
          String.join(", ", there.names) + (there.more ? " and others" : ""),
          there.times + (there.times == 1 ? " time" : " times") + " from " + from + " within a minute"
              + soon);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "what was tried in vain is not on record: {0}", e.getMessage());
    }
  }
}
