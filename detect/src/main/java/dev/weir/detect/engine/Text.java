package dev.weir.detect.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that are scanned, with what the pass remembers on its way. Values of a request stand one behind the other,
 * parted by {@link #BREAK}, so that no match spans two of them while context (a field's name) is still seen.
 */
public final class Text {

  /** Parts two values: a byte that no UTF-8 text holds. */
  public static final byte BREAK = (byte) 0xff;

  /** How many candidates of one text may be judged at length. */
  private static final int JUDGEMENTS = 500;

  private static final int FAR = Integer.MIN_VALUE / 2;

  private final int[] cues = new int[Cue.count()];
  private final int[] marks = new int[Mark.count()];
  private final int[] runFrom = new int[Alphabet.values().length];
  private final int[] runTo = new int[Alphabet.values().length];
  private byte[] bytes = new byte[0];
  private int length;
  private Nearby nearby = new Nearby();
  private final Block block = new Block();
  private IntPredicate quiet = _ -> false;
  private int judgements;
  private int bare;
  private int value;
  /** Where the value before this one begins, which is mostly its name, and the one before that. */
  private int name;
  private int valueBeforeName;
  private int codeStart;
  private int codeEnd;
  /** Made for the first detector that asks. */
  private @Nullable String code;
  /** Only while an explanation has a detector look again. */
  private @Nullable Supposition supposed;

  /** Starts anew on the first {@code size} bytes of {@code array}. */
  public void over(byte[] array, int size) {
    over(array, size, _ -> false);
  }

  /** The same; {@code written} tells of a place whether {@linkplain #quiet programs wrote} what stands there. */
  public void over(byte[] array, int size, IntPredicate written) {
    quiet = written;
    bytes = array;
    length = size;
    judgements = 0;
    bare = 0;
    value = 0;
    name = 0;
    valueBeforeName = 0;
    nearby.clear();
    Arrays.fill(cues, FAR);
    Arrays.fill(marks, 0);
    Arrays.fill(runTo, 0);
    Arrays.fill(runFrom, 0);
  }

  Block block() {
    return block;
  }

  byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Returns the byte at {@code i} as 0 to 255; -1 outside the text. */
  public int at(int i) {
    return Integer.compareUnsigned(i, length) < 0 ? bytes[i] & 0xff : -1;
  }

  /** Returns whether programs wrote the value that {@code at} stands in, so that nobody's name is to be looked for. */
  public boolean quiet(int at) {
    return quiet.test(at);
  }

  /** Returns where the run of {@code alphabet} that {@code from} stands in ends; {@code from} itself where it stands in none. */
  @SuppressWarnings("EnumOrdinal") // an index into what this text alone remembers
  public int run(Alphabet alphabet, int from) {
    int slot = alphabet.ordinal();
    if (from >= runFrom[slot] && from < runTo[slot]) {
      return runTo[slot];
    }
    int to = from;
    while (alphabet.has(at(to))) {
      to++;
    }
    runFrom[slot] = from;
    runTo[slot] = to;
    return to;
  }

  /**
   * Returns the end of a run of {@code min} to {@code max} characters that starts at {@code from}; -1 where it is not so long, or
   * where another letter or digit follows.
   */
  public int word(int from, Alphabet alphabet, int min, int max) {
    int to = run(alphabet, from);
    return to - from < min || to - from > max || Alphabet.ALNUM.has(at(to)) ? -1 : to;
  }

  /** Returns where the value begins that is being gone through. */
  public int value() {
    return value;
  }

  void beginValue(int at) {
    valueBeforeName = name;
    name = value;
    value = at;
  }

  /** Returns where the value before the last but one begins: the one before this one's name. */
  int valueBeforeName() {
    return valueBeforeName;
  }

  /** Returns the bytes from {@code from} to before {@code to} as characters; breaks among them, and what is cut in two, as U+FFFD. */
  public String decoded(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** Returns whether {@code expected} (ASCII) stands at {@code from}. */
  public boolean has(String expected, int from) {
    for (int i = 0; i < expected.length(); i++) {
      if (at(from + i) != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether {@code expected} (lower-case ASCII) stands at {@code from} in any case. */
  public boolean hasAnyCase(String expected, int from) {
    for (int i = 0; i < expected.length(); i++) {
      int c = at(from + i);
      if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether a word may start at {@code at}: no letter, digit or underscore before it, but for an escape such as
   * {@code %3D} or {@code \n}.
   */
  public boolean startsWord(int at) {
    int before = at(at - 1);
    return !Alphabet.WORD.has(before)
        || at(at - 2) == '\\' && (before == 'n' || before == 'r' || before == 't')
        || at(at - 3) == '%' && Alphabet.HEX.has(before) && Alphabet.HEX.has(at(at - 2));
  }

  /** Returns whether {@code dot} is one, and what follows ends the name of a file: {@code .json}, {@code .PDF}. */
  public boolean isFileEnding(int dot) {
    int end = run(Alphabet.ALNUM, dot + 1);
    int next = at(end);
    return at(dot) == '.' && Alphabet.LETTERS.has(at(dot + 1)) && end - dot > 2 && end - dot <= 6
        && next != '_' && next != '-' && !(next == '.' && Alphabet.ALNUM.has(at(end + 1)));
  }

  /** Returns whether a word of {@code cue} starts in the {@code reach} bytes before {@code at}. */
  public boolean cued(Cue cue, int at, int reach) {
    return at - cues[cue.slot()] <= reach;
  }

  /**
   * Returns how many bytes from the candidate between {@code from} and {@code to} the nearest word of {@code hint} is,
   * before it (in its value, in the value's name, or in the value before that) or in the same value behind it;
   * {@link Hint#NOWHERE} where there is none.
   */
  public int near(Hint hint, int from, int to) {
    int distance = nearby.distance(hint, this, from, to);
    return supposed == null ? distance : supposed.near(hint, distance, nearby.nearest(hint));
  }

  /**
   * Returns {@code holds}: whether {@code doubt} does not speak against a candidate. What detectors decide by this an
   * explanation can tell, since it may suppose the contrary.
   */
  public boolean clears(Doubt doubt, boolean holds) {
    return supposed == null ? holds : supposed.clears(doubt, holds);
  }

  /** Returns whether an explanation is asking: it wants to know of all that speaks against a candidate, not of the first alone. */
  public boolean isSupposed() {
    return supposed != null;
  }

  /** Returns whether a word of any of {@code hints} is near the candidate between {@code from} and {@code to}, as {@link #near} sees it. */
  public boolean near(Hints hints, int from, int to) {
    if (supposed == null) {
      return nearby.any(hints, this, from, to);
    }
    boolean any = false;
    for (Hint hint : hints.all()) {
      any |= near(hint, from, to) != Hint.NOWHERE;
    }
    return any;
  }

  /**
   * Returns whether the text is short and holds nothing but codes, with words of three letters at most between them: there
   * is no context then to wait for, and whatever a code may be is worth telling.
   */
  public boolean bare() {
    if (bare == 0) {
      bare = Bare.is(this) ? 1 : -1;
    }
    return bare > 0;
  }

  /**
   * Takes one costly judgement from this text's share; returns whether there was one left. Where there is none, a detector
   * goes by shape alone and reports rather too much.
   */
  public boolean judge() {
    return judgements++ < JUDGEMENTS;
  }

  /** Returns where the code ends whose shape a detector is called for: see {@link Trigger.Shape}. */
  public int codeEnd() {
    return codeEnd;
  }

  /** Returns the letters, in upper case, and the digits of that code. */
  public String code() {
    String made = code;
    if (made == null) {
      byte[] signs = new byte[codeEnd - codeStart];
      int length = 0;
      for (int i = codeStart; i < codeEnd; i++) {
        if (Alphabet.ALNUM.has(bytes[i])) {
          signs[length++] = (byte) (bytes[i] >= 'a' ? bytes[i] - 32 : bytes[i]);
        }
      }
      made = new String(signs, 0, length, StandardCharsets.ISO_8859_1);
      code = made;
    }
    return made;
  }

  void code(int start, int end) {
    codeStart = start;
    codeEnd = end;
    code = null;
  }

  /** Returns the place that was last given to {@link #reach}; 0 where there was none. */
  public int reached(Mark mark) {
    return marks[mark.slot()];
  }

  /** Remembers that all before {@code to} has been read. */
  public void reach(Mark mark, int to) {
    marks[mark.slot()] = to;
  }

  void cue(Cue cue, int at) {
    cues[cue.slot()] = at;
  }

  /** Returns where a word of {@code cue} last ended; far before the text where there was none. */
  public int lastCue(Cue cue) {
    return cues[cue.slot()];
  }

  /** Returns what is remembered now. */
  public Memory memory() {
    return new Memory(cues.clone(), marks.clone(), judgements, nearby);
  }

  /** Goes on as it was at the moment of {@code memory}. */
  public void recall(Memory memory) {
    System.arraycopy(memory.cues, 0, cues, 0, cues.length);
    System.arraycopy(memory.marks, 0, marks, 0, marks.length);
    judgements = memory.judgements;
    nearby = memory.nearby;
    supposed = null;
  }

  /** Goes on from the moment of {@code memory} at {@code at} as if things were as {@code supposition} has them. */
  public void suppose(Supposition supposition, int at, Memory memory) {
    recall(memory);
    nearby = new Nearby();
    supposed = supposition;
    Cue cue = supposition.cue();
    if (cue != null) {
      cues[cue.slot()] = supposition.isNear() ? at : FAR;
    }
  }

  /** Returns whether at least {@code n} different characters stand between {@code from} and {@code to}: placeholders have few. */
  public boolean varied(int from, int to, int n) {
    long low = 0;
    long high = 0;
    for (int i = from; i < Math.min(to, from + 64); i++) {
      int c = bytes[i];
      if ((c & 64) == 0) {
        low |= 1L << c;
      } else {
        high |= 1L << c;
      }
    }
    return Long.bitCount(low) + Long.bitCount(high) >= n;
  }
}
