package dev.weir.detect.prompt;

/**
 * The features of a reading that a model knows, in their order: looked up once, whatever is asked of them. The arrays are for
 * loops that must be quick; they hold more than was read last.
 */
final class Known {

  private final Model model;
  /** Of each its slot in the model. */
  int[] slots = new int[256];
  /** Of each what it counts. */
  float[] values = new float[256];
  /** By word, the first of those that begin at it or behind it. */
  int[] first = new int[256];
  /** By feature, known or not, how many before it the model knows. */
  private int[] ranks = new int[256];
  private int count;

  Known(Model model) {
    this.model = model;
  }

  /** Takes those of {@code reading} in place of those before. */
  void read(Reading reading) {
    Features features = reading.features;
    int words = reading.words.count();
    int all = features.from(words);
    room(all, words);
    count = 0;
    for (int i = 0; i < all; i++) {
      long feature = features.at(i);
      int slot = model.find(feature);
      ranks[i] = count;
      slots[count] = slot;
      values[count] = Features.value(feature);
      // Nothing for a negative slot, which the next one takes the place of; as arithmetic, since no processor foresees it.
      count += 1 + (slot >> Integer.SIZE - 1);
    }
    ranks[all] = count;
    for (int word = 0; word <= words; word++) {
      first[word] = ranks[features.from(word)];
    }
  }

  private void room(int features, int words) {
    if (features >= slots.length) {
      slots = new int[2 * features];
      ranks = new int[2 * features];
      values = new float[2 * features];
    }
    first = words < first.length ? first : new int[2 * words + 1];
  }

  Model model() {
    return model;
  }

  int count() {
    return count;
  }
}
