package dev.weir.detect.rewrite;

import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.net.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements in one run of bytes; all else stays byte for byte. */
final class Edits {

  private final List<Edit> edits = new ArrayList<>();
  private int lastQuoted = -1;

  /**
   * {@code text} in the place of the bytes from {@code from} to before {@code to}.
   *
   * @param lifted whether it is a whole document that stands there, changed in a part of it
   */
  record Edit(int from, int to, Bytes text, boolean lifted) {
    /** Returns whether this, which begins in {@code before}, and the change of a document cannot both be made. */
    private boolean contends(Edit before) {
      return before.lifted() && !lifted || lifted && to > before.to();
    }
  }

  void add(int from, int to, byte[] text, boolean lifted) {
    edits.add(new Edit(from, to, Bytes.wrap(text), lifted));
  }

  /** Puts quotes round a value, however often it is asked for in a row. */
  void quote(int from, int to) {
    if (lastQuoted != from) {
      lastQuoted = from;
      byte[] quote = {'"'};
      add(from, from, quote, false);
      add(to, to, quote, false);
    }
  }

  /** Returns whether one replacement takes all of the bytes from {@code from} to before {@code to}. */
  boolean cover(int from, int to) {
    return edits.stream().anyMatch(edit -> edit.from() <= from && edit.to() >= to);
  }

  /**
   * Returns the replacements in order. What lies inside of a greater one is lost with it; of one that only begins in another, as
   * where a text and the records in it are read apart, what is behind that is replaced.
   */
  List<Edit> inOrder() throws CannotRewrite {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(Edit::from).thenComparing(edit -> edit.from() != edit.to())
        .thenComparing(Comparator.comparingInt(Edit::to).reversed()).thenComparing(Edit::lifted));
    List<Edit> kept = new ArrayList<>(sorted.size());
    int end = 0;
    for (Edit edit : sorted) {
      if (edit.from() >= end) {
        kept.add(edit);
        end = edit.to();
      } else if (edit.contends(kept.getLast())) {
        throw new CannotRewrite("findings overlap that are written in different ways");
      } else if (edit.to() > end) {
        kept.add(new Edit(end, edit.to(), edit.text(), false));
        end = edit.to();
      }
    }
    return kept;
  }

  /** Returns the bytes from {@code from} to before {@code to} with the replacements made. */
  static byte[] applied(List<Edit> edits, byte[] bytes, int from, int to) {
    int length = to - from;
    for (Edit edit : edits) {
      length += edit.text().length() - (edit.to() - edit.from());
    }
    byte[] out = new byte[length];
    int at = from;
    int end = 0;
    for (Edit edit : edits) {
      System.arraycopy(bytes, at, out, end, edit.from() - at);
      end += edit.from() - at;
      System.arraycopy(edit.text().array(), 0, out, end, edit.text().length());
      end += edit.text().length();
      at = edit.to();
    }
    System.arraycopy(bytes, at, out, end, to - at);
    return out;
  }
}
