package dev.weir.detect.pieces;

import dev.weir.detect.Examination;
import dev.weir.detect.PayloadInspector;
import dev.weir.detect.body.CsvReader;
import dev.weir.detect.body.MediaType;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.Span;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Rows of separated values: each piece is looked at behind the first row, which may have the names of the columns. */
record LongTable(PayloadInspector inspector, String contentType, int piece, int longest) implements LongBody {

  @Override
  public boolean read(InputStream in, Taker taker) throws IOException, TooLong {
    boolean tabs = MediaType.of(contentType) == MediaType.TSV;
    Delimited delimited = new Delimited(tabs);
    Pieces pieces = new Pieces(in, delimited, piece, longest, 0);
    byte[] names = {};
    int row = 0;
    boolean whole = true;
    while (pieces.next()) {
      byte[] rows = pieces.piece();
      int shift = names.length == 0 ? 0 : row - 1;
      Examination seen = inspector.examine(contentType, Bytes.wrap(joined(names, rows)));
      LongBody.give(seen, finding -> placed(finding, shift), taker);
      whole &= seen.content().coverage() == Coverage.FULL;
      names = names.length == 0 ? Arrays.copyOf(rows, delimited.rows().first(rows)) : names;
      row += delimited.rows().count(rows);
    }
    return whole;
  }

  /** Rows by the delimiter that the first of them shows. */
  private static final class Delimited implements Seam {
    private final boolean tabs;
    private Rows rows = new Rows((byte) 0);
    private boolean known;

    Delimited(boolean tabs) {
      this.tabs = tabs;
    }

    @Override
    public int last(byte[] bytes, int from, int to) {
      if (!known) {
        rows = new Rows(tabs ? (byte) '\t' : CsvReader.delimiter(bytes, from, to));
        known = true;
      }
      return rows.last(bytes, from, to);
    }

    Rows rows() {
      return rows;
    }
  }

  private static byte[] joined(byte[] names, byte[] rows) {
    byte[] joined = Arrays.copyOf(names, names.length + rows.length);
    System.arraycopy(rows, 0, joined, names.length, rows.length);
    return joined;
  }

  /** What is found in the names is told with the first piece alone. */
  private static Optional<Finding> placed(Finding finding, int shift) {
    Span in = finding.where();
    int end = in.pointer().indexOf('/', 1);
    int row = Integer.parseInt(in.pointer(), 1, end, 10);
    Span where = new Span(in.part(), "/" + (row + shift) + in.pointer().substring(end), in.start(), in.end());
    return shift > 0 && row == 0
        ? Optional.empty()
        : Optional.of(
            new Finding(finding.detector(), finding.kind(), where, finding.score(), finding.fingerprint()));
  }
}
