package dev.weir.wire.credential;

import dev.weir.model.settings.CredentialRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whose turn it is among the secrets of a destination. One that rests is passed over; where all do, the one that will be
 * rested first is taken, so that the upstream says itself how matters stand. Safe on any number of threads.
 */
public final class Rota {

  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private record Place(String destination, String secret) {}

  private final InstantSource clock;
  private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();
  private final Map<Place, Long> restingUntil = new ConcurrentHashMap<>();

  public Rota(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns the secret that a call of {@code caller} shows {@code destination}. */
  public String next(String destination, CredentialRule rule, String caller) {
    List<String> secrets = rule.secrets();
    if (secrets.size() == 1) {
      return secrets.getFirst();
    }
    int first = switch (rule.turn()) {
      case ROUND_ROBIN -> turns.computeIfAbsent(destination, _ -> new AtomicInteger()).getAndIncrement();
      case CALLER -> caller.hashCode();
    };
    String best = "";
    long soonest = Long.MAX_VALUE;
    for (int i = 0; i < secrets.size(); i++) {
      String secret = secrets.get(Math.floorMod(first + i, secrets.size()));
      long until = restingUntil.getOrDefault(new Place(destination, secret), 0L);
      if (until <= clock.millis()) {
        return secret;
      }
      if (until < soonest) {
        soonest = until;
        best = secret;
      }
    }
    return best;
  }

  /** Lets {@code secret} rest, since the upstream has refused it or had too much of it; {@code asked} is its Retry-After. */
  public void rest(String destination, CredentialRule rule, String secret, Optional<String> asked) {
    if (rule.secrets().size() == 1) {
      return;
    }
    Duration rest = asked.flatMap(Rota::seconds).orElse(rule.rest());
    long millis = (rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest).toMillis();
    restingUntil.merge(new Place(destination, secret), clock.millis() + millis, Math::max);
  }

  private static Optional<Duration> seconds(String text) {
    boolean number = !text.isEmpty() && text.length() < 7 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Optional.of(Duration.ofSeconds(Integer.parseInt(text))) : Optional.empty();
  }
}
