package dev.weir.app.demo;

import java.util.ArrayList;
import java.util.List;

/** What a scene showed: lines of the transcript, and every expectation that did not come true. */
final class Shown {

  private final List<String> lines = new ArrayList<>();
  private final List<String> disappointments = new ArrayList<>();

  /** Adds a line: {@code what} in a column, then the detail. */
  Shown line(String what, String detail) {
    lines.add(String.format("%-10s %s", what, detail));
    return this;
  }

  /** Notes {@code otherwise} where {@code holds} is false. */
  Shown expect(boolean holds, String otherwise) {
    if (!holds) {
      disappointments.add(otherwise);
    }
    return this;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  List<String> disappointments() {
    return List.copyOf(disappointments);
  }
}
