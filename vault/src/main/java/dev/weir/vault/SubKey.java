package dev.weir.vault;

import dev.weir.model.Allowance;
import dev.weir.model.Binding;
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
 * @param allowances its own and those of every key above
 * @param binding the same as that of a key above, where one has any
 */
record SubKey(KeyId id, String caller, List<KeyId> above, Instant until, Narrowing to,
    List<Allowance> allowances, Optional<Binding> binding) {

  /** How many keys may stand one above the other over a sub-key, the root among them. */
  static final int DEEPEST = 3;

  SubKey {
    above = List.copyOf(above);
    allowances = List.copyOf(allowances);
  }

  /** One that nothing counts, and that whoever has it may show. */
  SubKey(KeyId id, String caller, List<KeyId> above, Instant until, Narrowing to) {
    this(id, caller, above, until, to, List.of(), Optional.empty());
  }

  Proof.Key proof() {
    return new Proof.Key(id, above, Optional.of(until), to, allowances, binding);
  }
}
