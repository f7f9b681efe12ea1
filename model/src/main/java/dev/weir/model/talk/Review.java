package dev.weir.model.talk;

import dev.weir.model.net.Bytes;
import java.util.List;
import java.util.Optional;

/** Looks at one answer before the application has it. For one thread at a time; never throws for anything in the answer. */
public interface Review {

  /** Begins with a body of this type; returns whether it is looked at as it comes: any other has to be there as a whole. */
  boolean begin(String contentType);

  /** Returns a whole body, without a content coding, as it may go on; nothing of it may where {@link #denied} says why. */
  Bytes whole(String contentType, Bytes body);

  /**
   * Returns what of a streamed body may go on by now. Where {@link #denied} says why from here on, this is the last of it,
   * with the end that the provider's own clients know.
   */
  Bytes next(Bytes piece);

  /** Returns what was held back, at the end of a streamed body. */
  Bytes end();

  /** Takes what the application says while it is answered, as it leaves: it was asked as well. */
  void said(Bytes message);

  /** Returns why the application does not get the answer, or no more of it. */
  Optional<Remark> denied();

  /** Returns all that was found by now, each breach of each rule once. */
  List<Remark> remarks();
}
