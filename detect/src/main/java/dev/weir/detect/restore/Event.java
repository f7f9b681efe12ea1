package dev.weir.detect.restore;

import dev.weir.detect.body.Delimiter;
import dev.weir.detect.body.Deltas;
import dev.weir.detect.body.Deltas.Delta;
import dev.weir.detect.body.Escape;
import dev.weir.model.net.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One event of a stream with what ends it, and the texts that it adds to longer ones. */
final class Event {

  private static final String PING = "event: ping";
  private static final Bytes DATA = Bytes.utf8("data:");

  private Bytes bytes;
  private final Spelling spelling;
  private final boolean json;
  private final boolean passing;
  private final List<Text> texts = new ArrayList<>(1);

  /** What it adds to one text: a part of its bytes, which moves and shrinks with what is put in their place. */
  final class Text {
    private final String thread;
    private int from;
    private int to;
    private boolean settled;

    private Text(Delta delta) {
      thread = delta.thread();
      from = delta.from() - bytes.offset();
      to = delta.to() - bytes.offset();
    }

    /** Returns it as it is written. */
    Bytes written() {
      return Bytes.wrap(bytes.array(), bytes.offset() + from, to - from);
    }

    /** Returns the start of a token that it ends in; empty where it ends in none, or in one that is known. */
    Bytes tail() {
      int end = bytes.offset() + to;
      int start = settled ? end : spelling.unfinished(bytes.array(), bytes.offset() + from, end);
      return Bytes.wrap(bytes.array(), start, end - start);
    }

    /** Nothing that comes will change its end. */
    void settle() {
      settled = true;
    }

    /** Puts {@code original} in the place of the last {@code length} bytes. */
    void replaceTail(int length, String original) {
      replace(to - length, to, Bytes.utf8(Escape.JSON.write(original)));
    }

    /** Takes the first {@code length} bytes away. */
    void dropStart(int length) {
      replace(from, from + length, Bytes.EMPTY);
    }

    private void replace(int start, int end, Bytes with) {
      Bytes head = ByteStream.joined(Bytes.wrap(bytes.array(), bytes.offset(), start), with);
      Bytes rest = Bytes.wrap(bytes.array(), bytes.offset() + end, bytes.length() - end);
      bytes = ByteStream.joined(head, rest);
      int more = with.length() - (end - start);
      for (Text each : texts) {
        each.from += each.from >= end && each != this ? more : 0;
        each.to += each.to >= end ? more : 0;
      }
    }
  }

  Event(Bytes bytes, Delimiter delimiter, Deltas deltas, Spelling spelling) {
    this.bytes = bytes;
    this.spelling = spelling;
    boolean lines = delimiter == Delimiter.LINE;
    int data = lines ? spaces(bytes, 0) : data(bytes, 0);
    int end = lineEnd(bytes, data);
    json = lines || data < end && (bytes.at(data) == '{' || bytes.at(data) == '[');
    if (json && (lines || data(bytes, end) == bytes.length())) {
      deltas.all(bytes.array(), bytes.offset() + data, bytes.offset() + end)
          .forEach(delta -> texts.add(new Text(delta)));
    }
    passing = data == bytes.length() || bytes.utf8().startsWith(PING);
  }

  /** Returns the event as it stands. */
  Bytes bytes() {
    return bytes;
  }

  /** Returns how values are written in its data. */
  Escape escape() {
    return json ? Escape.JSON : Escape.NONE;
  }

  /** Returns whether it neither adds to a text nor tells that one has ended: a comment or a sign of life. */
  boolean passing() {
    return passing;
  }

  /** Returns what it adds, in its order. */
  List<Text> texts() {
    return texts;
  }

  /** Returns what it adds to the text that {@code other} adds to. */
  Optional<Text> following(Text other) {
    return texts.stream().filter(text -> text.thread.equals(other.thread)).findFirst();
  }

  /** Returns where the next data from {@code from} on begins; the length of the event where there is none. */
  private static int data(Bytes bytes, int from) {
    for (int line = from; line < bytes.length(); line = lineEnd(bytes, line) + 1) {
      if (line + 5 <= bytes.length() && Bytes.wrap(bytes.array(), bytes.offset() + line, 5).equals(DATA)) {
        return spaces(bytes, line + 5);
      }
    }
    return bytes.length();
  }

  private static int spaces(Bytes bytes, int from) {
    int at = from;
    while (at < bytes.length() && bytes.at(at) == ' ') {
      at++;
    }
    return at;
  }

  private static int lineEnd(Bytes bytes, int from) {
    int at = from;
    while (at < bytes.length() && bytes.at(at) != '\n' && bytes.at(at) != '\r') {
      at++;
    }
    return at;
  }
}
