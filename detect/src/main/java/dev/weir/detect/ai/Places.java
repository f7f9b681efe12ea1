package dev.weir.detect.ai;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The places of a dialect's texts, one step of a JSON pointer at a time. */
final class Places {

  static final String INDEX = "#";
  private static final String BELOW = "**";
  private static final String AGAIN = "again";

  private final Map<String, Places> steps = new HashMap<>();
  private @Nullable Voice here;
  /** Of everything that stands deeper and is not named itself. */
  private @Nullable Voice below;
  private @Nullable Places rest;
  private final List<String> requests = new ArrayList<>();

  /** Adds the place that {@code pointer} is a pattern of: whose words stand there, or, as {@code again}, a whole request. */
  void add(String pointer, String word) {
    if (word.equals(AGAIN)) {
      requests.add(pointer);
    } else {
      add(pointer, Voice.named(word));
    }
  }

  private void add(String pointer, Voice voice) {
    Places at = this;
    for (String step : pointer.substring(1).split("/", -1)) {
      if (step.equals(BELOW)) {
        at.below = stricter(at.below, voice);
        break;
      }
      at = at.steps.computeIfAbsent(step, _ -> new Places());
    }
    at.here = stricter(at.here, voice);
  }

  private static Voice stricter(@Nullable Voice one, Voice other) {
    return one == null || other.compareTo(one) < 0 ? other : one;
  }

  /** Hands on what holds for everything below a place, and leads back from requests in requests; nothing is added afterwards. */
  void settle() {
    spread();
    for (String pointer : requests) {
      int last = pointer.lastIndexOf('/');
      Places at = this;
      for (String step : last == 0 ? new String[0] : pointer.substring(1, last).split("/", -1)) {
        at = at.steps.computeIfAbsent(step, _ -> new Places());
      }
      at.steps.put(pointer.substring(last + 1), this);
    }
  }

  private void spread() {
    if (below != null) {
      rest = new Places();
      rest.here = below;
      rest.rest = rest;
    }
    for (Places step : steps.values()) {
      step.here = step.here == null ? below : step.here;
      step.below = step.below == null ? below : step.below;
      step.spread();
    }
  }

  /** Returns what {@code name}, or {@link #INDEX}, leads to; null where no place is that way. */
  @Nullable
  Places step(String name) {
    Places next = steps.get(name);
    return next == null ? rest : next;
  }

  /** Returns whose words a text at this place is; empty where none is expected here. */
  Optional<Voice> voice() {
    return Optional.ofNullable(here);
  }
}
