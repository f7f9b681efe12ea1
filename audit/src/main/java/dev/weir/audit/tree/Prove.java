package dev.weir.audit.tree;

import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.record.EventDecoder;
import dev.weir.audit.segment.Piece;
import dev.weir.audit.segment.Records;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.segment.SegmentScan;
import dev.weir.model.AuditEvent;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes proofs of records; may be used while the log is written. */
public final class Prove {

  private Prove() {}

  /** What became of asking for a proof. */
  public sealed interface Result {

    /** Here it is. */
    record Proven(InclusionProof proof) implements Result {}

    /** No such record is in the log. */
    record Absent() implements Result {}

    /** The record is there, and no checkpoint yet: there will be one within a second while Weir serves. */
    record TooNew() implements Result {}

    /** No proof of it holds: tree and checkpoint, or checkpoint and log, do not go together. */
    record Broken() implements Result {}
  }

  private record Found(long sequence, Bytes record) {}

  /** Returns the proof of the first record in the log in {@code folder} that {@code wanted} is true of. */
  public static Result first(Path folder, Predicate<AuditEvent> wanted) throws IOException {
    TreeFiles files = TreeFiles.in(folder);
    // First, so that it is never ahead of the tree that is read behind it.
    Optional<String> note = files.checkpoint();
    Optional<Verifier> verifier = files.verifier();
    Optional<Found> found = find(folder, wanted);
    if (found.isEmpty()) {
      return new Result.Absent();
    }
    Optional<Checkpoint> checkpoint = verifier.flatMap(key -> note.flatMap(key::open));
    if (note.isPresent() && checkpoint.isEmpty()) {
      return new Result.Broken();
    }
    long size = checkpoint.map(Checkpoint::size).orElse(0L);
    if (found.get().sequence() >= size) {
      return new Result.TooNew();
    }
    try (Tree tree = Tree.read(files.tree())) {
      if (tree.size() < size) {
        return new Result.Broken();
      }
      InclusionProof proof = new InclusionProof(found.get().sequence(), found.get().record(),
          tree.inclusion(found.get().sequence(), size), note.orElseThrow());
      return proof.proves(verifier.orElseThrow()).isPresent()
          ? new Result.Proven(proof)
          : new Result.Broken();
    }
  }

  private static Optional<Found> find(Path folder, Predicate<AuditEvent> wanted) throws IOException {
    for (SegmentFile segment : SegmentFile.list(folder)) {
      try (SegmentScan scan = SegmentScan.open(segment.path())) {
        for (Optional<Piece> piece = scan.next(); piece.isPresent(); piece = scan.next()) {
          Optional<Found> found = piece.get() instanceof Piece.Whole whole
              ? find(whole, wanted)
              : Optional.empty();
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Found> find(Piece.Whole frame, Predicate<AuditEvent> wanted) {
    long sequence = frame.header().first();
    try {
      Records records = Records.of(frame.header(), frame.stored());
      for (; records.next(); sequence++) {
        if (wanted.test(EventDecoder.decode(records.array(), records.at(), records.length()))) {
          return Optional.of(new Found(sequence, Bytes.wrap(
              Arrays.copyOfRange(records.array(), records.at(), records.at() + records.length()))));
        }
      }
    } catch (CorruptRecord e) {
      // What cannot be read is not what is looked for; verify tells of it.
    }
    return Optional.empty();
  }
}
