package dev.weir.detect.body;

/**
 * Decodes JSON (RFC 8259; several documents one behind the other as well): every key, string and number becomes a value of the
 * flat text. Tolerant where no byte is missed by it: raw control characters in strings, odd numbers, duplicate keys.
 */
public final class JsonReader {

  static final int DEEPEST = 256;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long SLASHES = ONES * '\\';

  /** Stands before each document of a sequence (RFC 7464). */
  private static final byte RECORD = 0x1e;
  /** A number of fewer digits is nobody's, and so is one with a fraction: a list of vectors has a million. */
  private static final int SHORTEST_NUMBER = 4;
  private static final int SHORTEST_WHOLE = 10;

  private enum Due {
    VALUE, VALUE_OR_END, KEY, KEY_OR_END, COLON, COMMA_OR_END
  }

  private final int[] containers = new int[DEEPEST + 1];
  /** How many elements an array has had; -1 for an object. */
  private final int[] elements = new int[DEEPEST + 1];
  private byte[] raw = new byte[0];
  private int to;
  private int at;
  private Flat flat = new Flat();
  private int depth;
  private int key;
  private int roots;
  private Due due = Due.VALUE;

  /** Adds the values of the JSON to {@code out}; returns where it stops being well-formed, the document's end where it does not. */
  public int read(Doc doc, Flat out) {
    raw = doc.raw();
    to = doc.to();
    at = doc.from();
    flat = out;
    depth = 0;
    roots = 0;
    due = Due.VALUE;
    containers[0] = out.tree.openRun(doc.holder(), doc.place());
    elements[0] = 0;
    int good = at;
    while (at < to && !out.full()) {
      byte c = raw[at];
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        at++;
      } else if (!take(c)) {
        break;
      }
      good = at;
    }
    if (roots > 1) {
      out.tree.several(containers[0]);
    }
    return good == to && depth > 0 ? to - 1 : good;
  }

  /** Adds the values of {@code doc} if all of it is JSON; returns whether it is. */
  boolean tries(Doc doc, Flat out) {
    Flat.Mark mark = out.mark();
    boolean whole = read(doc, out) == doc.to();
    if (!whole) {
      out.back(mark);
    }
    return whole;
  }

  private boolean take(byte c) {
    return switch (due) {
      case VALUE -> value(c);
      case VALUE_OR_END -> c == ']' ? up(c) : value(c);
      case KEY -> key(c);
      case KEY_OR_END -> c == '}' ? up(c) : key(c);
      case COLON -> {
        due = Due.VALUE;
        at++;
        yield c == ':';
      }
      case COMMA_OR_END -> c == ',' ? comma() : up(c);
    };
  }

  private boolean comma() {
    due = elements[depth] < 0 ? Due.KEY : Due.VALUE;
    at++;
    return true;
  }

  private boolean up(byte c) {
    if (depth == 0 || c != (elements[depth] < 0 ? '}' : ']')) {
      return false;
    }
    depth--;
    at++;
    done();
    return true;
  }

  /** A value has ended: outside of all containers the next document may begin, within one most often a comma follows at once. */
  private void done() {
    due = depth == 0 ? Due.VALUE : Due.COMMA_OR_END;
    if (depth > 0 && at < to && raw[at] == ',') {
      comma();
    }
  }

  private int place() {
    if (depth == 0) {
      return ~roots++;
    }
    return elements[depth] < 0 ? key : ~elements[depth]++;
  }

  private boolean value(byte c) {
    if (depth == 0 && roots > 0 && c != '{' && c != '[' && c != RECORD) {
      return false;
    }
    if (depth == 0 && c == RECORD) {
      at++;
      return true;
    }
    if (c == '"') {
      int place = place();
      boolean closed = string(Role.JSON_STRING, place) >= 0;
      done();
      return closed;
    }
    if (c == '{' || c == '[') {
      return down(c == '{');
    }
    if (c == '-' || c >= '0' && c <= '9') {
      number();
      return true;
    }
    return literal(c == 't' ? "true" : c == 'f' ? "false" : "null");
  }

  private boolean down(boolean object) {
    if (depth == DEEPEST) {
      return false;
    }
    int container = flat.tree.open(containers[depth], place());
    depth++;
    containers[depth] = container;
    elements[depth] = object ? -1 : 0;
    due = object ? Due.KEY_OR_END : Due.VALUE_OR_END;
    at++;
    return true;
  }

  private boolean key(byte c) {
    if (c != '"') {
      return false;
    }
    key = string(Role.JSON_KEY, 0);
    if (key >= 0) {
      flat.rename(key);
      boolean colon = at < to && raw[at] == ':';
      due = colon ? Due.VALUE : Due.COLON;
      at += colon ? 1 : 0;
    }
    return key >= 0;
  }

  private void number() {
    int from = at;
    int dots = 0;
    while (at < to && (raw[at] >= '0' && raw[at] <= '9' || raw[at] == '.' || raw[at] == '-' || raw[at] == '+'
        || (raw[at] | 0x20) == 'e')) {
      dots += raw[at] == '.' ? 1 : 0;
      at++;
    }
    int place = place();
    if (at - from >= SHORTEST_NUMBER && (dots != 1 || isWhole(from))) {
      flat.add(Role.JSON_NUMBER, raw, from, at, containers[depth], place);
    }
    done();
  }

  /** Returns whether the number has nothing behind the point, or a high power of ten: programs that count in fractions write identifiers so. */
  private boolean isWhole(int from) {
    return at - from >= SHORTEST_WHOLE && (raw[at - 1] == '0' && raw[at - 2] == '.' || isPower(raw[at - 3])
        || raw[at - 3] == '+' && isPower(raw[at - 4]));
  }

  private static boolean isPower(byte b) {
    return (b | 0x20) == 'e';
  }

  private boolean literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= to || raw[at + i] != word.charAt(i)) {
        return false;
      }
    }
    at += word.length();
    place();
    done();
    return true;
  }

  /** Returns the number of the new value; -1, with nothing added and {@code at} unmoved, where the string does not end. */
  private int string(Role role, int place) {
    int start = flat.length;
    int from = at + 1;
    int i = from;
    while (i < to) {
      i = plain(i);
      if (i < to && raw[i] == '"') {
        at = i + 1;
        return flat.close(role, start, from, i, containers[depth], place);
      }
      long unit = i < to ? JsonEscape.unit(raw, i, to) : 0;
      if (unit == 0) {
        break;
      }
      flat.reserve(4);
      flat.append((int) unit);
      i += (int) (unit >>> 32);
    }
    flat.length = start;
    return -1;
  }

  /** Copies up to the next quote or backslash, eight bytes at a time; returns where that is. */
  private int plain(int from) {
    int i = from;
    byte[] out = flat.bytes;
    int length = flat.length;
    while (i < to) {
      if (length + 16 > out.length) {
        flat.length = length;
        flat.reserve(16);
        out = flat.bytes;
      }
      if (i + 8 <= to) {
        long eight = (long) Utf8.LONG.get(raw, i);
        Utf8.LONG.set(out, length, eight);
        long stops = zeros(eight ^ QUOTES) | zeros(eight ^ SLASHES);
        if (stops != 0) {
          int plain = Long.numberOfTrailingZeros(stops) >> 3;
          i += plain;
          length += plain;
          break;
        }
        i += 8;
        length += 8;
      } else if (raw[i] == '"' || raw[i] == '\\') {
        break;
      } else {
        out[length++] = raw[i++];
      }
    }
    flat.length = length;
    return i;
  }

  /** Returns the high bit of each byte that is zero; bits above the lowest may be wrong, and are not used. */
  private static long zeros(long eight) {
    return eight - ONES & ~eight & HIGHS;
  }
}
