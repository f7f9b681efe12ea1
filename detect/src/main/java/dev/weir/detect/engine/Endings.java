package dev.weir.detect.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names of fields in letters beyond ASCII, by which no word of a text is looked up: they are met where a colon or a value's break
 * stands behind them, by their last byte, which most values do not end in.
 */
public final class Endings {

  private final byte[][][] byLast;
  private final String lasts;
  private final int shortest;

  /** @param names parted by commas, in small letters; met with a capital in front too */
  public Endings(String names) {
    List<byte[]> all = Stream.of(names.replace("\n", " ").split(", ", -1))
        .flatMap(name -> Stream.of(name, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)))
        .distinct().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
    byLast = IntStream.range(0, 256)
        .mapToObj(last -> all.stream().filter(name -> (name[name.length - 1] & 0xff) == last)
            .toArray(byte[][]::new))
        .toArray(byte[][][]::new);
    lasts = IntStream.range(0, 256).filter(last -> byLast[last].length > 0)
        .mapToObj(Character::toString).collect(Collectors.joining());
    shortest = all.stream().mapToInt(name -> name.length).min().orElse(Integer.MAX_VALUE);
  }

  /** Returns what calls a detector for the colon or the break that may stand behind a name, behind a space too. */
  public List<Trigger> triggers() {
    return List.of(new Trigger.Colon(" " + lasts, ""), new Trigger.End(shortest, "", lasts));
  }

  /** Returns where the longest of the names that end before {@code end} starts; -1 where none does. */
  public int start(Text text, int end) {
    int longest = 0;
    for (byte[] name : text.at(end - 1) < 0 ? new byte[0][] : byLast[text.at(end - 1)]) {
      longest = name.length > longest && is(text, end, name) ? name.length : longest;
    }
    return longest > 0 ? end - longest : -1;
  }

  /** Compares from the end, where the words differ. */
  private static boolean is(Text text, int end, byte[] name) {
    for (int i = 1; i <= name.length; i++) {
      if (text.at(end - i) != (name[name.length - i] & 0xff)) {
        return false;
      }
    }
    return true;
  }
}
