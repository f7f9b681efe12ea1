package dev.weir.detect.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Words whose presence before a candidate makes it likelier: found where a word or a camelCase hump starts, in any case. */
public final class Cue {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final List<String> words;
  private final int slot = COUNT.getAndIncrement();

  private Cue(List<String> words) {
    this.words = words;
  }

  /** Returns a cue of lower-case words, two letters or longer, that begin with a letter of Latin, Greek or Cyrillic script. */
  public static Cue of(String... words) {
    return new Cue(List.of(words));
  }

  /** Returns the words as they were given. */
  public List<String> words() {
    return words;
  }

  /** Where a text remembers this cue: a number of its own among all cues. */
  int slot() {
    return slot;
  }

  static int count() {
    return COUNT.get();
  }
}
