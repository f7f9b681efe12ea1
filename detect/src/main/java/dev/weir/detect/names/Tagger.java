package dev.weir.detect.names;

import java.util.Arrays;

/**
 * Finds the likeliest row of tags for a stretch of words: a linear chain, decoded by Viterbi's algorithm; linear in the number
 * of words. One for each thread.
 */
public final class Tagger {

  private static final int NEVER = Integer.MIN_VALUE / 4;

  private final Weights weights;
  private final Features features = new Features();
  private final int[] of = new int[Features.COUNT];
  private final int[] scores = new int[Words.MOST * Tag.COUNT];
  private final int[] paths = new int[Words.MOST * Tag.COUNT];
  private final byte[] cameFrom = new byte[Words.MOST * Tag.COUNT];
  private final int[] tags = new int[Words.MOST];

  public Tagger(Weights weights) {
    this.weights = weights;
  }

  /** Tags all tokens of {@code words}. */
  public void tag(Words words) {
    features.over(words);
    Arrays.fill(scores, 0, words.count() * Tag.COUNT, 0);
    for (int token = 0; token < words.count(); token++) {
      features.of(words, token, of);
      for (int feature : of) {
        weights.add(feature, scores, token * Tag.COUNT);
      }
      step(token, words.shape[token] == Words.BREAK);
    }
    trace(words.count());
  }

  /** Nothing goes over a break. */
  private void step(int token, boolean none) {
    int row = token * Tag.COUNT;
    for (int tag = 0; tag < Tag.COUNT; tag++) {
      int best = token == 0 && Tag.follows(0, tag) ? 0 : NEVER;
      int from = 0;
      for (int before = 0; token > 0 && before < Tag.COUNT; before++) {
        int score = paths[row - Tag.COUNT + before] + weights.transition(before, tag);
        if (score > best && Tag.follows(before, tag)) {
          best = score;
          from = before;
        }
      }
      paths[row + tag] = none && tag > 0 ? NEVER : best + scores[row + tag];
      cameFrom[row + tag] = (byte) from;
    }
  }

  private void trace(int count) {
    int tag = 0;
    int last = (count - 1) * Tag.COUNT;
    for (int other = 1; count > 0 && other < Tag.COUNT; other++) {
      tag = paths[last + other] > paths[last + tag] ? other : tag;
    }
    for (int token = count - 1; token >= 0; token--) {
      tags[token] = tag;
      tag = cameFrom[token * Tag.COUNT + tag];
    }
  }

  /** Returns the tag of a token. */
  public Tag of(int token) {
    return Tag.of(tags[token]);
  }

  /** Returns the first token behind the name that begins at {@code token}. */
  public int end(int token, int count) {
    int inside = tags[token] + 1;
    int end = token + 1;
    while (end < count && tags[end] == inside) {
      end++;
    }
    return end;
  }

  /** Returns by how much, on average, the tags from {@code token} to before {@code end} are likelier than none. */
  int margin(int token, int end) {
    int sum = 0;
    for (int i = token; i < end; i++) {
      sum += scores[i * Tag.COUNT + tags[i]] - scores[i * Tag.COUNT];
    }
    return sum / (end - token);
  }
}
