package dev.weir.detect.body;

import dev.weir.detect.engine.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of a request, decoded to UTF-8, one behind the other. Of each it knows where its raw bytes are, so that no map of
 * offsets is kept: a place in a value is found again by decoding it once more, and that is done for findings only.
 */
public final class Flat {

  /** Nobody sends as many values; what is over it is looked at as text. */
  static final int MOST_VALUES = 1 << 19;

  private static final int LONGEST_CONTEXT = 64;

  private static final Role[] ROLES = Role.values();
  private static final int START = 0;
  private static final int END = 1;
  private static final int RAW = 2;
  private static final int RAW_END = 3;
  private static final int ROLE = 4;
  private static final int HOLDER = 5;
  private static final int PLACE = 6;
  private static final int STRIDE = 7;
  /** Beside a role: the value's bytes are written another way than they stand in the request. */
  private static final int FOLDED = 0x80;
  /** Beside a role: programs wrote the value, and nobody's name is looked for in it. */
  private static final int QUIET = 0x40;

  final Tree tree = new Tree();
  final Folds folds = new Folds();
  byte[] bytes = new byte[16 << 10];
  int length;
  private int[] values = new int[256 * STRIDE];
  private int count;
  private int source;

  /** Where a reading began that may have to be undone. */
  public record Mark(int length, int count, int tree) {}

  public void clear() {
    length = 0;
    count = 0;
    tree.clear();
    folds.clear();
  }

  /** Parts what came from what follows, so that no name is taken for the name of the next. */
  void part() {
    close(Role.CONTEXT, length, 0, 0, Tree.ROOT, Tree.NOWHERE);
  }

  /** Names the source of the values that follow. */
  public void from(int sourceNumber) {
    source = sourceNumber;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Returns what values stand in. */
  public Tree tree() {
    return tree;
  }

  /** Returns the bytes that this holds on to. */
  public int footprint() {
    return bytes.length + 4 * values.length + tree.footprint() + folds.footprint();
  }

  /** Makes room for {@code more} bytes, and eight that a copy of whole words may overshoot. */
  public void reserve(int more) {
    if (length + more + 8 > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more + 8, bytes.length + bytes.length / 2));
    }
  }

  /** Returns whether no further value should be added: what is left is to be one. */
  boolean full() {
    return count >= MOST_VALUES || tree.full();
  }

  /** Ends the value that began at {@code start}; returns its number. */
  @SuppressWarnings("EnumOrdinal") // an index that lives no longer than this flat text
  int close(Role role, int start, int raw, int rawEnd, int holder, int place) {
    if ((count + 1) * STRIDE > values.length) {
      values = Arrays.copyOf(values, values.length * 2);
    }
    int at = count * STRIDE;
    values[at + START] = start;
    values[at + END] = length;
    values[at + RAW] = raw;
    values[at + RAW_END] = rawEnd;
    values[at + ROLE] = role.ordinal() | source << 8;
    values[at + HOLDER] = holder;
    values[at + PLACE] = place;
    reserve(1);
    bytes[length++] = Text.BREAK;
    return count++;
  }

  /** Adds the raw bytes as one value, decoded; returns its number. */
  public int add(Role role, byte[] raw, int from, int to, int holder, int place) {
    int start = length;
    reserve(to - from);
    Escape escape = role.escape();
    if (escape == Escape.NONE) {
      System.arraycopy(raw, from, bytes, length, to - from);
      length += to - from;
    } else {
      for (int i = from; i < to;) {
        long unit = escape.unit(raw, i, to);
        append((int) unit);
        i += (int) (unit >>> 32);
      }
    }
    return close(role, start, from, to, holder, place);
  }

  /** Says a name once more, in front of what it is the name of: context, and nothing to be found. */
  public void repeat(int name) {
    int named = Math.min(end(name) - start(name), LONGEST_CONTEXT);
    reserve(named);
    add(Role.CONTEXT, bytes, start(name), start(name) + named, Tree.ROOT, Tree.NOWHERE);
  }

  /** Returns how much there is now. */
  public Mark mark() {
    return new Mark(length, count, tree.count());
  }

  /** Forgets every value that came behind {@code mark}. */
  public void back(Mark mark) {
    length = mark.length();
    count = mark.count();
    tree.cutBack(mark.tree());
  }

  /** Makes a name its own place. */
  void rename(int name) {
    values[name * STRIDE + PLACE] = name;
  }

  /** Opens the container of what stands wrapped at {@code place}, behind a step that says how; returns its number. */
  public int step(String how, int holder, int place) {
    int name = add(Role.CONTEXT, how.getBytes(StandardCharsets.US_ASCII), 0, how.length(), Tree.ROOT,
        Tree.NOWHERE);
    return tree.open(tree.open(holder, place), name);
  }

  /** Makes a value unreadable to detectors: what it says is looked at elsewhere. */
  public void blank(int value) {
    Arrays.fill(bytes, start(value), end(value), Text.BREAK);
  }

  /** Makes a value shorter: its bytes were written anew, as {@link #folds} tells. */
  void shorten(int value, int end) {
    Arrays.fill(bytes, end, end(value), Text.BREAK);
    values[value * STRIDE + END] = end;
    values[value * STRIDE + ROLE] |= FOLDED;
  }

  /** Returns whether the bytes of {@code value} are written another way than they stand in the request. */
  public boolean isFolded(int value) {
    return (values[value * STRIDE + ROLE] & FOLDED) != 0;
  }

  /** Says that programs wrote a value: nobody's name is looked for in it. */
  void quiet(int value) {
    values[value * STRIDE + ROLE] |= QUIET;
  }

  /** Returns whether programs wrote the value that the byte {@code at} stands in. */
  public boolean isQuiet(int at) {
    return (values[valueAt(at) * STRIDE + ROLE] & QUIET) != 0;
  }

  /** Returns where in its decoded value the byte at {@code at} of a folded one stood. */
  int unfolded(int value, int at) {
    return at - start(value) + folds.at(at);
  }

  /** Appends what a unit of {@link Escape} stands for; never longer than its raw bytes. */
  void append(int unit) {
    length = Escape.append(bytes, length, unit);
  }

  /** Returns the value that the byte {@code at} stands in. */
  public int valueAt(int at) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (start(middle) <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The same for a byte that is not before value {@code from}: for places that come in order. */
  public int valueAt(int at, int from) {
    int value = from;
    while (value + 1 < count && start(value + 1) <= at) {
      value++;
    }
    return value;
  }

  /** Returns how many values there are. */
  public int count() {
    return count;
  }

  public int start(int value) {
    return values[value * STRIDE + START];
  }

  public int end(int value) {
    return values[value * STRIDE + END];
  }

  public int raw(int value) {
    return values[value * STRIDE + RAW];
  }

  public int rawEnd(int value) {
    return values[value * STRIDE + RAW_END];
  }

  public Role role(int value) {
    return ROLES[values[value * STRIDE + ROLE] & QUIET - 1];
  }

  /** Returns the number of the source that the value is read from. */
  public int source(int value) {
    return values[value * STRIDE + ROLE] >>> 8;
  }

  /** Returns the container that the value stands in. */
  public int holder(int value) {
    return values[value * STRIDE + HOLDER];
  }

  /** Returns the value that is this one's name, the complement of an index in a list, or {@link Tree#NOWHERE}. */
  public int place(int value) {
    return values[value * STRIDE + PLACE];
  }
}
