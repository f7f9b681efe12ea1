package dev.weir.scan.python;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What could not be read of one file: the first of each line, and not more than can be of use. */
final class Problems {
  private static final int MOST = 50;

  private final Lines lines;
  private final List<Problem> found = new ArrayList<>();

  Problems(Lines lines) {
    this.lines = lines;
  }

  void at(int offset, String what) {
    if (found.size() < MOST) {
      int line = lines.line(offset);
      if (found.stream().noneMatch(problem -> problem.line() == line)) {
        found.add(new Problem(line, what));
      }
    }
  }

  /** Returns them in the order of lines. */
  List<Problem> found() {
    return found.isEmpty()
        ? List.of()
        : found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }
}
