package dev.weir.detect.rewrite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Replacements in one run of bytes, in order; all else stays byte for byte. */
final class Edits {

  private final List<Edit> edits = new ArrayList<>();

  /** {@code text} in the place of the bytes from {@code from} to before {@code to}. */
  private record Edit(int from, int to, String text) {}

  void add(int from, int to, String text) {
    if (!edits.isEmpty() && from < edits.getLast().to()) {
      throw new IllegalArgumentException("edits overlap");
    }
    edits.add(new Edit(from, to, text));
  }

  boolean isEmpty() {
    return edits.isEmpty();
  }

  /** Returns the bytes from {@code from} to before {@code to} with the replacements made. */
  byte[] applied(byte[] bytes, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 16 * edits.size());
    int at = from;
    for (Edit edit : edits) {
      out.write(bytes, at, edit.from() - at);
      out.writeBytes(edit.text().getBytes(StandardCharsets.UTF_8));
      at = edit.to();
    }
    out.write(bytes, at, to - at);
    return out.toByteArray();
  }
}
