package dev.weir.detect.answer;

import dev.weir.detect.body.Delimiter;
import dev.weir.detect.body.Deltas;
import dev.weir.detect.body.Deltas.Delta;
import dev.weir.detect.body.Escape;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One event of a stream: what it adds to the texts of an answer, its lines besides the data, and the rest of its data. Written
 * anew, so that it can be read in one way only: lines end with LF, and several lines of data that are JSON are one.
 */
final class SentEvent {

  private static final String DATA = "data";
  private static final char MARK = '\ufeff';
  /** Events that bring sound, in Base64, where others bring text. */
  private static final List<String> SOUNDS = List.of("\"response.output_audio.delta\"",
      "\"response.audio.delta\"");
  private static final int TYPE_WITHIN = 512;

  private Bytes lines;
  private final String before;
  private Bytes rest;
  private final String behind;
  private final List<Addition> additions = new ArrayList<>(1);

  /** What an event adds to one text. */
  static final class Addition {
    private final String thread;
    private final Bytes sent;
    private int at;
    private Strand.Piece piece = Strand.Piece.UNREAD;

    private Addition(String thread, Bytes sent, int at) {
      this.thread = thread;
      this.sent = sent;
      this.at = at;
    }

    /** Returns the name of that text. */
    String thread() {
      return thread;
    }

    /** Returns what is added, as it is read. */
    String text() {
      byte[] read = Escape.JSON.read(sent.array(), sent.offset(), sent.offset() + sent.length());
      return new String(read, StandardCharsets.UTF_8);
    }

    /** Remembers what becomes of it. */
    void becomes(Strand.Piece other) {
      piece = other;
    }

    private Bytes written() {
      return piece.isChanged() ? Bytes.utf8(Escape.JSON.write(piece.changed())) : sent;
    }
  }

  private SentEvent(String lines, String before, Bytes data, String behind, List<Delta> deltas) {
    this.lines = latin(lines);
    this.before = before;
    this.behind = behind;
    this.rest = deltas.isEmpty() ? data : without(data, deltas);
  }

  static SentEvent of(Bytes sent, Delimiter delimiter, Deltas reader) {
    String text = new String(sent.array(), sent.offset(), sent.length(), StandardCharsets.ISO_8859_1);
    return delimiter == Delimiter.LINE ? line(text, reader) : named(sent, text, reader);
  }

  private static SentEvent line(String text, Deltas reader) {
    String line = text.lines().findFirst().orElse("");
    String behind = text.endsWith("\n") ? "\n" : "";
    Bytes data = latin(line);
    return new SentEvent("", "", data, behind, deltas(data, reader));
  }

  private static SentEvent named(Bytes sent, String text, Deltas reader) {
    String plain = sent.utf8().indexOf(MARK) == 0 ? text.substring(3) : text;
    List<String> data = new ArrayList<>(1);
    StringBuilder others = new StringBuilder();
    for (String line : plain.lines().toList()) {
      if (line.equals(DATA) || line.startsWith(DATA + ":")) {
        data.add(value(line));
      } else if (!line.isEmpty()) {
        others.append(line).append('\n');
      }
    }
    if (data.isEmpty()) {
      return new SentEvent(others.toString(), "", Bytes.EMPTY, others.isEmpty() ? "" : "\n", List.of());
    }
    boolean json = isJson(data.getFirst());
    Bytes joined = latin(String.join(json ? " " : "\ndata: ", data));
    return new SentEvent(others.toString(), "data: ", joined, "\n\n", deltas(joined, reader));
  }

  private static String value(String line) {
    String value = line.substring(Math.min(line.length(), DATA.length() + 1));
    return value.startsWith(" ") ? value.substring(1) : value;
  }

  private static boolean isJson(String data) {
    return data.startsWith("{") || data.startsWith("[");
  }

  private static List<Delta> deltas(Bytes data, Deltas reader) {
    boolean json = !data.isEmpty() && (data.at(0) == '{' || data.at(0) == '[');
    return json ? reader.all(data.array(), data.offset(), data.offset() + data.length()) : List.of();
  }

  private static Bytes latin(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns {@code data} without what it adds to texts, which is kept apart with its places. */
  private Bytes without(Bytes data, List<Delta> deltas) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length());
    int from = data.offset();
    for (Delta delta : deltas) {
      out.write(data.array(), from, delta.from() - from);
      Bytes text = Bytes.wrap(data.array(), delta.from(), delta.to() - delta.from());
      additions.add(new Addition(delta.thread(), text, out.size()));
      from = delta.to();
    }
    out.write(data.array(), from, data.offset() + data.length() - from);
    return Bytes.wrap(out.toByteArray());
  }

  /** Returns its comments, its name and the like, each with its line's end. */
  Bytes lines() {
    return lines;
  }

  /** Puts others in their place. */
  void replaceLines(Bytes others) {
    lines = others;
  }

  /** Returns its data without what is added to texts; empty where it has none. */
  Bytes rest() {
    return rest;
  }

  /** Puts other data in its place; returns whether what is added to texts has its places in that too. */
  boolean replaceRest(Bytes other, Deltas reader) {
    List<Delta> places = additions.isEmpty() ? List.of() : deltas(other, reader);
    if (places.size() != additions.size()) {
      return false;
    }
    rest = other;
    for (int i = 0; i < places.size(); i++) {
      additions.get(i).at = places.get(i).from() - other.offset();
    }
    return true;
  }

  /** Returns whether it is sound, which nobody can look at. */
  boolean isSound() {
    String start = Bytes.wrap(rest.array(), rest.offset(), Math.min(rest.length(), TYPE_WITHIN)).utf8();
    return SOUNDS.stream().anyMatch(start::contains);
  }

  /** Returns what it adds to texts, in its order. */
  List<Addition> additions() {
    return additions;
  }

  boolean isSettled() {
    for (Addition each : additions) {
      if (!each.piece.isSettled()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the event with what its texts became. */
  Bytes written() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(lines.length() + rest.length() + 64);
    put(out, lines, 0, lines.length());
    put(out, latin(before), 0, before.length());
    int from = 0;
    for (Addition each : additions) {
      put(out, rest, from, each.at);
      Bytes text = each.written();
      put(out, text, 0, text.length());
      from = each.at;
    }
    put(out, rest, from, rest.length());
    put(out, latin(behind), 0, behind.length());
    return Bytes.wrap(out.toByteArray());
  }

  private static void put(ByteArrayOutputStream out, Bytes from, int start, int end) {
    out.write(from.array(), from.offset() + start, end - start);
  }
}
