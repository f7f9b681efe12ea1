package dev.weir.bench.prompt;

import java.util.Random;

/** Puts numbers into another order, the same one for the same random numbers. */
final class Shuffle {

  private Shuffle() {}

  static void shuffle(int[] numbers, Random random) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = kept;
    }
  }
}
