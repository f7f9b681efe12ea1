package dev.weir.detect.body;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes characters that look like ASCII as ASCII, and leaves out those that nobody sees and frames round others, so that detectors know a value again:
 * full-width and mathematical letters and digits, digits of any script, dashes and spaces of all widths (Unicode UAX #15,
 * compatibility mappings), and letters of other scripts inside Latin words (UTS #39, confusables). ASCII is never touched.
 */
public final class Folding {

  private static final int NOTHING = -1;
  /** Pairs: a letter of another script and the Latin one that it looks like. */
  private static final String ALIKE = "аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwԍgвbкkмmтtнhґr"
      + "АAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSԌGԜWοoαaνvρpιiκkυuτtχxΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϲcɡgıi";
  private static final int[][] BLOCKS = {{0xa0, 0xa0}, {0x2000, 0x200a}, {0x202f, 0x202f}, {0x205f, 0x205f},
    {0x2070, 0x209f}, {0x2100, 0x214f}, {0x2160, 0x217f}, {0x2460, 0x24ff}, {0x3000, 0x3000},
    {0xfe50, 0xfe6f}, {0xff01, 0xff5e}, {0x1d400, 0x1d7ff}, {0x1f130, 0x1f149}};

  private static final Map<Integer, Integer> LOOKALIKES = new HashMap<>();
  private static final Map<Integer, Integer> SIMPLE = simple();

  private final Flat flat;
  private final int value;
  private int write;
  private int read;

  private Folding(Flat flat, int value) {
    this.flat = flat;
    this.value = value;
    write = flat.start(value);
    read = write;
  }

  private static Map<Integer, Integer> simple() {
    for (int i = 0; i < ALIKE.length(); i += 2) {
      LOOKALIKES.put((int) ALIKE.charAt(i), (int) ALIKE.charAt(i + 1));
    }
    Map<Integer, Integer> all = new HashMap<>();
    for (int[] block : BLOCKS) {
      for (int point = block[0]; point <= block[1]; point++) {
        String mapped = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
        if (mapped.length() == 1 && mapped.charAt(0) < 0x80) {
          all.put(point, (int) mapped.charAt(0));
        }
      }
    }
    "‐‑‒–—―−﹘⁃".chars().forEach(dash -> all.put(dash, (int) '-'));
    "\u2024\u3002\uff61\u06d4\u0701".chars().forEach(dot -> all.put(dot, (int) '.'));
    "\u2028\u2029\u0085".chars().forEach(end -> all.put(end, (int) '\n'));
    all.put(0x1680, (int) ' ');
    all.put(0x2044, (int) '/');
    all.put(0x2215, (int) '/');
    all.put(0xa789, (int) ':');
    all.put(0x2236, (int) ':');
    return Map.copyOf(all);
  }

  /** Folds {@code value} where it stands, if anything in it can be; returns whether that was not too much. */
  public static boolean fold(Flat flat, int value) {
    int from = flat.start(value);
    int to = flat.end(value);
    for (int i = from; i < to;) {
      int point = Utf8.point(flat.bytes(), i, to);
      if (point >= 0x80 && (of(point) != point || LOOKALIKES.containsKey(point))) {
        boolean room = flat.folds.hasRoomFor(to - from);
        if (room) {
          new Folding(flat, value).all();
        }
        return room;
      }
      i += Utf8.length(flat.bytes(), i, to);
    }
    return true;
  }

  /** Returns what {@code point} is written as: itself, one of ASCII, or {@link #NOTHING}. */
  private static int of(int point) {
    if (point < 0x80) {
      return point;
    }
    Integer simple = SIMPLE.get(point);
    if (simple != null) {
      return simple;
    }
    return switch (Character.getType(point)) {
      case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(point, 10);
      case Character.FORMAT, Character.ENCLOSING_MARK -> NOTHING;
      default -> invisible(point) ? NOTHING : point;
    };
  }

  /** Fillers and variation selectors: no format characters by name, and yet without a shape. */
  private static boolean invisible(int point) {
    return point == 0x34f || point == 0x115f || point == 0x1160 || point == 0x3164 || point == 0xffa0
        || point >= 0xfe00 && point <= 0xfe0f || point >= 0xe0100 && point <= 0xe01ef;
  }

  private void all() {
    int to = flat.end(value);
    flat.folds.put(write, 0);
    while (read < to) {
      int word = wordEnd(read, to);
      boolean latin = word > read && latin(read, word);
      for (int end = Math.max(word, read + Utf8.length(flat.bytes(), read, to)); read < end;) {
        one(latin, to);
      }
    }
    if (write < to) {
      flat.shorten(value, write);
    }
  }

  private void one(boolean latin, int to) {
    byte[] bytes = flat.bytes();
    int point = Utf8.point(bytes, read, to);
    int length = Utf8.length(bytes, read, to);
    int folded = of(point);
    Integer alike = latin ? LOOKALIKES.get(point) : null;
    if (folded != NOTHING) {
      flat.folds.put(write, read - write);
      if (folded != point || alike != null) {
        bytes[write++] = (byte) (alike != null ? alike : folded);
      } else {
        System.arraycopy(bytes, read, bytes, write, length);
        write += length;
      }
    }
    read += length;
  }

  /** Returns where the letters, digits and signs of an address end that begin at {@code from}. */
  private int wordEnd(int from, int to) {
    int i = from;
    while (i < to) {
      int point = of(Utf8.point(flat.bytes(), i, to));
      boolean part = point == NOTHING || Character.isLetterOrDigit(point) || "@._-+".indexOf(point) >= 0;
      if (!part) {
        break;
      }
      i += Utf8.length(flat.bytes(), i, to);
    }
    return i;
  }

  /** Returns whether a word has a letter of ASCII, and no other that does not look like one. */
  private boolean latin(int from, int to) {
    boolean ascii = false;
    for (int i = from; i < to; i += Utf8.length(flat.bytes(), i, to)) {
      int point = Utf8.point(flat.bytes(), i, to);
      ascii |= (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
      if (point >= 0x80 && of(point) == point && !LOOKALIKES.containsKey(point)) {
        return false;
      }
    }
    return ascii;
  }
}
