package dev.weir.detect.rewrite;

import dev.weir.detect.body.Source;
import dev.weir.detect.rewrite.Edits.Edit;
import java.util.List;

/** Makes replacements in a document, and puts the lengths right that it holds of its own parts. */
final class Reframing {

  private Reframing() {}

  /** Returns the bytes of {@code source} with the replacements made. */
  static byte[] applied(List<Edit> edits, Source source) {
    int from = source.bytes().offset();
    int to = from + source.bytes().length();
    return Edits.applied(edits, source.array(), from, to);
  }
}
