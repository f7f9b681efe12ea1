package dev.weir.audit.verify;

import dev.weir.audit.tree.Checkpoint;
import dev.weir.audit.tree.Frontier;
import java.util.Optional;

/** A checkpoint that the records have to keep: those up to its size are the ones that it was signed for. */
final class Promise {

  private final String file;
  private final Optional<Checkpoint> checkpoint;
  private String flaw;
  private boolean met;

  /** @param flaw what is wrong with the checkpoint itself; empty text where nothing is */
  Promise(String file, Optional<Checkpoint> checkpoint, String flaw) {
    this.file = file;
    this.checkpoint = checkpoint;
    this.flaw = flaw;
    met = checkpoint.filter(signed -> signed.size() > 0).isEmpty();
  }

  /** Looks whether the records that went by are as many as it was signed for, and the same. */
  void meet(Frontier records) {
    if (!met && records.size() == checkpoint.map(Checkpoint::size).orElse(0L)) {
      met = true;
      if (!checkpoint.map(Checkpoint::root).equals(Optional.of(records.root()))) {
        flaw = "the records are not those that it was signed for";
      }
    }
  }

  /** Is told that from here on nothing can be said of it. */
  void lost(String why) {
    flaw = why;
  }

  Optional<Checkpoint> checkpoint() {
    return checkpoint;
  }

  /** Returns what is wrong with the checkpoint, or with the records by it; empty where nothing is. */
  Optional<Damage> flaw() {
    String what = flaw.isEmpty() && !met
        ? "records that it was signed for are missing at the end of the log"
        : flaw;
    return what.isEmpty() ? Optional.empty() : Optional.of(new Damage(file, 0, Optional.empty(), what));
  }
}
