package dev.weir.detect.restore;

import dev.weir.detect.body.Deltas;
import dev.weir.detect.body.Escape;
import dev.weir.model.net.Bytes;
import java.util.Optional;

/** One event of a stream (WHATWG HTML section 9.2.5), with the blank line behind it, and the text that it adds. */
final class Event {

  private static final String PING = "event: ping";

  private Bytes bytes;
  private final Spelling spelling;
  private final boolean json;
  private final boolean passing;
  private final Optional<Deltas.Delta> delta;
  /** How much of the delta's start and end is cut away. */
  private int from;
  private int to;

  Event(Bytes bytes, Deltas deltas, Spelling spelling) {
    this.bytes = bytes;
    this.spelling = spelling;
    int data = data(bytes);
    int line = lineEnd(bytes, data);
    json = data < line && (bytes.at(data) == '{' || bytes.at(data) == '[');
    delta = json
        ? deltas.in(bytes.array(), bytes.offset() + data, bytes.offset() + line)
        : Optional.empty();
    passing = data == bytes.length() || bytes.utf8().startsWith(PING);
    from = delta.map(Deltas.Delta::from).orElse(0) - bytes.offset();
    to = delta.map(Deltas.Delta::to).orElse(0) - bytes.offset();
  }

  /** Returns the event as it stands. */
  Bytes bytes() {
    return bytes;
  }

  /** Returns how values are written in its data. */
  Escape escape() {
    return json ? Escape.JSON : Escape.NONE;
  }

  boolean addsTo(Event other) {
    return delta.isPresent() && other.delta.isPresent()
        && delta.get().thread().equals(other.delta.get().thread());
  }

  /** Returns whether it neither adds to a text nor tells that one has ended: a comment or a sign of life. */
  boolean passing() {
    return passing;
  }

  boolean adds() {
    return delta.isPresent();
  }

  /** Returns the start of a token that its text ends in; empty where it ends in none. */
  Bytes tail() {
    if (delta.isEmpty()) {
      return Bytes.EMPTY;
    }
    int start = spelling.unfinished(bytes.array(), bytes.offset() + from, bytes.offset() + to);
    return Bytes.wrap(bytes.array(), start, bytes.offset() + to - start);
  }

  /** Returns its text, as it is written. */
  Bytes text() {
    return Bytes.wrap(bytes.array(), bytes.offset() + from, to - from);
  }

  /** Puts {@code written} in the place of the last {@code length} bytes of its text. */
  void replaceTail(int length, Bytes written) {
    replace(to - length, to, written);
  }

  /** Takes the first {@code length} bytes of its text away. */
  void dropStart(int length) {
    replace(from, from + length, Bytes.EMPTY);
  }

  private void replace(int start, int end, Bytes with) {
    Bytes head = ByteStream.joined(Bytes.wrap(bytes.array(), bytes.offset(), start), with);
    Bytes rest = Bytes.wrap(bytes.array(), bytes.offset() + end, bytes.length() - end);
    bytes = ByteStream.joined(head, rest);
    to += with.length() - (end - start);
  }

  /** Returns where the only line of data begins; the length of the event where there is none, or several. */
  private static int data(Bytes bytes) {
    int found = bytes.length();
    for (int line = 0; line < bytes.length(); line = lineEnd(bytes, line) + 1) {
      if (line + 5 <= bytes.length() && Bytes.wrap(bytes.array(), bytes.offset() + line, 5).equals(DATA)) {
        if (found < bytes.length()) {
          return bytes.length();
        }
        found = line + 5;
      }
    }
    while (found < bytes.length() && bytes.at(found) == ' ') {
      found++;
    }
    return found;
  }

  private static final Bytes DATA = Bytes.utf8("data:");

  private static int lineEnd(Bytes bytes, int from) {
    int at = from;
    while (at < bytes.length() && bytes.at(at) != '\n' && bytes.at(at) != '\r') {
      at++;
    }
    return at;
  }
}
