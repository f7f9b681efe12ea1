package dev.weir.detect.names;

/** A few words, in any case, known by the hashes that {@link Words} makes of them. */
final class WordSet {

  /** Each at the first free place from where its lower bits have it; 0 where there is none. */
  private final int[] hashes;

  private WordSet(int[] hashes) {
    this.hashes = hashes;
  }

  /** Returns the set of {@code words}, which stand in one string with spaces between them. */
  static WordSet of(String words) {
    String[] all = words.split(" ", -1);
    WordSet set = new WordSet(new int[Integer.highestOneBit(all.length) * 4]);
    for (String word : all) {
      int hash = Words.key(word);
      set.hashes[set.place(hash)] = hash;
    }
    return set;
  }

  /** Returns whether the token is one of these words. */
  boolean has(Words words, int token) {
    return words.lettered(token) && has(words.word[token]);
  }

  /** Returns whether one of these words has the hash. */
  boolean has(int hash) {
    return hashes[place(hash)] != 0;
  }

  private int place(int hash) {
    int at = hash & hashes.length - 1;
    while (hashes[at] != 0 && hashes[at] != hash) {
      at = at + 1 & hashes.length - 1;
    }
    return at;
  }
}
