package dev.weir.scan.flow;

/** Marks put together: none twice, and no more than {@link #MOST}. */
final class Marks {

  static final Mark[] NONE = {};

  private static final int MOST = 16;

  private final Mark[] all = new Mark[MOST];
  private int count;

  void add(Mark mark) {
    if (count < MOST && !among(all, count, mark)) {
      all[count++] = mark;
    }
  }

  void add(Mark[] marks) {
    for (Mark mark : marks) {
      add(mark);
    }
  }

  /** Adds data that a caller gives, after it went the way of a mark. */
  void add(Mark given, Mark way) {
    if (count == MOST) {
      return;
    }
    if (!way.transforms().isEmpty()) {
      add(way.after(given));
    } else if (!among(all, count, given)) { // the way alone makes it no other data
      all[count++] = way.after(given);
    }
  }

  Mark[] toArray() {
    return count == 0 ? NONE : first(all, count);
  }

  /** Returns both; the first itself where nothing comes to it. */
  @SuppressWarnings("ReferenceEquality") // a union that adds nothing gives the same array
  static Mark[] union(Mark[] first, Mark[] second) {
    if (first.length == 0 || second.length == 0 || first == second) {
      return first.length == 0 ? second : first;
    }
    Mark[] all = first;
    int count = first.length;
    for (Mark mark : second) {
      if (count < MOST && !among(all, count, mark)) {
        if (all == first) {
          all = new Mark[Math.min(MOST, first.length + second.length)];
          System.arraycopy(first, 0, all, 0, count);
        }
        all[count++] = mark;
      }
    }
    return count == all.length ? all : first(all, count);
  }

  /** Copies by hand: the first compiler calls the JVM for {@code Arrays.copyOf} of objects. */
  private static Mark[] first(Mark[] marks, int count) {
    Mark[] first = new Mark[count];
    System.arraycopy(marks, 0, first, 0, count);
    return first;
  }

  /** Returns whether a parameter is in any. */
  static boolean symbolic(Mark[] marks) {
    for (Mark mark : marks) {
      if (mark.symbol() != null) {
        return true;
      }
    }
    return false;
  }

  private static boolean among(Mark[] marks, int count, Mark mark) {
    for (int i = 0; i < count; i++) {
      if (marks[i].sameData(mark)) {
        return true;
      }
    }
    return false;
  }
}
