package dev.weir.detect.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prefixes and cue words by their first two bytes: most words of a text are turned away by one look into a bitmap. */
final class Dictionary {

  private final long[] starts = new long[1024];
  private final Entry[][] buckets;
  private final short[] bucketOf;

  /** Exactly one of {@code detector} and {@code cue} is there; {@code anyCase} of all cues, and of words. */
  private record Entry(String text, boolean anyCase, @Nullable Detector detector, @Nullable Cue cue) {}

  Dictionary(List<Detector> detectors) {
    Map<Integer, List<Entry>> byStart = new HashMap<>();
    for (Detector detector : detectors) {
      for (Trigger trigger : detector.triggers()) {
        switch (trigger) {
          case Trigger.Prefix prefix -> put(byStart, new Entry(prefix.text(), false, detector, null));
          case Trigger.Word word -> put(byStart, new Entry(word.text(), true, detector, null));
          case Trigger.Context context -> context.cue().words()
              .forEach(word -> put(byStart, new Entry(word, true, null, context.cue())));
          case Trigger.Digits _,Trigger.At _,Trigger.Colon _,Trigger.Capital _,Trigger.End _ -> {
          }
        }
      }
    }
    buckets = new Entry[byStart.size()][];
    bucketOf = new short[65536];
    byStart.forEach((start, entries) -> {
      starts[start >> 6] |= 1L << start;
      int slot = slot();
      bucketOf[start] = (short) slot;
      buckets[slot] = entries.toArray(new Entry[0]);
    });
  }

  private int slot() {
    int slot = 0;
    while (buckets[slot] != null) {
      slot++;
    }
    return slot;
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

  /** Looks up the word that starts at {@code at}: notes cues in {@code text} and calls the detectors of prefixes. */
  void look(Text text, int at, Findings out) {
    byte[] bytes = text.bytes();
    if (at + 1 >= text.length()) {
      return;
    }
    int start = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    if ((starts[start >> 6] & 1L << start) != 0) {
      for (Entry entry : buckets[bucketOf[start]]) {
        meet(entry, text, at, out);
      }
    }
  }

  private static void meet(Entry entry, Text text, int at, Findings out) {
    Detector detector = entry.detector();
    Cue cue = entry.cue();
    boolean met = entry.anyCase()
        ? matchesAnyCase(entry.text(), text, at)
        : matches(entry.text(), text, at) && text.startsWord(at);
    if (met && detector != null) {
      detector.scan(text, at, out);
    } else if (met && cue != null) {
      text.cue(cue, at + entry.text().length());
    }
  }

  private static boolean matches(String word, Text text, int at) {
    for (int i = 2; i < word.length(); i++) {
      if (text.at(at + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The word, or its plural, or a hump of a camelCase name: not the start of a longer word. */
  private static boolean matchesAnyCase(String word, Text text, int at) {
    for (int i = 2; i < word.length(); i++) {
      if ((text.at(at + i) | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    int end = at + word.length();
    int next = text.at(end) == 's' ? text.at(end + 1) : text.at(end);
    boolean upper = next >= 'A' && next <= 'Z';
    boolean afterLower = text.at(end - 1) >= 'a';
    return !(next >= 'a' && next <= 'z') && (!upper || afterLower);
  }
}
