package dev.weir.detect.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Tells whether an answer repeats the application's instructions: by runs of {@value #RUN} words that stand in both, whatever
 * their case and punctuation, and in nothing else that was said to the model. It does from a third of all such runs of the
 * instructions on, but never below {@value #LEAST} and always from {@value #MOST}: a sentence that is quoted on purpose is no
 * leak, a paragraph is. Instructions of fewer than {@value #LEAST} runs cannot be told so. Source: Broder, "On the
 * resemblance and containment of documents" (1997).
 */
final class PromptLeak {

  static final int RUN = 6;
  static final int LEAST = 8;
  static final int MOST = 40;

  private static final int MOST_RUNS = 1 << 16;

  private final Set<Long> runs = new HashSet<>();
  private final Set<Long> said = new HashSet<>();
  private int due = Integer.MAX_VALUE;

  /**
   * Learns what must not be repeated, besides what it knows.
   *
   * @param others everything else that was said: what a user quotes is no secret
   */
  void learn(List<String> instructions, List<String> others) {
    instructions.forEach(text -> new Reader().read(Plain.of(text), run -> {
      if (runs.size() < MOST_RUNS) {
        runs.add(run);
      }
    }));
    if (!runs.isEmpty()) {
      others.forEach(text -> new Reader().read(Plain.of(text), runs::remove));
    }
    due = runs.size() < LEAST ? Integer.MAX_VALUE : Math.clamp(runs.size() / 3, LEAST, MOST);
  }

  /** Takes the next words of an answer, none of them cut; returns whether enough was repeated by now. */
  boolean says(String words, Reader reader) {
    if (due == Integer.MAX_VALUE) {
      return false;
    }
    reader.read(words, run -> {
      if (runs.contains(run)) {
        said.add(run);
      }
    });
    return said.size() >= due;
  }

  /** Remembers the last words of one text. */
  static final class Reader {
    private final long[] last = new long[RUN];
    private int words;

    private void read(String text, LongConsumer runs) {
      long word = 0;
      for (int i = 0; i < text.length();) {
        int point = text.codePointAt(i);
        i += Character.charCount(point);
        boolean alone = Character.isIdeographic(point);
        if (alone || !Character.isLetterOrDigit(point)) {
          word = word == 0 ? 0 : end(word, runs);
        }
        if (Character.isLetterOrDigit(point)) {
          word = (word == 0 ? 0x9e3779b97f4a7c15L : word) * 31 + Character.toLowerCase(point);
          word = alone ? end(word, runs) : word;
        }
      }
      if (word != 0) {
        end(word, runs);
      }
    }

    private long end(long word, LongConsumer runs) {
      last[words++ % RUN] = word;
      if (words >= RUN) {
        long run = 17;
        for (int i = 0; i < RUN; i++) {
          run = Long.rotateLeft(run * 0xff51afd7ed558ccdL ^ last[(words + i) % RUN], 29);
        }
        runs.accept(run);
      }
      return 0;
    }
  }
}
