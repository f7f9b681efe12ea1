package dev.weir.detect.engine;

import dev.weir.model.Tokens;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prefixes and words by a hash of their first two, three, four or six bytes without case, as many as they have. Most words of a
 * text are turned away by a look into a bitmap of 4 KB that knows five bits of every first three bytes, and one into another for
 * those of two, which knows their case; most of the rest by their first eight bytes.
 */
final class Dictionary {

  /** How many bytes of a word {@link #starts} looks at behind its first. */
  static final int AHEAD = 2;

  private static final long FOLD = 0x2020_2020_2020_2020L;
  private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class,
      ByteOrder.LITTLE_ENDIAN);

  private final long[] leads = new long[1024];
  private final long[] twos = new long[1024];
  private final long[] threes = new long[512];
  private final long[] starts = new long[1024];
  private final short[] bucketOf = new short[65536];
  private final Bucket[] buckets;

  /** How a text is met: in exact case where a word starts, or in any case as the start of a word or the whole of it. */
  private enum Kind {
    EXACT, START, WHOLE
  }

  /** Exactly one of {@code detector} and {@code cue} is there. */
  private record Entry(String text, Kind kind, @Nullable Detector detector, @Nullable Cue cue) {

    /** The first eight bytes, the lowest first. */
    long head() {
      long head = 0;
      for (int i = 0; i < Math.min(text.length(), Long.BYTES); i++) {
        head |= (long) text.charAt(i) << Byte.SIZE * i;
      }
      return head;
    }

    /** The bits of {@link #head} that do not count: the case of letters, where any case is met. */
    long fold() {
      long fold = 0;
      for (int i = 0; kind != Kind.EXACT && i < Math.min(text.length(), Long.BYTES); i++) {
        fold |= Alphabet.LETTERS.has(text.charAt(i)) ? 0x20L << Byte.SIZE * i : 0;
      }
      return fold;
    }

    /** The bits of {@link #head} that a text must have. */
    long mask() {
      return text.length() >= Long.BYTES ? -1 : (1L << Byte.SIZE * text.length()) - 1;
    }
  }

  /** Entries, and what they begin with, without case. */
  private static final class Bucket {
    final Entry[] entries;
    private final long[] heads;
    private final long[] folds;
    private final long[] masks;

    Bucket(List<Entry> all) {
      entries = all.toArray(new Entry[0]);
      heads = all.stream().mapToLong(entry -> entry.head() | entry.fold()).toArray();
      folds = all.stream().mapToLong(Entry::fold).toArray();
      masks = all.stream().mapToLong(Entry::mask).toArray();
    }

    /** Returns whether the first eight bytes of {@code word} are those of an entry. */
    boolean begins(int entry, long word) {
      return ((word | folds[entry]) & masks[entry]) == heads[entry];
    }
  }

  Dictionary(List<Detector> detectors) {
    Map<Integer, List<Entry>> byStart = new HashMap<>();
    detectors.forEach(detector -> detector.triggers().forEach(trigger -> put(byStart, detector, trigger)));
    set(threes, three(Tokens.PREFIX.charAt(0), Tokens.PREFIX.charAt(1), Tokens.PREFIX.charAt(2)));
    buckets = new Bucket[byStart.size()];
    int slot = 0;
    for (var bucket : byStart.entrySet()) {
      int start = bucket.getKey();
      set(starts, start);
      bucketOf[start] = (short) slot;
      buckets[slot++] = new Bucket(bucket.getValue());
    }
  }

  private static void set(long[] bits, int at) {
    bits[at >> 6] |= 1L << at;
  }

  private static boolean has(long[] bits, int at) {
    return (bits[at >> 6] & 1L << at) != 0;
  }

  private void put(Map<Integer, List<Entry>> byStart, Detector detector, Trigger trigger) {
    switch (trigger) {
      case Trigger.Prefix(var text) -> {
        put(byStart, new Entry(text, Kind.EXACT, detector, null));
        if (text.length() == 2) {
          set(twos, two(text.charAt(0), text.charAt(1)));
        }
      }
      case Trigger.Lead(var letters) -> {
        put(byStart, new Entry(letters, Kind.EXACT, detector, null));
        set(leads, two(letters.charAt(0), letters.charAt(1)));
      }
      case Trigger.Word word -> put(byStart, new Entry(word.text(), Kind.START, detector, null));
      case Trigger.Whole word -> put(byStart, new Entry(word.text(), Kind.WHOLE, detector, null));
      case Trigger.Context context -> context.cue().words().stream().flatMap(Dictionary::spellings)
          .forEach(word -> put(byStart, new Entry(bytes(word), Kind.WHOLE, null, context.cue())));
      case Trigger.Digits _,Trigger.At _,Trigger.Colon _,Trigger.Tilde _,Trigger.Capital _,Trigger.End _,Trigger.Shape _ ->
        {
        }
    }
  }

  /** Returns the word and, where that is beyond ASCII, the word with a capital in front. */
  private static Stream<String> spellings(String word) {
    return Stream.of(word, Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .filter(one -> one.equals(word) || one.charAt(0) >= 0x80);
  }

  /** Returns a character for each byte of {@code word} in UTF-8, as a text has them. */
  private static String bytes(String word) {
    return new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private void put(Map<Integer, List<Entry>> byStart, Entry entry) {
    int all = entry.text().length();
    int length = all >= 6 ? 6 : Math.min(all, 4);
    long head = entry.head();
    if (length > 2) {
      set(threes, three((int) head, (int) head >> 8, (int) head >> 16));
    } else if (entry.kind() != Kind.EXACT) {
      for (char first : bothCases(entry.text().charAt(0))) {
        for (char second : bothCases(entry.text().charAt(1))) {
          set(twos, two(first, second));
        }
      }
    }
    byStart.computeIfAbsent(hash(head, length), _ -> new ArrayList<>()).add(entry);
  }

  private static char[] bothCases(char lower) {
    return new char[]{lower, (char) (lower & ~0x20)};
  }

  /** Returns 16 bits of the first {@code length} bytes of {@code word}, the lowest first, the same for both cases. */
  private static int hash(long word, int length) {
    return (int) (((word | FOLD) << 8 * (8 - length)) * 0x9E37_79B9_7F4A_7C15L >>> 48);
  }

  /** Returns 1 where something may be known of the word that starts at {@code at}, else 0; the bytes {@link #AHEAD} are there. */
  long starts(byte[] bytes, int at) {
    int two = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    int three = three(bytes[at], bytes[at + 1], bytes[at + 2]);
    return ((twos[two >> 6] | leads[two >> 6]) >>> two | threes[three >> 6] >>> three) & 1;
  }

  /** Looks up the word that starts at {@code at}: notes cues in {@code text} and calls the detectors of prefixes and words. */
  void look(Text text, int at, Findings out) {
    byte[] bytes = text.bytes();
    if (at + 2 < text.length()) {
      int two = two(bytes[at], bytes[at + 1]);
      int third = bytes[at + 2];
      if (has(twos, two) || (third == ' ' ? digit(text.at(at + 3)) : digit(third)) && has(leads, two)) {
        long word = word(text, at);
        meet(hash(word, 2), word, text, at, out);
      }
      if (has(threes, three(bytes[at], bytes[at + 1], third))) {
        meetLonger(text, at, out);
      }
    }
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static int two(int first, int second) {
    return (first & 0xff) << 8 | second & 0xff;
  }

  /** Returns 15 bits of three bytes, the same for both cases. */
  private static int three(int first, int second, int third) {
    return (first & 31) << 10 | (second & 31) << 5 | third & 31;
  }

  private void meetLonger(Text text, int at, Findings out) {
    long word = word(text, at);
    meet(hash(word, 3), word, text, at, out);
    meet(hash(word, 4), word, text, at, out);
    meet(hash(word, 6), word, text, at, out);
  }

  /** Returns eight bytes, the lowest first. */
  private static long word(Text text, int at) {
    return at + Long.BYTES <= text.length() ? (long) EIGHT.get(text.bytes(), at) : last(text, at);
  }

  /** Returns the bytes from {@code at} to the end of the text, the lowest first. */
  private static long last(Text text, int at) {
    long word = 0;
    for (int i = at; i < text.length(); i++) {
      word |= (text.at(i) & 0xffL) << 8 * (i - at);
    }
    return word;
  }

  private void meet(int start, long word, Text text, int at, Findings out) {
    if (has(starts, start)) {
      Bucket bucket = buckets[bucketOf[start]];
      for (int i = 0; i < bucket.entries.length; i++) {
        if (bucket.begins(i, word)) {
          meet(bucket.entries[i], text, at, out);
        }
      }
    }
  }

  private static void meet(Entry entry, Text text, int at, Findings out) {
    Detector detector = entry.detector();
    Cue cue = entry.cue();
    if (!meets(entry, text, at)) {
      return;
    }
    if (cue != null) {
      text.cue(cue, at + entry.text().length());
    } else if (detector != null) {
      detector.scan(text, at, out);
    }
  }

  /** Returns whether an entry is met whose first eight bytes are there. */
  private static boolean meets(Entry entry, Text text, int at) {
    boolean goesOn = entry.text().length() > Long.BYTES;
    return switch (entry.kind()) {
      case EXACT -> (!goesOn || text.has(entry.text(), at)) && text.startsWord(at);
      case START -> !goesOn || text.hasAnyCase(entry.text(), at);
      case WHOLE -> (!goesOn || text.hasAnyCase(entry.text(), at)) && ends(text, at + entry.text().length())
          && (entry.text().charAt(0) < 0x80 || !foreign(text.at(at - 1)));
    };
  }

  /** A byte of a letter beyond ASCII. */
  private static boolean foreign(int c) {
    return c >= 0x80 && c < (Text.BREAK & 0xff);
  }

  /** The word, or its plural, or a hump of a camelCase name: not the start of a longer word. */
  private static boolean ends(Text text, int end) {
    int next = text.at(end) == 's' ? text.at(end + 1) : text.at(end);
    boolean upper = next >= 'A' && next <= 'Z';
    boolean afterLower = text.at(end - 1) >= 'a';
    return !(next >= 'a' && next <= 'z') && (!upper || afterLower)
        && !(foreign(text.at(end - 1)) && foreign(next));
  }
}
