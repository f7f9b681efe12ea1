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
  /** Null where a hint was made since. */
  private static volatile @Nullable Table table;

  private final int slot;
  private final List<String> words;

  /** What some letters stand for: for all of these hints where they are a word, for the stem's where a longer one begins so. */
  static final class Entry {
    private final int[] all;
    private final int[] stem;
    /** The first bytes of the letters. */
    private final byte[] start;

    private Entry(int[] all, int[] stem, byte[] start) {
      this.start = start;
      this.all = all;
      this.stem = stem;
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
    table = null;
    for (String word : words) {
      boolean stem = word.endsWith("*");
      long hash = Nearby.START;
      int before = 0;
      byte[] letters = word.substring(0, word.length() - (stem ? 1 : 0)).getBytes(StandardCharsets.UTF_8);
      for (byte b : letters) {
        hash = Nearby.with(hash, Nearby.folded(b & 0xff, before));
        before = b & 0xff;
      }
      Entry old = ENTRIES.getOrDefault(hash, new Entry(new int[0], new int[0], letters));
      ENTRIES.put(hash,
          new Entry(and(old.all, hint.slot), stem ? and(old.stem, hint.slot) : old.stem, letters));
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

  /** Returns whether its bit is among {@code bits}. */
  boolean in(long[] bits) {
    return (bits[slot >> 6] >> slot & 1) != 0;
  }

  /** Returns room for a bit of each of {@code count} hints. */
  static long[] bits(int count) {
    return new long[(count >> 6) + 1];
  }

  /** Returns the words as they were given. */
  public List<String> words() {
    return words;
  }

  /** Returns all hints that there are now. */
  static Table table() {
    Table known = table;
    return known == null ? make() : known;
  }

  private static synchronized Table make() {
    Table made = new Table();
    table = made;
    return made;
  }

  /** All hints that there are, by the hashes of their words; most other words are turned away by their first letters. */
  static final class Table {

    private static final int LETTERS = 3;
    /** Five bits for each byte: the same for small letters and capitals of any script. */
    private static final byte[] FIVE = new byte[256];

    static {
      for (int c = 0; c < FIVE.length; c++) {
        FIVE[c] = (byte) (c < 0x80 ? c & 31 : c & 30);
      }
    }

    private static final int SOME_SHIFT = 49;

    /** Twice to four times as many as there are words. */
    private final int size = Integer.highestOneBit(Math.max(1, ENTRIES.size())) << 2;

    private final int hints = count;
    private final long[] hashes = new long[size];
    private final @Nullable Word[] words = new @Nullable Word[size];
    /** A bit for each hash: what most letters that a word begins with are turned away by. */
    private final long[] some = new long[1 << Long.SIZE - SOME_SHIFT - 6];
    /** Bits by the first three bytes of all words, and by the only two of some. */
    private final long[] threes = new long[512];
    private final long[] twos = new long[16];

    /** The bits of an {@link Entry}'s hints; none at all where it has no such. */
    static final class Word {
      private final long[] all;
      private final long[] stem;

      private Word(long[] all, long[] stem) {
        this.all = all;
        this.stem = stem;
      }

      long[] all() {
        return all;
      }

      long[] stem() {
        return stem;
      }
    }

    Table() {
      ENTRIES.forEach((hash, entry) -> {
        int at = place(hash);
        hashes[at] = hash;
        words[at] = new Word(bits(entry.all), bits(entry.stem));
        some[(int) (hash >>> SOME_SHIFT + 6)] |= 1L << (hash >>> SOME_SHIFT);
        int key = key(entry.start, 0, Math.min(entry.start.length, LETTERS));
        long[] bits = entry.start.length < LETTERS ? twos : threes;
        bits[key >> 6] |= 1L << key;
      });
    }

    /** Returns five bits for each byte. */
    private static int key(byte[] bytes, int from, int length) {
      int key = 0;
      for (int i = from; i < from + length; i++) {
        key = key << 5 | FIVE[bytes[i] & 0xff];
      }
      return key;
    }

    /** Returns whether some word may begin at {@code at}, before the end of {@code bytes}; mostly not. */
    boolean begins(byte[] bytes, int at, int length) {
      if (at + LETTERS > length) {
        return at + 1 < length;
      }
      int two = FIVE[bytes[at] & 0xff] << 5 | FIVE[bytes[at + 1] & 0xff];
      int key = two << 5 | FIVE[bytes[at + 2] & 0xff];
      return (threes[key >> 6] >> key & 1) != 0 || (twos[two >> 6] >> two & 1) != 0;
    }

    /** Returns room for a bit of each hint. */
    long[] bits() {
      return Hint.bits(hints);
    }

    private long[] bits(int[] slots) {
      long[] bits = slots.length == 0 ? new long[0] : bits();
      for (int slot : slots) {
        bits[slot >> 6] |= 1L << slot;
      }
      return bits;
    }

    private int place(long hash) {
      int at = (int) (hash >>> 40) & size - 1;
      while (hashes[at] != 0 && hashes[at] != hash) {
        at = at + 1 & size - 1;
      }
      return at;
    }

    /** Returns what the letters of this hash stand for; null for nothing. */
    @Nullable
    Word of(long hash) {
      boolean may = (some[(int) (hash >>> SOME_SHIFT + 6)] >> (hash >>> SOME_SHIFT) & 1) != 0;
      return may ? words[place(hash)] : null;
    }
  }
}
