package dev.weir.model;

import java.util.List;
import java.util.Optional;

/** Who calls. */
public sealed interface Principal {

  /**
   * A caller that the configuration names.
   *
   * @param team empty text where it has none
   */
  record Caller(String name, String team, Proof proof) implements Principal {

    /** A caller as records name it: by its key, or by none. */
    public Caller(String name, String team, Optional<KeyId> key) {
      this(name, team,
          key.<Proof>map(id -> Proof.Key.root(id, Optional.empty())).orElseGet(Proof.Address::new));
    }

    /** Returns the key that it showed; empty where something else proved it. */
    public Optional<KeyId> key() {
      return proof instanceof Proof.Key key ? Optional.of(key.id()) : Optional.empty();
    }

    /** Returns the root key behind the key that it showed: sub-keys count as the one that they come from. */
    public Optional<KeyId> root() {
      return proof instanceof Proof.Key key ? Optional.of(key.root()) : Optional.empty();
    }

    /** Returns the keys that the one it showed was made from, the root first. */
    public List<KeyId> above() {
      return proof instanceof Proof.Key key ? key.above() : List.of();
    }

    /** Returns what may be used up with its key. */
    public List<Allowance> allowances() {
      return proof instanceof Proof.Key key ? key.allowances() : List.of();
    }

    /** Returns what its key may be used for at the most. */
    public Narrowing narrowing() {
      return proof instanceof Proof.Key key ? key.to() : Narrowing.NONE;
    }
  }

  /** Nobody that is known; {@code why} holds nothing of what was shown. */
  record Unknown(String why) implements Principal {}
}
