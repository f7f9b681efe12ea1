package dev.weir.detect.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that tell what a candidate near them is. Unlike a {@link Cue} they cost nothing on the way: they are looked for
 * only round what already has the shape and the check digits of a thing, and behind it as well.
 */
public final class Hint {

  /** Farther than any word is looked for. */
  public static final int NOWHERE = Integer.MAX_VALUE;

  private static final Map<Long, Entry> ENTRIES = new HashMap<>();
  private static int count;
  private static Table table = new Table();

  private final int slot;
  private final List<String> words;

  /** What some letters stand for: for all of these hints where they are a word, for the stem's where a longer one begins so. */
  static final class Entry {
    private final int[] all;
    private final int[] stem;

    private Entry(int[] all, int[] stem) {
      this.all = all;
      this.stem = stem;
    }

    int[] all() {
      return all;
    }

    int[] stem() {
      return stem;
    }
  }

  private Hint(int slot, List<String> words) {
    this.slot = slot;
    this.words = words;
  }

  /**
   * Returns a hint of lower-case words in any script, each of one piece; a star at the end stands for any further letters,
   * as compounds and case endings have them.
   */
  public static synchronized Hint of(String... words) {
    Hint hint = new Hint(count++, List.of(words));
    for (String word : words) {
      boolean stem = word.endsWith("*");
      long hash = Nearby.START;
      int before = 0;
      for (byte b : word.substring(0, word.length() - (stem ? 1 : 0)).getBytes(StandardCharsets.UTF_8)) {
        hash = Nearby.with(hash, Nearby.folded(b & 0xff, before));
        before = b & 0xff;
      }
      Entry old = ENTRIES.getOrDefault(hash, new Entry(new int[0], new int[0]));
      ENTRIES.put(hash, new Entry(and(old.all, hint.slot), stem ? and(old.stem, hint.slot) : old.stem));
    }
    return hint;
  }

  private static int[] and(int[] slots, int slot) {
    int[] more = Arrays.copyOf(slots, slots.length + 1);
    more[slots.length] = slot;
    return more;
  }

  int slot() {
    return slot;
  }

  /** Returns the words as they were given. */
  public List<String> words() {
    return words;
  }

  /** Returns all hints that there are now. */
  static synchronized Table table() {
    if (table.hints != count) {
      table = new Table();
    }
    return table;
  }

  /** All hints that there are, by the hashes of their words. */
  static final class Table {

    private static final int SIZE = 1 << 13;

    final int hints = count;
    private final long[] hashes = new long[SIZE];
    private final @Nullable Entry[] entries = new @Nullable Entry[SIZE];

    Table() {
      ENTRIES.forEach((hash, entry) -> {
        int at = place(hash);
        hashes[at] = hash;
        entries[at] = entry;
      });
    }

    private int place(long hash) {
      int at = (int) (hash >>> 40) & SIZE - 1;
      while (hashes[at] != 0 && hashes[at] != hash) {
        at = at + 1 & SIZE - 1;
      }
      return at;
    }

    /** Returns what the letters of this hash stand for; null for nothing. */
    @Nullable
    Entry of(long hash) {
      return entries[place(hash)];
    }
  }
}
