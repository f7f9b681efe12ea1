package dev.weir.audit.export;

import dev.weir.audit.LogFollower.Chapter;
import dev.weir.audit.Mark;

/**
 * Records that an export passes over.
 *
 * @param from the sequence of the first one
 * @param to that of the last one
 * @param count how many between them it should have sent, as far as that is known
 */
public record Gap(long from, long to, long count) {

  static final Gap NONE = new Gap(0, -1, 0);

  /** Returns what is missing between {@code end} and a chapter; an export that begins misses nothing. */
  static Gap before(Chapter chapter, Mark end) {
    if (end.equals(Mark.START) || chapter.events().isEmpty()) {
      return NONE;
    }
    long first = chapter.events().getFirst().sequence();
    return first > end.next() ? new Gap(end.next(), first - 1, first - end.next()) : NONE;
  }

  Gap and(long sequence) {
    return new Gap(count == 0 ? sequence : from, sequence, count + 1);
  }
}
