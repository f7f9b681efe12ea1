package dev.weir.detect.answer;

import dev.weir.detect.ai.Said;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** What was said to the model, as answers are held against it; worked out where it is asked for. */
final class Conversation {

  /** Shorter words stand in any two texts. */
  private static final int SHORTEST = 6;
  /** Longer words are not looked for letter by letter. */
  private static final int LONGEST = 24;
  private static final int MOST_WORDS = 20_000;

  /** Characters of what was said that are remembered: of a conversation that goes on and on, the last. */
  private static final int MOST_CHARS = 1 << 20;

  private final ArrayDeque<String> texts = new ArrayDeque<>();
  private final ArrayDeque<String> untaken = new ArrayDeque<>();
  private final Set<String> words = new HashSet<>();
  /** The first {@value #SHORTEST} letters of each. */
  private final Set<String> beginnings = new HashSet<>();
  private final PromptLeak leak = new PromptLeak();
  private final boolean leaks;
  private long chars;

  /** @param leaks whether it matters if the instructions are repeated */
  Conversation(Said said, boolean leaks) {
    this.leaks = leaks;
    also(said);
  }

  /** Takes what was said besides. */
  void also(Said said) {
    Stream.concat(said.instructions().stream(), said.others().stream()).forEach(this::remember);
    if (leaks) {
      leak.learn(said.instructions(), said.others());
    }
  }

  private void remember(String text) {
    texts.addLast(text);
    untaken.addLast(text);
    chars += text.length();
    while (chars > MOST_CHARS && texts.size() > 1) {
      String first = texts.removeFirst();
      chars -= first.length();
      if (untaken.size() > texts.size()) {
        untaken.removeFirst();
      }
    }
  }

  /** Returns how many different words of the conversation {@code text} has. */
  long wordsIn(String text) {
    takeAll();
    return words(text).stream().filter(words::contains).distinct().count();
  }

  /** Returns whether a word of the conversation is spelled in {@code text}, whatever stands between its letters. */
  boolean isSpelledIn(String text) {
    takeAll();
    String letters = only(bare(text), Character::isLetterOrDigit);
    for (int from = 0; from + SHORTEST <= letters.length(); from++) {
      if (beginnings.contains(letters.substring(from, from + SHORTEST)) && beginsWord(letters, from)) {
        return true;
      }
    }
    return false;
  }

  private boolean beginsWord(String letters, int from) {
    for (int to = from + SHORTEST; to <= Math.min(letters.length(), from + LONGEST); to++) {
      if (words.contains(letters.substring(from, to))) {
        return true;
      }
    }
    return false;
  }

  private void takeAll() {
    while (!untaken.isEmpty()) {
      take(untaken.removeFirst());
    }
  }

  private void take(String text) {
    words(Plain.of(text)).stream().limit(Math.max(0, MOST_WORDS - words.size())).forEach(word -> {
      words.add(word);
      beginnings.add(word.substring(0, SHORTEST));
    });
  }

  private static List<String> words(String text) {
    return new Words(bare(text), SHORTEST).all();
  }

  /** Without capitals and accents. */
  private static String bare(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(c -> c < 0x80)) {
      return lower;
    }
    return only(Normalizer.normalize(lower, Normalizer.Form.NFD),
        point -> Character.getType(point) != Character.NON_SPACING_MARK);
  }

  private static String only(String text, IntPredicate wanted) {
    return text.codePoints().filter(wanted)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  /** Returns whether {@code text} stands in it word for word. */
  boolean holds(String text) {
    return texts.stream().anyMatch(other -> other.contains(text));
  }

  /** Returns what tells its instructions. */
  PromptLeak leak() {
    return leak;
  }
}
