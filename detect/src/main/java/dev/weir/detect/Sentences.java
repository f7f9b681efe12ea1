package dev.weir.detect;

import dev.weir.detect.body.Flat;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.own.OutsideDetector;
import dev.weir.model.Opinion;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * The values of a flat text that sentences may be in, one behind the other with a line's end between: what an analyser outside of
 * Weir is asked about. The same request gives the same text each time, so that what the analyser says of it finds its place again.
 */
final class Sentences {

  private static final String BETWEEN = "\n";

  private final Flat flat;

  Sentences(Flat flat) {
    this.flat = flat;
  }

  /** Returns the text. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int value = 0; value < flat.count(); value++) {
      if (says(value)) {
        text.append(new String(flat.bytes(), flat.start(value), flat.end(value) - flat.start(value),
            StandardCharsets.UTF_8)).append(BETWEEN);
      }
    }
    return text.toString();
  }

  /** Adds to {@code findings} what is said of the text; not what goes from one value to another, or over the end. */
  void add(List<Opinion> opinions, Findings findings) {
    List<Opinion> sorted = opinions.stream().sorted(Comparator.comparingInt(Opinion::start)).toList();
    int first = 0;
    int next = 0;
    for (int value = 0; value < flat.count() && next < sorted.size(); value++) {
      if (says(value)) {
        next = inside(value, first, sorted, next, findings);
        first += points(flat.start(value), flat.end(value)) + 1;
      }
    }
  }

  /** Adds those that begin in the value, whose first code point has the number {@code first}; returns the next that does not. */
  private int inside(int value, int first, List<Opinion> sorted, int from, Findings findings) {
    int next = from;
    int at = flat.start(value);
    int point = first;
    while (next < sorted.size()) {
      Opinion opinion = sorted.get(next);
      int start = at < flat.end(value) ? go(at, opinion.start() - point, flat.end(value)) : -1;
      if (start < 0) {
        return next;
      }
      int end = go(start, opinion.end() - opinion.start(), flat.end(value));
      if (end > start && opinion.start() >= point) {
        findings.add(new OutsideDetector(opinion.kind()), start, end, opinion.score());
      }
      point = Math.max(point, opinion.start());
      at = start;
      next++;
    }
    return next;
  }

  /** Returns the place so many code points behind {@code from}; -1 where that is behind {@code end}. */
  private int go(int from, int points, int end) {
    int at = from;
    for (int left = points; left > 0; left--) {
      if (at >= end) {
        return -1;
      }
      at++;
      while (at < end && (flat.bytes()[at] & 0xc0) == 0x80) {
        at++;
      }
    }
    return at;
  }

  private int points(int from, int to) {
    int points = 0;
    for (int i = from; i < to; i++) {
      points += (flat.bytes()[i] & 0xc0) == 0x80 ? 0 : 1;
    }
    return points;
  }

  /** Two words or more, in a part of the body that people fill. */
  private boolean says(int value) {
    return switch (flat.role(value)) {
      case JSON_STRING, FORM_VALUE, QUERY_VALUE, TEXT, XML, CDATA, CSV_QUOTED, QUOTED_PRINTABLE, ENCODED_WORD,
          PERCENT_TEXT,
          ESCAPED_TEXT ->
        flat.place(value) != value && words(value);
      case PATH, QUERY_NAME, HEADER, TECHNICAL_HEADER, BINDING_HEADER, JSON_KEY, JSON_NUMBER, FORM_NAME,
          FIXED, CONTEXT ->
        false;
    };
  }

  private boolean words(int value) {
    for (int i = flat.start(value) + 1; i < flat.end(value) - 1; i++) {
      if (flat.bytes()[i] == ' ') {
        return true;
      }
    }
    return false;
  }
}
