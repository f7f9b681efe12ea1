package dev.weir.vault;

import dev.weir.model.KeyId;
import dev.weir.model.Narrowing;
import dev.weir.model.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A key that was made from another, as its text says it.
 *
 * @param above the keys that it was made from, the root first; at least one
 * @param until in whole seconds
 * @param to never wider than that of any key above
 */
record SubKey(KeyId id, String caller, List<KeyId> above, Instant until, Narrowing to) {

  /** How many keys may stand one above the other over a sub-key, the root among them. */
  static final int DEEPEST = 3;

  SubKey {
    above = List.copyOf(above);
  }

  Proof.Key proof() {
    return new Proof.Key(id, above, Optional.of(until), to);
  }
}
