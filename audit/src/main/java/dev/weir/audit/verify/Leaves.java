package dev.weir.audit.verify;

import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.segment.Piece;
import dev.weir.audit.segment.Records;
import dev.weir.audit.tree.Checkpoint;
import dev.weir.audit.tree.Frontier;
import dev.weir.audit.tree.TreeFiles;
import dev.weir.audit.tree.Verifier;
import java.io.IOException;
import java.util.Optional;

/** Holds the records that go by against the newest checkpoint: they are the ones that it was signed for, or not. */
final class Leaves {

  private final Frontier frontier = new Frontier();
  private final Optional<Checkpoint> checkpoint;
  private String flaw;
  private boolean met;

  private Leaves(Optional<Checkpoint> checkpoint, String flaw) {
    this.checkpoint = checkpoint;
    this.flaw = flaw;
    met = checkpoint.filter(signed -> signed.size() > 0).isEmpty();
  }

  /** Returns those of a log; {@code trusted} in the place of the verifier that lies beside it. */
  static Leaves of(TreeFiles files, Optional<Verifier> trusted) throws IOException {
    Optional<String> note = files.checkpoint();
    Optional<Verifier> verifier = trusted.isPresent() ? trusted : files.verifier();
    if (note.isEmpty() && verifier.isEmpty()) {
      // A log from before there were checkpoints, or none at all.
      return new Leaves(Optional.empty(), "");
    }
    Optional<Checkpoint> signed = verifier.flatMap(key -> note.flatMap(key::open));
    return new Leaves(signed, note.isEmpty()
        ? "it is missing"
        : signed.isEmpty() ? "it is not signed by this log's key" : "");
  }

  /** Takes the next frame; those before it were whole, too. */
  void take(Piece.Whole frame) {
    try {
      for (Records records = Records.of(frame.header(), frame.stored()); records.next();) {
        frontier.add(records.array(), records.at(), records.length());
        meet();
      }
    } catch (CorruptRecord e) {
      flaw = "a frame before it cannot be taken apart";
    }
  }

  private void meet() {
    if (!met && frontier.size() == checkpoint.map(Checkpoint::size).orElse(0L)) {
      met = true;
      if (!checkpoint.map(Checkpoint::root).equals(Optional.of(frontier.root()))) {
        flaw = "the records are not those that it was signed for";
      }
    }
  }

  /** Returns the checkpoint, where there is one that is signed. */
  Optional<Checkpoint> checkpoint() {
    return checkpoint;
  }

  /** Returns what is wrong with the checkpoint, or with the records by it; empty where nothing is. */
  Optional<String> flaw() {
    return flaw.isEmpty() && !met
        ? Optional.of("records that it was signed for are missing at the end of the log")
        : Optional.of(flaw).filter(text -> !text.isEmpty());
  }
}
