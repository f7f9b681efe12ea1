package dev.weir.detect.answer;

import dev.weir.detect.body.Deltas;
import dev.weir.detect.body.Deltas.Delta;
import dev.weir.detect.body.Escape;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One event of a stream, and what it adds to the texts of an answer. Written anew, so that it can be read in one way only: lines
 * end with LF, and several lines of data that are JSON are one.
 */
final class SentEvent {

  private static final String DATA = "data";
  private static final char MARK = '\ufeff';
  /** Events that bring sound, in Base64, where others bring text. */
  private static final List<String> SOUNDS = List.of("\"response.output_audio.delta\"",
      "\"response.audio.delta\"");
  private static final int TYPE_WITHIN = 512;

  private Bytes bytes;
  private final int dataFrom;
  private int dataTo;
  private final boolean hasData;
  private final List<Delta> deltas;
  private final List<Strand.Piece> pieces = new ArrayList<>(1);

  private SentEvent(Bytes bytes, int dataFrom, int dataTo, boolean hasData, List<Delta> deltas) {
    this.bytes = bytes;
    this.dataFrom = dataFrom;
    this.dataTo = dataTo;
    this.hasData = hasData;
    this.deltas = deltas;
  }

  static SentEvent of(Bytes sent, Deltas reader) {
    String text = new String(sent.array(), sent.offset(), sent.length(), StandardCharsets.ISO_8859_1);
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
      String said = others.isEmpty() ? "" : others + "\n";
      return new SentEvent(Bytes.wrap(said.getBytes(StandardCharsets.ISO_8859_1)), 0, 0, false, List.of());
    }
    boolean json = data.getFirst().startsWith("{") || data.getFirst().startsWith("[");
    String joined = String.join(json ? " " : "\ndata: ", data);
    String before = others + "data: ";
    Bytes written = Bytes.wrap((before + joined + "\n\n").getBytes(StandardCharsets.ISO_8859_1));
    int to = before.length() + joined.length();
    return new SentEvent(written, before.length(), to, true,
        json ? reader.all(written.array(), before.length(), to) : List.of());
  }

  private static String value(String line) {
    String value = line.substring(Math.min(line.length(), DATA.length() + 1));
    return value.startsWith(" ") ? value.substring(1) : value;
  }

  Bytes bytes() {
    return bytes;
  }

  /** Returns whether it says anything: a comment, a name or an id alone does not. */
  boolean hasData() {
    return hasData;
  }

  /** Returns its data. */
  Bytes data() {
    return Bytes.wrap(bytes.array(), bytes.offset() + dataFrom, dataTo - dataFrom);
  }

  /** Returns whether it is sound, which nobody can look at. */
  boolean isSound() {
    Bytes data = data();
    String start = Bytes.wrap(data.array(), data.offset(), Math.min(data.length(), TYPE_WITHIN)).utf8();
    return SOUNDS.stream().anyMatch(start::contains);
  }

  List<Delta> deltas() {
    return deltas;
  }

  /** Returns what {@code delta} adds. */
  String text(Delta delta) {
    return new String(Escape.JSON.read(bytes.array(), delta.from(), delta.to()), StandardCharsets.UTF_8);
  }

  /** Remembers what became of the text of its next delta. */
  void add(Strand.Piece piece) {
    pieces.add(piece);
  }

  boolean isSettled() {
    return pieces.stream().allMatch(Strand.Piece::isSettled);
  }

  /** Puts other data in its place. */
  void replaceData(Bytes other) {
    Bytes start = Bytes.wrap(bytes.array(), bytes.offset(), dataFrom);
    bytes = start.and(other).and(Bytes.utf8("\n\n"));
    dataTo = dataFrom + other.length();
  }

  /** Returns the event with what its texts became. */
  Bytes written() {
    Bytes out = bytes;
    for (int i = pieces.size() - 1; i >= 0; i--) {
      if (pieces.get(i).isChanged()) {
        Delta delta = deltas.get(i);
        Bytes start = Bytes.wrap(out.array(), out.offset(), delta.from() - bytes.offset());
        Bytes rest = Bytes.wrap(out.array(), out.offset() + delta.to() - bytes.offset(),
            out.length() - (delta.to() - bytes.offset()));
        out = start.and(Bytes.utf8(Escape.JSON.write(pieces.get(i).changed()))).and(rest);
      }
    }
    return out;
  }
}
