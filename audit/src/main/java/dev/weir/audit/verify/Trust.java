package dev.weir.audit.verify;

import dev.weir.audit.tree.Verifier;
import java.util.Optional;

/**
 * Keys that were kept elsewhere.
 *
 * @param log of the log; in its place is believed what lies beside it, which tells harm but no forgery
 * @param witness of one who has co-signed; tells even a log that was written and signed anew with the log's own key
 */
public record Trust(Optional<Verifier> log, Optional<Verifier> witness) {

  /** No key that was kept elsewhere. */
  public static final Trust NONE = new Trust(Optional.empty(), Optional.empty());

  /** Returns trust in the key of a log alone. */
  public static Trust in(Verifier log) {
    return new Trust(Optional.of(log), Optional.empty());
  }
}
