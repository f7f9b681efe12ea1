package dev.weir.detect.names;

import java.util.Arrays;
import java.util.stream.Stream;

/** A few words, in any case, known by the hashes that {@link Words} makes of them. */
final class WordSet {

  private final int[] hashes;

  private WordSet(int[] hashes) {
    this.hashes = hashes;
  }

  /** Returns the set of {@code words}, which stand in one string with spaces between them. */
  static WordSet of(String words) {
    return new WordSet(Stream.of(words.split(" ", -1)).mapToInt(Words::key).sorted().toArray());
  }

  /** Returns whether the token is one of these words. */
  boolean has(Words words, int token) {
    return words.lettered(token) && Arrays.binarySearch(hashes, words.word[token]) >= 0;
  }
}
