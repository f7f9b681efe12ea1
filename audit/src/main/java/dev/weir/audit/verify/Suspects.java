package dev.weir.audit.verify;

import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.segment.FrameHeader;
import dev.weir.audit.segment.Records;
import java.nio.ByteBuffer;

/** Tells which records of a frame are damaged, as closely as their own checksums can. */
final class Suspects {

  private Suspects() {}

  /** Returns the records of a frame that is not whole which are not proven to be; all of them where none can be told. */
  static Damage.Records in(FrameHeader header, ByteBuffer stored) {
    Damage.Records all = new Damage.Records(header.first(), header.next() - 1);
    if (stored.remaining() != header.storedBytes()) {
      return all;
    }
    long first = -1;
    long last = -1;
    long sequence = header.first();
    try {
      Records records = Records.of(header, stored);
      for (; records.next(); sequence++) {
        if (!records.isWhole()) {
          first = first < 0 ? sequence : first;
          last = sequence;
        }
      }
    } catch (CorruptRecord e) {
      // From here on nothing can be told apart any more.
      return new Damage.Records(first < 0 ? Math.min(sequence, all.last()) : first, all.last());
    }
    boolean told = first >= 0 && sequence == header.next();
    return told ? new Damage.Records(first, last) : all;
  }
}
