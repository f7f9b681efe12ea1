package dev.weir.detect.names;

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
    int[] transitions = weights.transitions();
    for (int token = 0; token < words.count(); token++) {
      features.of(words, token, of);
      weights.score(of, scores, token * Tag.COUNT);
      step(token, transitions, words.shape[token] == Words.BREAK);
    }
    trace(words.count());
  }

  /** Nothing goes over a break. */
  private void step(int token, int[] transitions, boolean none) {
    int row = token * Tag.COUNT;
    int above = row - Tag.COUNT;
    for (int tag = 0; tag < Tag.COUNT; tag++) {
      int first = Tag.firstBefore(tag);
      int best = token == 0 && first == 0 ? 0 : NEVER;
      int from = 0;
      int last = first == 0 ? Tag.COUNT - 1 : tag;
      for (int before = first; token > 0 && before <= last; before++) {
        int score = paths[above + before] + transitions[tag * Tag.COUNT + before];
        if (score > best) {
          best = score;
          from = before;
        }
      }
      paths[row + tag] = none && tag > 0 ? NEVER : best + scores[row + tag];
      cameFrom[row + tag] = (byte) from;
    }
  }

  /** Returns by how much, by itself, the likeliest tag of a token is likelier than none. */
  int promise(Words words, int token) {
    features.over(words);
    features.of(words, token, of);
    weights.score(of, scores, 0);
    int best = NEVER;
    for (int tag = 1; tag < Tag.COUNT; tag++) {
      best = Math.max(best, scores[tag]);
    }
    return best;
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
