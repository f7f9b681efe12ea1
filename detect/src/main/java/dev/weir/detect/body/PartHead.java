package dev.weir.detect.body;

import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The header fields of one part.
 *
 * @param source the array that the fields stand in
 * @param sound whether everybody reads them alike: none is given twice, none is no field, there are not too many
 * @param end where the part's content begins
 */
record PartHead(Bytes source, List<Field> fields, boolean sound, int end) {

  private static final int MOST_FIELDS = 64;
  private static final int LONGEST_BYTES = 16 << 10;

  /** A field from its name to the end of its value, folded lines included. */
  record Field(int from, int nameEnd, int to) {}

  static PartHead read(byte[] raw, int from, int to) {
    List<Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    boolean sound = true;
    int at = from;
    while (at < to) {
      int end = fieldEnd(raw, at, to);
      int next = Math.min(to, end + (end < to && raw[end] == '\r' ? 2 : 1));
      if (end == at) {
        return new PartHead(Bytes.wrap(raw), fields, sound, next);
      }
      int colon = at;
      while (colon < end && raw[colon] != ':') {
        colon++;
      }
      if (fields.size() == MOST_FIELDS || next - from > LONGEST_BYTES) {
        return new PartHead(Bytes.wrap(raw), fields, false, at);
      }
      sound &= colon < end && names.add(name(raw, at, colon)) && !folded(raw, at, end);
      fields.add(new Field(at, colon, end));
      at = next;
    }
    return new PartHead(Bytes.wrap(raw), fields, false, to);
  }

  /** Returns the end of the field: a line that begins with white space goes on with it. */
  private static int fieldEnd(byte[] raw, int from, int to) {
    int i = from;
    while (i < to) {
      boolean crlf = raw[i] == '\r' && i + 1 < to && raw[i + 1] == '\n';
      int behind = i + (crlf ? 2 : 1);
      if (crlf || raw[i] == '\n') {
        boolean goesOn = i > from && behind < to && (raw[behind] == ' ' || raw[behind] == '\t');
        if (!goesOn) {
          return i;
        }
      }
      i = behind;
    }
    return to;
  }

  /** Lines are joined by those who follow the older standard, and cut by others. */
  private static boolean folded(byte[] raw, int from, int to) {
    for (int i = from; i < to; i++) {
      if (raw[i] == '\n'
          && name(raw, from, Math.min(to, from + 25)).startsWith("content-transfer-encoding")) {
        return true;
      }
    }
    return false;
  }

  private static String name(byte[] raw, int from, int to) {
    return new String(raw, from, to - from, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
  }

  /** Returns the value of the first field of this lower-case name. */
  Optional<String> first(String name) {
    byte[] raw = source.array();
    for (Field field : fields) {
      if (name(raw, field.from(), field.nameEnd()).equals(name)) {
        int from = Math.min(field.nameEnd() + 1, field.to());
        return Optional.of(new String(raw, from, field.to() - from, StandardCharsets.UTF_8).strip());
      }
    }
    return Optional.empty();
  }

  String transferEncoding() {
    return first("content-transfer-encoding").orElse("").toLowerCase(Locale.ROOT);
  }
}
