package dev.weir.scan.ir;

import java.util.Arrays;

/** A list of words that grows. */
final class Words {

  private int[] words;
  private int size;

  Words(int capacity) {
    words = new int[capacity];
  }

  void add(int word) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size++] = word;
  }

  int get(int at) {
    return words[at];
  }

  void set(int at, int word) {
    words[at] = word;
  }

  /** Returns the operation of the node that begins there. */
  int op(int at) {
    return words[at] & 0xff;
  }

  int size() {
    return size;
  }

  int[] toArray() {
    return Arrays.copyOf(words, size);
  }
}
