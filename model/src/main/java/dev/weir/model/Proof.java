package dev.weir.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What proved a caller to be who it is; nothing of it could prove anything again. */
public sealed interface Proof {

  /** Where it calls from: the weakest. */
  record Address() implements Proof {}

  /** A port that is the caller's alone: nobody else is told of it. */
  record Port() implements Proof {}

  /**
   * A signed token of another issuer.
   *
   * @param until from when on it proves nothing
   */
  record Token(Instant until) implements Proof {}

  /**
   * A client certificate.
   *
   * @param until from when on it proves nothing
   */
  record Certificate(Instant until) implements Proof {}

  /**
   * A key of Weir's.
   *
   * @param above the keys that it was made from, the root first; empty for a root key
   * @param until from when on it proves nothing; empty where it lasts until it is revoked
   * @param allowances what may be used up with it, its own and those of the keys above
   * @param binding what whoever shows it has to prove besides
   */
  record Key(KeyId id, List<KeyId> above, Optional<Instant> until, Narrowing to, List<Allowance> allowances,
      Optional<Binding> binding) implements Proof {
    public Key {
      above = List.copyOf(above);
      allowances = List.copyOf(allowances);
    }

    /** One that nothing counts, and that whoever has it may show. */
    public Key(KeyId id, List<KeyId> above, Optional<Instant> until, Narrowing to) {
      this(id, above, until, to, List.of(), Optional.empty());
    }

    /** Returns the root key that it comes from, which may be itself. */
    public KeyId root() {
      return above.isEmpty() ? id : above.getFirst();
    }

    /** Returns the proof by a root key. */
    public static Key root(KeyId id, Optional<Instant> until) {
      return new Key(id, List.of(), until, Narrowing.NONE);
    }
  }
}
