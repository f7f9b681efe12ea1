package dev.weir.audit.verify;

import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.segment.Piece;
import dev.weir.audit.segment.Records;
import dev.weir.audit.tree.Checkpoint;
import dev.weir.audit.tree.Frontier;
import dev.weir.audit.tree.Tree;
import dev.weir.audit.tree.TreeFiles;
import dev.weir.audit.tree.Verifier;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds the records that go by against the newest checkpoints: they are the ones that these were signed for, or not. */
final class Leaves {

  private final Frontier frontier;
  private final Promise own;
  private final Promise cosigned;
  private final Optional<Instant> seen;

  private Leaves(Frontier frontier, Promise own, Promise cosigned, Optional<Instant> seen) {
    this.frontier = frontier;
    this.own = own;
    this.cosigned = cosigned;
    this.seen = seen;
  }

  /**
   * Returns those of a log.
   *
   * @param dropped how many records are known by their hashes alone: what is signed holds for these hashes, too
   */
  static Leaves of(TreeFiles files, Trust trust, long dropped) throws IOException {
    Optional<Verifier> verifier = trust.log().isPresent() ? trust.log() : files.verifier();
    Optional<String> cosigned = trust.witness().isPresent() ? files.cosigned() : Optional.empty();
    Optional<Instant> seen = trust.witness().flatMap(key -> cosigned.flatMap(key::seen));
    return new Leaves(frontier(files, dropped), own(files.checkpoint(), verifier),
        cosigned(trust, cosigned, seen, verifier), seen);
  }

  private static Frontier frontier(TreeFiles files, long dropped) throws IOException {
    try (Tree tree = Tree.read(files.tree())) {
      return dropped == 0 ? new Frontier() : new Frontier(dropped, tree.subtrees(dropped));
    }
  }

  private static Promise own(Optional<String> note, Optional<Verifier> verifier) {
    if (note.isEmpty() && verifier.isEmpty()) {
      // A log from before there were checkpoints, or none at all.
      return new Promise("checkpoint", Optional.empty(), "");
    }
    Optional<Checkpoint> signed = verifier.flatMap(key -> note.flatMap(key::open));
    return new Promise("checkpoint", signed, note.isEmpty()
        ? "it is missing"
        : signed.isEmpty() ? "it is not signed by this log's key" : "");
  }

  private static Promise cosigned(Trust trust, Optional<String> note, Optional<Instant> seen,
      Optional<Verifier> verifier) {
    if (trust.witness().isEmpty()) {
      return new Promise("cosigned", Optional.empty(), "");
    }
    Optional<Checkpoint> signed = verifier.flatMap(key -> note.flatMap(key::open))
        .filter(_ -> seen.isPresent());
    return new Promise("cosigned", signed, note.isEmpty()
        ? "no checkpoint that a witness has signed is there"
        : signed.isEmpty() ? "it is not signed by both this log and this witness" : "");
  }

  /** Takes the next frame; those before it were whole, too. */
  void take(Piece.Whole frame) {
    try {
      for (Records records = Records.of(frame.header(), frame.stored()); records.next();) {
        frontier.add(records.array(), records.at(), records.length());
        own.meet(frontier);
        cosigned.meet(frontier);
      }
    } catch (CorruptRecord e) {
      own.lost("a frame before it cannot be taken apart");
    }
  }

  /** Returns the checkpoint, where there is one that is signed. */
  Optional<Checkpoint> checkpoint() {
    return own.checkpoint();
  }

  /** Returns what the witness has signed for, where it has. */
  Optional<Witnessed> witnessed() {
    return cosigned.checkpoint().flatMap(checkpoint -> seen.map(at -> new Witnessed(checkpoint, at)));
  }

  /** Returns what is wrong with the checkpoints, or with the records by them. */
  List<Damage> flaws() {
    return List.of(own, cosigned).stream().flatMap(promise -> promise.flaw().stream()).toList();
  }
}
