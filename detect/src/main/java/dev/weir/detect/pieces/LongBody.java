package dev.weir.detect.pieces;

import dev.weir.detect.Examination;
import dev.weir.detect.PayloadInspector;
import dev.weir.detect.body.ContentType;
import dev.weir.detect.body.MediaType;
import dev.weir.model.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A body that is too long to be held: text, lines of JSON, rows of separated values. It is looked at piece by piece, in time that
 * is linear in its length, and the findings are the same however its bytes come.
 */
public sealed interface LongBody permits LongText, LongLines, LongTable {

  /** How long pieces are. */
  int PIECE = 1 << 20;

  /** How long a record may be. */
  int LONGEST = 64 << 20;

  /** Takes what is found, in order; the text is for the eyes of whoever gave it to be examined. */
  interface Taker {
    void take(Finding finding, String revealed);
  }

  /** Reads all of {@code in}; returns whether all of it was looked at. */
  boolean read(InputStream in, Taker taker) throws IOException, TooLong;

  /** Returns how to read a body of this type; empty where it has to be held whole, as one JSON document has. */
  static Optional<LongBody> of(PayloadInspector inspector, String contentType) {
    return of(inspector, contentType, PIECE, LONGEST);
  }

  /** Returns how to read text of no type. */
  static LongBody text(PayloadInspector inspector) {
    return new LongText(inspector, PIECE, LongText.MARGIN);
  }

  static Optional<LongBody> of(PayloadInspector inspector, String contentType, int piece, int longest) {
    ContentType type = ContentType.parse(contentType);
    String charset = type.parameter("charset").orElse("utf-8").toLowerCase(Locale.ROOT);
    if (!List.of("utf-8", "utf8", "us-ascii", "ascii").contains(charset)) {
      return Optional.empty();
    }
    return switch (MediaType.of(contentType)) {
      case CSV, TSV -> Optional.of(new LongTable(inspector, contentType, piece, longest));
      case TEXT -> Optional.of(new LongText(inspector, piece, LongText.MARGIN));
      case JSON_LINES -> Optional.of(new LongLines(inspector, contentType, piece, longest));
      case JSON, FORM, XML, EVENTS, AMAZON_EVENTS, MULTIPART, PROTOBUF, GRPC, MESSAGE_PACK, UNDECODED,
          OTHER ->
        Optional.empty();
    };
  }

  /** Gives what was found there to {@code taker}, as {@code placed} has it; nothing where that is empty. */
  static void give(Examination seen, Placed placed, Taker taker) {
    List<Finding> findings = seen.findings();
    for (int i = 0; i < findings.size(); i++) {
      String revealed = seen.revealed(i);
      placed.of(findings.get(i)).ifPresent(finding -> taker.take(finding, revealed));
    }
  }

  /** Where a finding of a piece stands in the whole. */
  interface Placed {
    Optional<Finding> of(Finding inPiece);
  }
}
