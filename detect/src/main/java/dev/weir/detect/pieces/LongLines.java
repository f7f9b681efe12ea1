package dev.weir.detect.pieces;

import dev.weir.detect.Examination;
import dev.weir.detect.PayloadInspector;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.Span;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** JSON documents, one a line: each is looked at by itself, so that one that is broken spoils no other. */
record LongLines(PayloadInspector inspector, String contentType, int piece, int longest) implements LongBody {

  @Override
  public boolean read(InputStream in, Taker taker) throws IOException, TooLong {
    Pieces pieces = new Pieces(in, Seam.LINES, piece, longest, 0);
    boolean whole = true;
    int line = 0;
    while (pieces.next()) {
      byte[] bytes = pieces.piece();
      for (int from = 0; from < bytes.length;) {
        int to = from;
        while (to < bytes.length && bytes[to] != '\n') {
          to++;
        }
        if (!blank(bytes, from, to)) {
          whole &= line(Bytes.wrap(bytes, from, to - from), line++, taker);
        }
        from = to + 1;
      }
    }
    return whole;
  }

  private boolean line(Bytes document, int number, Taker taker) {
    Examination seen = inspector.examine(contentType, document);
    LongBody.give(seen, finding -> Optional.of(placed(finding, number)), taker);
    return seen.content().coverage() == Coverage.FULL;
  }

  private static Finding placed(Finding finding, int line) {
    Span in = finding.where();
    return new Finding(finding.detector(), finding.kind(),
        new Span(in.part(), "/" + line + in.pointer(), in.start(), in.end()), finding.score(),
        finding.fingerprint());
  }

  private static boolean blank(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at == to;
  }
}
