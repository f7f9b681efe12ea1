package dev.weir.model;

import dev.weir.model.net.Bytes;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Puts originals back in the place of tokens. */
public interface Restorer {

  /**
   * Returns the body with every token of this scope turned back, escaped as the media type asks; tokens of others stay.
   *
   * @param contentType the answer's Content-Type; empty text where it has none
   */
  Restored restore(Bytes body, String contentType, Scope scope);

  /** Returns what turns tokens back in a body that comes in pieces; empty where none are in a body of this type. */
  Optional<Stream> stream(String contentType, Scope scope);

  /**
   * Returns what turns tokens back in the answer of a gRPC call that goes on message by message: in those messages that are
   * whole while {@code wanted} holds.
   */
  Stream messages(String contentType, Scope scope, BooleanSupplier wanted);

  /** A body after restoring; {@code count} is the number of tokens that were turned back. */
  record Restored(Bytes body, int count) {}

  /** One body in pieces, cut anywhere. For one thread at a time. */
  interface Stream {

    /** Returns what can go on by now; holds back what may yet turn out to be a token, and no more than that. */
    Bytes next(Bytes piece);

    /** Returns what was held back, at the end of the body. */
    Bytes end();

    /** Returns how many tokens were turned back so far. */
    int count();
  }
}
