package dev.weir.detect.body;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of a multipart body (RFC 2046 section 5.1), between the lines that are its boundary.
 *
 * @param preambleEnd where what stands in front of the first ends
 * @param epilogue where what stands behind the last begins
 * @param sound whether nobody would take the body apart in another way: it has an end, no line only begins like a boundary, and
 *     there are not too many
 */
record Sections(int preambleEnd, List<Section> parts, int epilogue, boolean sound) {

  private static final int MOST = 10_000;

  /** Head and content of a part. */
  record Section(int from, int to) {}

  static Sections of(Doc doc, String boundary) {
    return new Reading(doc, boundary).sections();
  }

  /** A line that parts two parts, its own line end behind it. */
  private record Delimiter(int from, int to, boolean last) {}

  private static final class Reading {
    private final Doc doc;
    private final byte[] raw;
    private final byte[] dashed;
    private final List<Section> parts = new ArrayList<>();
    private boolean sound = true;

    Reading(Doc doc, String boundary) {
      this.doc = doc;
      raw = doc.raw();
      dashed = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
    }

    Sections sections() {
      Delimiter delimiter = next(doc.from());
      int preambleEnd = delimiter.from();
      while (!delimiter.last() && parts.size() < MOST) {
        int from = delimiter.to();
        delimiter = next(from);
        parts.add(new Section(from, delimiter.from()));
      }
      boolean ended = delimiter.last() && delimiter.from() < doc.to();
      return new Sections(preambleEnd, parts, delimiter.to(), sound && ended);
    }

    /**
     * Returns the next line that is a boundary, or the end of the document: a line that begins like one, and goes on, parts
     * nothing, or everything.
     */
    private Delimiter next(int from) {
      int line = from;
      while (line < doc.to()) {
        int end = lineEnd(line);
        if (end - line >= dashed.length
            && Arrays.equals(raw, line, line + dashed.length, dashed, 0, dashed.length)) {
          int behind = line + dashed.length;
          boolean last = behind + 1 < end && raw[behind] == '-' && raw[behind + 1] == '-';
          if (blank(last ? behind + 2 : behind, end)) {
            return new Delimiter(contentEnd(from, line), Math.min(doc.to(), end + 1), last);
          }
          sound = false;
        }
        line = end + 1;
      }
      return new Delimiter(doc.to(), doc.to(), true);
    }

    /** The line end in front of a boundary belongs to it. */
    private int contentEnd(int from, int line) {
      int end = line > from && raw[line - 1] == '\n' ? line - 1 : line;
      return end > from && end < line && raw[end - 1] == '\r' ? end - 1 : end;
    }

    private boolean blank(int from, int to) {
      for (int i = from; i < to; i++) {
        if (raw[i] != ' ' && raw[i] != '\t' && raw[i] != '\r') {
          return false;
        }
      }
      return true;
    }

    private int lineEnd(int from) {
      int i = from;
      while (i < doc.to() && raw[i] != '\n') {
        i++;
      }
      return i;
    }
  }
}
