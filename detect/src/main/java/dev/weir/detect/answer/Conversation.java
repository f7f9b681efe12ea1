package dev.weir.detect.answer;

import dev.weir.detect.ai.Said;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What was said to the model, as answers are held against it; worked out where it is asked for. */
final class Conversation {

  /** Shorter words stand in any two texts. */
  private static final int SHORTEST = 6;
  private static final int MOST_WORDS = 20_000;

  private final Said said;
  private final Set<String> words = new HashSet<>();
  private boolean known;

  Conversation(Said said) {
    this.said = said;
  }

  /** Returns how many different words of the conversation {@code text} has. */
  long wordsIn(String text) {
    if (!known) {
      known = true;
      said.instructions().forEach(this::take);
      said.others().forEach(this::take);
    }
    return words(text).stream().filter(words::contains).distinct().count();
  }

  private void take(String text) {
    words(Plain.of(text)).stream().limit(Math.max(0, MOST_WORDS - words.size())).forEach(words::add);
  }

  private static List<String> words(String text) {
    return new Words(text.toLowerCase(Locale.ROOT), SHORTEST).all();
  }

  /** Returns whether {@code text} stands in it word for word. */
  boolean holds(String text) {
    return said.others().stream().anyMatch(other -> other.contains(text))
        || said.instructions().stream().anyMatch(other -> other.contains(text));
  }

  PromptLeak leak() {
    return new PromptLeak(said.instructions(), said.others());
  }
}
