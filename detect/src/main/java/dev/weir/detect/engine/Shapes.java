package dev.weir.detect.engine;

import java.util.ArrayList;
import java.util.List;
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

  private final Node root = new Node();

  private static final class Node {
    private final @Nullable Node[] groups = new @Nullable Node[3 * LONGEST];
    private final @Nullable Node[] marks = new @Nullable Node[MARKS.length()];
    private Detector[] detectors = new Detector[0];

    Node group(int index) {
      Node next = groups[index];
      if (next == null) {
        next = new Node();
        groups[index] = next;
      }
      return next;
    }

    Node mark(int index) {
      Node next = marks[index];
      if (next == null) {
        next = new Node();
        marks[index] = next;
      }
      return next;
    }

    void end(Detector detector) {
      if (!List.of(detectors).contains(detector)) {
        List<Detector> more = new ArrayList<>(List.of(detectors));
        more.add(detector);
        detectors = more.toArray(new Detector[0]);
      }
    }
  }

  Shapes(List<Detector> detectors) {
    for (Detector detector : detectors) {
      for (Trigger trigger : detector.triggers()) {
        if (trigger instanceof Trigger.Shape(String pattern)) {
          grow(root, pattern, 0, detector);
        }
      }
    }
  }

  private static void grow(Node node, String pattern, int from, Detector detector) {
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
          next.end(detector);
        } else {
          grow(next.mark(MARKS.indexOf(pattern.charAt(to))), pattern, to + 1, detector);
        }
      }
    }
  }

  /** Looks at the codes whose first digit, with no letter or digit before it, is at {@code at}: up to two short words may lead. */
  void from(Text text, int at, Findings out) {
    int start = at;
    for (int words = 0; words < 3; words++) {
      walk(text, start, out);
      int mark = start - 1;
      int c = text.at(mark);
      int word = mark;
      while (word > mark - 4 && isLetter(text.at(word - 1))) {
        word--;
      }
      if (c != ' ' && c != '-' && c != '.' || word == mark || Alphabet.WORD.has(text.at(word - 1))) {
        return;
      }
      start = word;
    }
  }

  /** Looks at the codes that begin with letters, the first digit of which is at {@code at}; and at {@code at}, for want of a space. */
  void within(Text text, int at, Findings out) {
    int start = at;
    while (start > at - LONGEST && isLetter(text.at(start - 1))) {
      start--;
    }
    if (!Alphabet.WORD.has(text.at(start - 1))) {
      walk(text, start, out);
      if (text.at(at - 1) >= 'a') {
        walk(text, at, out);
      }
    }
  }

  private void walk(Text text, int from, Findings out) {
    if (joined(text.at(from - 1), text.at(from - 2), text.at(from))) {
      return;
    }
    Node node = root;
    for (int at = from; node != null; at++) {
      int made = 0;
      int i = at;
      for (; i < at + LONGEST && Alphabet.ALNUM.has(text.at(i)); i++) {
        made |= text.at(i) <= '9' ? 1 : 2;
      }
      if (made == 0 || i == at + LONGEST) {
        return;
      }
      node = node.groups[(made - 1) * LONGEST + i - at];
      if (node == null) {
        return;
      }
      if (node.detectors.length > 0 && !joined(text.at(i), text.at(i + 1), text.at(i - 1))) {
        text.code(from, i);
        for (Detector detector : node.detectors) {
          detector.scan(text, from, out);
        }
      }
      int mark = MARK[text.at(i) & 0x1ff];
      node = mark < 0 ? null : node.marks[mark];
      at = i;
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

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
