package dev.weir.detect.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of codes as a tree: from the start of a code one step for each group of letters and digits, by its length and
 * what it is made of, and one for each mark between two. Whatever number of formats there are, a number in a text is
 * looked at once, and most of them lead nowhere.
 */
final class Shapes {

  private static final String MARKS = " -./:(";
  /** By the low nine bits of a byte, or of the -1 beyond the text: the index of the mark that it is; -1 for none. */
  private static final byte[] MARK = new byte[512];

  static {
    for (int c = 0; c < MARK.length; c++) {
      MARK[c] = (byte) MARKS.indexOf(c);
    }
  }

  private static final int LONGEST = 36;

  private static final int DIGITS = 0;
  private static final int LETTERS = 1;
  private static final int BOTH = 2;

  /** What each byte is to a code. */
  private static final byte[] KIND = new byte[256];
  private static final byte DIGIT = 1;
  private static final byte LETTER = 2;

  static {
    for (int c = 0; c < 128; c++) {
      KIND[c] = Alphabet.DIGITS.has(c) ? DIGIT : Alphabet.LETTERS.has(c) ? LETTER : 0;
    }
  }

  private final Node root = new Node();

  /** A detector, and what it has to be near to be asked; no hints where that is anything. */
  private static final class Asked {
    final Detector detector;
    final Hints hints;
    private final @Nullable Cue gate;
    private final int reach;

    Asked(Detector detector, Hints hints, @Nullable Cue gate, int reach) {
      this.detector = detector;
      this.hints = hints;
      this.gate = gate;
      this.reach = reach;
    }

    /** Several shapes of a detector may end in one place: it is asked for all of them at once. */
    Asked or(Asked other) {
      boolean free = hints.isEmpty() || other.hints.isEmpty();
      Hints either = free ? Hints.NONE : hints.and(other.hints);
      return either == hints ? this : new Asked(detector, either, gate, reach);
    }

    boolean opens(Text text, int from) {
      return gate == null || text.cued(gate, from, reach);
    }
  }

  /** There are thousands, and behind a group come marks only, behind a mark groups only: what leads nowhere is shared. */
  @SuppressWarnings("ReferenceEquality") // The shared array itself is meant, not one that is as empty.
  private static final class Node {
    private static final @Nullable Node[] NO_GROUPS = new @Nullable Node[3 * LONGEST];
    private static final @Nullable Node[] NO_MARKS = new @Nullable Node[MARKS.length()];
    private static final Asked[] NOBODY = {};

    private @Nullable Node[] groups = NO_GROUPS;
    private @Nullable Node[] marks = NO_MARKS;
    private Asked[] asked = NOBODY;
    /** Whether one of them may be asked without a hint. */
    private boolean free;
    /** The hints of those that may not. */
    private Hints hints = Hints.NONE;

    Node group(int index) {
      if (groups == NO_GROUPS) {
        groups = new @Nullable Node[NO_GROUPS.length];
      }
      Node next = groups[index];
      if (next == null) {
        next = new Node();
        groups[index] = next;
      }
      return next;
    }

    Node mark(int index) {
      if (marks == NO_MARKS) {
        marks = new @Nullable Node[NO_MARKS.length];
      }
      Node next = marks[index];
      if (next == null) {
        next = new Node();
        marks[index] = next;
      }
      return next;
    }

    void end(Asked more) {
      int known = 0;
      while (known < asked.length && !asked[known].detector.equals(more.detector)) {
        known++;
      }
      if (known == asked.length) {
        asked = Arrays.copyOf(asked, known + 1);
        asked[known] = more;
      } else {
        asked[known] = asked[known].or(more);
      }
      free |= more.hints.isEmpty();
      hints = hints.and(more.hints);
    }

    boolean opens(Text text, int from) {
      for (Asked one : asked) {
        if (one.opens(text, from)) {
          return true;
        }
      }
      return false;
    }
  }

  Shapes(List<Detector> detectors) {
    Map<List<Hint>, Hints> shared = new HashMap<>();
    for (Detector detector : detectors) {
      for (Trigger trigger : detector.triggers()) {
        if (trigger instanceof Trigger.Shape shape) {
          Hints hints = shared.computeIfAbsent(shape.hints(), Hints::of);
          grow(root, shape.pattern(), 0, new Asked(detector, hints, shape.gate(), shape.reach()));
        }
      }
    }
  }

