package dev.weir.detect.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prefixes and words by their first two bytes: most words of a text are turned away by one look into a bitmap, and most of the
 * others by what a bucket knows of its third and fourth bytes.
 */
final class Dictionary {

  private final long[] starts = new long[1024];
  private final short[] bucketOf = new short[65536];
  private final Entry[][] buckets;
  private final long[] filters;

  /** Exactly one of {@code detector} and {@code cue} is there; a cue is in any case. */
  private record Entry(String text, boolean anyCase, @Nullable Detector detector, @Nullable Cue cue) {

    /** Returns a bit for the third byte, and 32 bits higher one for the fourth: all bits where there is none. */
    long filter() {
      return (text.length() > 2 ? bit(text.charAt(2)) : 0xffffffffL)
          | (text.length() > 3 ? bit(text.charAt(3)) : 0xffffffffL) << 32;
    }
  }

  Dictionary(List<Detector> detectors) {
    Map<Integer, List<Entry>> byStart = new HashMap<>();
    detectors.forEach(detector -> detector.triggers().forEach(trigger -> put(byStart, detector, trigger)));
    buckets = new Entry[byStart.size()][];
    filters = new long[buckets.length];
    int slot = 0;
    for (var bucket : byStart.entrySet()) {
      int start = bucket.getKey();
      starts[start >> 6] |= 1L << start;
      bucketOf[start] = (short) slot;
      buckets[slot] = bucket.getValue().toArray(new Entry[0]);
      filters[slot++] = bucket.getValue().stream().mapToLong(Entry::filter).reduce(0, (a, b) -> a | b);
    }
  }

  /** The same for both cases of a letter. */
  private static long bit(int c) {
    return 1L << (c & 31);
  }

  private static void put(Map<Integer, List<Entry>> byStart, Detector detector, Trigger trigger) {
    switch (trigger) {
      case Trigger.Prefix prefix -> put(byStart, new Entry(prefix.text(), false, detector, null));
      case Trigger.Word word -> put(byStart, new Entry(word.text(), true, detector, null));
      case Trigger.Context context -> context.cue().words()
          .forEach(word -> put(byStart, new Entry(word, true, null, context.cue())));
      case Trigger.Digits _,Trigger.At _,Trigger.Colon _,Trigger.Tilde _ -> {
      }
    }
  }

  private static void put(Map<Integer, List<Entry>> byStart, Entry entry) {
    String first = entry.text().substring(0, 2);
    String upper = first.toUpperCase(Locale.ROOT);
    var spellings = entry.anyCase()
        ? List.of(first, upper, first.charAt(0) + upper.substring(1), upper.charAt(0) + first.substring(1))
        : List.of(first);
    for (String two : spellings.stream().distinct().toList()) {
      byStart.computeIfAbsent(two.charAt(0) << 8 | two.charAt(1), _ -> new ArrayList<>()).add(entry);
    }
  }

  /** Looks up the word that starts at {@code at}: notes cues in {@code text} and calls the detectors of prefixes and words. */
  void look(Text text, int at, Findings out) {
    byte[] bytes = text.bytes();
    if (at + 1 >= text.length()) {
      return;
    }
    int start = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    if ((starts[start >> 6] & 1L << start) != 0) {
      int slot = bucketOf[start];
      long filter = filters[slot];
      if ((filter & bit(text.at(at + 2))) != 0 && (filter >>> 32 & bit(text.at(at + 3))) != 0) {
        for (Entry entry : buckets[slot]) {
          meet(entry, text, at, out);
        }
      }
    }
  }

  private static void meet(Entry entry, Text text, int at, Findings out) {
    Detector detector = entry.detector();
    Cue cue = entry.cue();
    if (cue != null) {
      if (text.hasAnyCase(entry.text(), at) && ends(text, at + entry.text().length())) {
        text.cue(cue, at + entry.text().length());
      }
    } else if (detector != null && (entry.anyCase()
        ? text.hasAnyCase(entry.text(), at)
        : text.has(entry.text(), at) && text.startsWord(at))) {
      detector.scan(text, at, out);
    }
  }

  /** The word, or its plural, or a hump of a camelCase name: not the start of a longer word. */
  private static boolean ends(Text text, int end) {
    int next = text.at(end) == 's' ? text.at(end + 1) : text.at(end);
    boolean upper = next >= 'A' && next <= 'Z';
    boolean afterLower = text.at(end - 1) >= 'a';
    return !(next >= 'a' && next <= 'z') && (!upper || afterLower);
  }
}
