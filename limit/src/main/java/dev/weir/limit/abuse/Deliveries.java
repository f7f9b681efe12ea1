package dev.weir.limit.abuse;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What became of the latest {@value #MOST} alerts, for people: of those that this process had to tell, also where another one before
 * it had them first. Written by who delivers; who raises an alarm never comes here.
 */
public final class Deliveries {

  static final int MOST = 2_000;

  /** An alert is posted in the same moment in which its sign is recorded. */
  private static final Duration APART = Duration.ofMinutes(1);

  /** How it stands. */
  public enum State {
    /** It will be tried, or tried again. */
    WAITING,
    /** The receiver has it. */
    TAKEN,
    /** It was tried as often as it may be. */
    GIVEN_UP,
    /** Too many were waiting. */
    LEFT_OUT
  }

  /**
   * What became of one alert by now.
   *
   * @param attempts how often it was tried
   * @param trouble why the last attempt in vain was that, in a word or two; empty text where none was
   */
  public record Delivery(State state, int attempts, String trouble) {}

  private record Kept(String about, Instant posted, Delivery delivery) {}

  private final SequencedMap<String, Kept> latest = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
      return size() > MOST;
    }
  };

  /** Returns what became of what was told as {@code alert} says, about when that was; empty where that is not known, or nobody was told. */
  public synchronized Optional<Delivery> of(Alert alert) {
    String about = alert.about();
    return latest.sequencedValues().reversed().stream().filter(kept -> kept.about().equals(about))
        .filter(kept -> apart(kept, alert).compareTo(APART) < 0)
        .min(Comparator.comparing(kept -> apart(kept, alert))).map(Kept::delivery);
  }

  private static Duration apart(Kept kept, Alert alert) {
    return Duration.between(kept.posted(), alert.at()).abs();
  }

  void waits(Letter letter) {
    put(letter, State.WAITING, 0, "");
  }

  void leftOut(Letter letter) {
    put(letter, State.LEFT_OUT, 0, "");
  }

  void taken(Letter letter, int attempts) {
    put(letter, State.TAKEN, attempts, "");
  }

  void failed(Letter letter, int attempts, String why, boolean last) {
    put(letter, last ? State.GIVEN_UP : State.WAITING, attempts, why);
  }

  private synchronized void put(Letter letter, State state, int attempts, String trouble) {
    latest.put(letter.name(),
        new Kept(Alert.about(letter.body()), letter.posted(), new Delivery(state, attempts, trouble)));
  }
}