  private static void grow(Node node, String pattern, int from, Asked asked) {
    int to = from;
    boolean digit = false;
    boolean letter = false;
    boolean either = false;
    for (; to < pattern.length() && (MARKS + ')').indexOf(pattern.charAt(to)) < 0; to++) {
      digit |= pattern.charAt(to) == '9';
      letter |= pattern.charAt(to) == 'A';
      either |= pattern.charAt(to) == 'X';
    }
    for (int made = DIGITS; made <= BOTH; made++) {
      boolean can = made == DIGITS ? !letter : made == LETTERS ? !digit : either || digit && letter;
      if (can) {
        Node next = node.group(made * LONGEST + to - from);
        if (to == pattern.length() || pattern.charAt(to) == ')') {
          next.end(asked);
        } else {
          grow(next.mark(MARKS.indexOf(pattern.charAt(to))), pattern, to + 1, asked);
        }
      }
    }
  }

  /** Looks at the codes whose first digit, with no letter or digit before it, is at {@code at}: up to two short words may lead. */
  void from(Text text, int at, Findings out) {
    int start = at;
    for (int words = 0; words < 3; words++) {
      walk(text, start, out);
      int c = text.at(start - 1);
      if (c != ' ' && c != '-' && c != '.') {
        return;
      }
      int mark = start - 1;
      int word = mark;
      while (word > mark - 4 && isLetter(text.at(word - 1))) {
        word--;
      }
      if (word == mark || Alphabet.WORD.has(text.at(word - 1))) {
        return;
      }
      start = word;
    }
  }

  /** Looks at the codes that begin with letters, the first digit of which is at {@code at}; and at {@code at}, for want of a space. */
  void within(Text text, int at, Findings out) {
    byte[] bytes = text.bytes();
    int limit = Math.max(0, at - LONGEST);
    int start = at - 1;
    while (start > limit && KIND[bytes[start - 1] & 0xff] == LETTER) {
      start--;
    }
    if (!Alphabet.WORD.has(text.at(start - 1))
        && !joined(text.at(start - 1), text.at(start - 2), bytes[start])) {
      walk(text, start, out);
      if (bytes[at - 1] >= 'a') {
        walk(text, at, out);
      }
    }
  }

  /** Asks for the codes that begin at {@code from}: what ends inside of a sure finding is a part of that. */
  private void walk(Text text, int from, Findings out) {
    if (joined(text.at(from - 1), text.at(from - 2), text.at(from))) {
      return;
    }
    byte[] bytes = text.bytes();
    int settled = out.settled();
    Node node = root;
    for (int at = from; node != null; at++) {
      int limit = Math.min(at + LONGEST, text.length());
      int made = 0;
      int i = at;
      for (int kind; i < limit && (kind = KIND[bytes[i] & 0xff]) != 0; i++) {
        made |= kind;
      }
      node = made == 0 || i == at + LONGEST ? null : node.groups[(made - 1) * LONGEST + i - at];
      if (node != null) {
        if (i >= settled && node.asked.length > 0
            && (!joined(text.at(i), text.at(i + 1), text.at(i - 1)) || named(text, from, i))) {
          ask(node, text, from, i, out);
        }
        int mark = MARK[text.at(i) & 0x1ff];
        node = mark < 0 ? null : node.marks[mark];
      }
      at = i;
    }
  }

  private static void ask(Node node, Text text, int from, int to, Findings out) {
    if (!node.opens(text, from)) {
      return;
    }
    int end = text.at(to) == ')' ? to + 1 : to;
    boolean bare = text.bare();
    boolean hinted = !node.hints.isEmpty() && text.near(node.hints, from, end);
    if (node.free || bare || hinted) {
      text.code(from, to);
      for (Asked asked : node.asked) {
        if ((asked.hints.isEmpty() || bare || hinted && text.near(asked.hints, from, end))
            && asked.opens(text, from)) {
          asked.detector.scan(text, from, out);
        }
      }
    }
  }

  /** Whether {@code mark}, between the outermost character of a code and what is beyond, makes it a part of something longer. */
  private static boolean joined(int mark, int beyond, int inner) {
    return switch (mark) {
      case '-', '.' -> Alphabet.ALNUM.has(beyond);
      case ':', '/' -> Alphabet.DIGITS.has(inner) && Alphabet.DIGITS.has(beyond);
      case '_', '@' -> true;
      default -> false;
    };
  }

  /** Whether a file is named by the code: by one that no other number looks like. */
  private static boolean named(Text text, int from, int to) {
    return text.run(Alphabet.DIGITS, from) < to && text.isFileEnding(to);
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
