package dev.weir.audit.payload;

import dev.weir.model.AuditEvent.Notice;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a notice in the log says of a part that is kept, in words that can be read back.
 *
 * @param size of the body, in bytes
 * @param hash of the part, 64 hexadecimal digits
 */
public record PartNote(Side side, long size, boolean cut, Instant until, String hash) {

  /** What a notice of a part that is kept says what it is. */
  public static final String KEPT = "payload.kept";
  /** What a notice of one that is not kept says what it is. */
  public static final String DROPPED = "payload.dropped";

  private static final String CUT = "cut";
  private static final int PARTS = 5;

  /** Returns the notice's reason. */
  public String text() {
    return String.join(" ", side.word(), Long.toString(size), cut ? CUT : "whole", until.toString(), hash);
  }

  /** Returns what a notice tells of a part that is kept; empty where it tells of none. */
  public static Optional<PartNote> of(Notice notice) {
    List<String> words = List.of(notice.reason().split(" ", -1));
    if (!notice.what().equals(KEPT) || words.size() != PARTS) {
      return Optional.empty();
    }
    try {
      return Side.named(words.get(0)).flatMap(side -> Optional.of(new PartNote(side,
          Long.parseLong(words.get(1)), words.get(2).equals(CUT), Instant.parse(words.get(3)),
          words.get(4))));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
