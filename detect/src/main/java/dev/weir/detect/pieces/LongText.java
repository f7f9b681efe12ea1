package dev.weir.detect.pieces;

import dev.weir.detect.Examination;
import dev.weir.detect.PayloadInspector;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Text in UTF-8: each piece is looked at with a margin on either side, as long as anything that is looked for with the words
 * around it, and what begins in it is told.
 */
record LongText(PayloadInspector inspector, int piece, int margin) implements LongBody {

  static final int MARGIN = 16 << 10;

  /** Steps into a document that is a whole value: where it begins is not told. */
  private static final List<String> SPELLED = List.of("json", "xml", "percent", "entities", "escapes");

  @Override
  public boolean read(InputStream in, Taker taker) throws IOException, TooLong {
    Pieces pieces = new Pieces(in, Seam.WORDS, piece, piece, margin);
    boolean whole = true;
    int start = 0;
    while (pieces.next()) {
      byte[] seen = pieces.seen();
      int before = points(seen, pieces.before());
      int end = start + points(pieces.piece(), pieces.piece().length);
      int first = start;
      Examination examination = inspector.examine(new String(seen, StandardCharsets.UTF_8));
      LongBody.give(examination, finding -> placed(finding, first - before, first, end), taker);
      whole &= examination.content().coverage() == Coverage.FULL;
      start = end;
    }
    return whole;
  }

  private static int points(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return text.codePointCount(0, text.length());
  }

  private static Optional<Finding> placed(Finding finding, int base, int first, int end) {
    Span in = finding.where();
    int nested = in.pointer().isEmpty() ? -1 : document(in.pointer());
    int begins = base + (nested >= 0 ? nested : in.start());
    Span where = nested >= 0
        ? new Span(in.part(), moved(in.pointer(), base + nested), in.start(), in.end())
        : new Span(in.part(), in.pointer(), base + in.start(), base + in.end());
    return begins >= first && begins < end
        ? Optional.of(
            new Finding(finding.detector(), finding.kind(), where, finding.score(), finding.fingerprint()))
        : Optional.empty();
  }

  /** Returns where the document that the first step leads into begins in the text; -1 where that is not told. */
  private static int document(String pointer) {
    int open = pointer.indexOf('(');
    int close = pointer.indexOf(')', open);
    boolean told = open > 0 && !SPELLED.contains(pointer.substring(1, open));
    return !told ? -1 : close == open + 1 ? 0 : Integer.parseInt(pointer, open + 1, close, 10);
  }

  private static String moved(String pointer, int to) {
    return pointer.substring(0, pointer.indexOf('(') + 1) + (to == 0 ? "" : to)
        + pointer.substring(pointer.indexOf(')'));
  }
}
