package dev.weir.detect.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Tells whether an answer repeats the application's instructions: by runs of {@value #RUN} words that stand in both, in the
 * order of either end, whatever their case and punctuation and whatever words the instructions do not have stand between; and
 * by {@linkplain LetterRuns runs of letters}. What else was said to the model counts for neither. It does from a third of all
 * such runs of the instructions on, but never below {@value #LEAST} and always from {@value #MOST}: a sentence that is quoted
 * on purpose is no leak, a paragraph is. Instructions of fewer than {@value #LEAST} runs cannot be told so. Source: Broder, "On
 * the resemblance and containment of documents" (1997).
 */
final class PromptLeak {

  static final int RUN = 6;
  static final int LEAST = 8;
  static final int MOST = 40;

  private static final int MOST_RUNS = 1 << 16;

  private final Set<Long> vocabulary = new HashSet<>();
  private final Set<Long> runs = new HashSet<>();
  private final Set<Long> said = new HashSet<>();
  private final LetterRuns letters = new LetterRuns();
  private final Set<Long> spelled = new HashSet<>();
  private int due = Integer.MAX_VALUE;
  private int lettersDue = Integer.MAX_VALUE;

  /**
   * Learns what must not be repeated, besides what it knows.
   *
   * @param others everything else that was said: what a user quotes is no secret
   */
  void learn(List<String> instructions, List<String> others) {
    instructions.stream().map(Plain::of).forEach(this::learn);
    if (!runs.isEmpty()) {
      others.stream().map(Plain::of).forEach(this::forget);
    }
    // Each run of words is known in both orders.
    due = due(runs.size() / 2);
    lettersDue = due(letters.size());
  }

  private static int due(int runs) {
    return runs < LEAST ? Integer.MAX_VALUE : Math.clamp(runs / 3, LEAST, MOST);
  }

  private void learn(String text) {
    if (runs.size() >= MOST_RUNS) {
      return;
    }
    List<Long> words = new ArrayList<>();
    words(text, words::add);
    vocabulary.addAll(words);
    Reader forward = new Reader();
    words.forEach(word -> forward.next(word, runs::add));
    Reader backward = new Reader();
    words.reversed().forEach(word -> backward.next(word, runs::add));
    letters.learn(text, MOST_RUNS);
  }

  private void forget(String text) {
    new Reader().read(text, vocabulary, runs::remove);
    letters.forget(text);
  }

  /** Takes the next words of an answer, none of them cut; returns whether enough was repeated by now. */
  boolean says(String words, Reader reader) {
    if (due != Integer.MAX_VALUE) {
      reader.read(words, vocabulary, run -> keep(run, runs.contains(run), said));
    }
    if (lettersDue != Integer.MAX_VALUE) {
      reader.letters.read(Letters.of(words), run -> keep(run, letters.has(run), spelled));
    }
    return said.size() >= due || spelled.size() >= lettersDue;
  }

  private static void keep(long run, boolean known, Set<Long> found) {
    if (known) {
      found.add(run);
    }
  }

  /** Remembers the last words of one text, and its last letters. */
  static final class Reader {
    private final LetterRuns.Reader letters = new LetterRuns.Reader();
    private final long[] last = new long[RUN];
    private int count;

    private void read(String text, Set<Long> vocabulary, LongConsumer runs) {
      words(text, word -> {
        if (vocabulary.contains(word)) {
          next(word, runs);
        }
      });
    }

    private void next(long word, LongConsumer runs) {
      last[count++ % RUN] = word;
      if (count >= RUN) {
        long run = 17;
        for (int i = 0; i < RUN; i++) {
          run = Long.rotateLeft(run * 0xff51afd7ed558ccdL ^ last[(count + i) % RUN], 29);
        }
        runs.accept(run);
      }
    }
  }

  /** Gives the words of a text, each as a hash; those of scripts without spaces sign by sign. */
  private static void words(String text, LongConsumer words) {
    long word = 0;
    for (int i = 0; i < text.length();) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean alone = Character.isIdeographic(point);
      if (alone || !Character.isLetterOrDigit(point)) {
        word = word == 0 ? 0 : end(word, words);
      }
      if (Character.isLetterOrDigit(point)) {
        word = (word == 0 ? 0x9e3779b97f4a7c15L : word) * 31 + Character.toLowerCase(point);
        word = alone ? end(word, words) : word;
      }
    }
    if (word != 0) {
      end(word, words);
    }
  }

  private static long end(long word, LongConsumer words) {
    words.accept(word);
    return 0;
  }
}
