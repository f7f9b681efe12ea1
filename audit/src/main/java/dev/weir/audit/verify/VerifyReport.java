package dev.weir.audit.verify;

import dev.weir.audit.segment.Hash;
import dev.weir.audit.tree.Checkpoint;
import java.util.List;
import java.util.Optional;

/**
 * What a look at the whole log came to.
 *
 * @param records how many are whole and in their place
 * @param bytes how many were read
 * @param unpacked how many the whole records are
 * @param next the sequence behind the last record
 * @param hash the chain hash of the last frame: who has noted it down can tell a log that was written anew
 * @param checkpoint the newest one that is signed
 * @param witnessed the newest one that the witness has signed, too; empty where none was asked for
 * @param notes what a crash left beside the log; no damage
 */
public record VerifyReport(int segments, long records, long bytes, long unpacked, long next, Hash hash,
    Optional<Checkpoint> checkpoint, Optional<Witnessed> witnessed, List<Damage> damage, List<String> notes) {

  public VerifyReport {
    damage = List.copyOf(damage);
    notes = List.copyOf(notes);
  }

  /** Returns whether every record is as it was written. */
  public boolean intact() {
    return damage.isEmpty();
  }
}
