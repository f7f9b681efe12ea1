package dev.weir.detect.names;

import dev.weir.detect.engine.Text;
import java.util.Arrays;
import java.util.List;

/**
 * Names of fields, recognised by their last words, however these are put together: {@code billing_first_name}, {@code firstName}
 * and {@code First Name} all end in {@code firstname}. A number behind them may be of the name, as in {@code line1}, or none.
 */
final class FieldNames {

  private static final long SEED = 0x9E3779B97F4A7C15L;
  private static final int LONGEST = 40;

  private final List<String> words;
  private final long[] endings;
  private final long[] others;

  /**
   * @param endings what the names end in, in small letters without marks
   * @param others what stands before such an ending where something else is meant
   */
  FieldNames(List<String> endings, List<String> others) {
    this.words = endings;
    this.endings = hashes(endings);
    this.others = hashes(others);
  }

  private static long[] hashes(List<String> words) {
    return words.stream().mapToLong(word -> {
      long hash = SEED;
      for (int i = word.length() - 1; i >= 0; i--) {
        hash = next(hash, word.charAt(i));
      }
      return hash;
    }).sorted().toArray();
  }

  private static long next(long hash, int letter) {
    return (hash ^ letter) * SEED;
  }

  /** Returns {@code ending} with each of {@code with} before it. */
  static List<String> each(List<String> with, String ending) {
    return with.stream().map(first -> first + ending).toList();
  }

  /** Returns what all of {@code lists} hold, each once. */
  static List<String> joined(List<List<String>> lists) {
    return lists.stream().flatMap(List::stream).distinct().toList();
  }

  /** Returns the endings. */
  List<String> words() {
    return words;
  }

  /** Returns whether the name that ends before {@code end} is one of these. */
  boolean has(Text text, int end) {
    int last = text.at(end - 1);
    return endsIn(text, end, SEED) || last >= '1' && last <= '9' && endsIn(text, end - 1, next(SEED, last));
  }

  /** Returns whether the letters before {@code end}, and what {@code behind} stands for, are one of the endings. */
  private boolean endsIn(Text text, int end, long behind) {
    long hash = behind;
    for (int i = end - 1; i >= end - LONGEST && part(text, i); i--) {
      int letter = text.at(i) | 0x20;
      if (letter >= 'a' && letter <= 'z') {
        hash = next(hash, letter);
        if (starts(text, i) && Arrays.binarySearch(endings, hash) >= 0 && !other(text, i)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean other(Text text, int end) {
    long hash = SEED;
    for (int i = end - 1; i >= end - LONGEST && part(text, i); i--) {
      int letter = text.at(i) | 0x20;
      if (letter >= 'a' && letter <= 'z') {
        hash = next(hash, letter);
        if (starts(text, i)) {
          return Arrays.binarySearch(others, hash) >= 0;
        }
      }
    }
    return false;
  }

  /** Letters, digits and what joins the words of a name. */
  static boolean part(Text text, int i) {
    int c = text.at(i);
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.'
        || c == ' ' || c == '\'';
  }

  /** Returns whether a word or a hump of a camelCase name starts at {@code i}. */
  private static boolean starts(Text text, int i) {
    int before = text.at(i - 1) | 0x20;
    boolean letter = text.at(i - 1) >= 0 && before >= 'a' && before <= 'z';
    return !letter || text.at(i) < 'a' && text.at(i - 1) >= 'a';
  }
}
