package dev.weir.policy.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the word that was probably meant. */
public final class Nearest {

  private Nearest() {}

  /** Returns {@code did you mean X?}, or the whole choice where nothing is near. */
  public static String mend(String typed, Collection<String> words) {
    return to(typed, words).map(word -> "did you mean " + word + "?")
        .orElseGet(() -> "use one of " + String.join(", ", new TreeSet<>(words)));
  }

  /** Returns the word nearest to {@code typed}, if a few keystrokes lead there. */
  public static Optional<String> to(String typed, Collection<String> words) {
    String lower = typed.toLowerCase(Locale.ROOT);
    int reach = Math.max(1, Math.min(2, typed.length() / 3));
    return new TreeSet<>(words).stream()
        .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) <= reach)
        .min(Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT))));
  }

  /** Optimal string alignment: inserted, left out, wrong and swapped letters. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1),
            Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
      }
    }
    return cost[a.length()][b.length()];
  }
}
