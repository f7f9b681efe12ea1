package dev.weir.vault;

import dev.weir.model.Binding;
import dev.weir.model.Narrowing;
import dev.weir.model.Share;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks a sub-key to be. Refused, not clipped, where it is more than the parent has; what it leaves out is as the
 * parent has it.
 *
 * @param shares what may be used up with it at the most
 * @param binding what whoever shows it has to prove besides; of a parent that is bound only the same
 * @param expires refused where it is later than the parent's end; empty for 15 minutes, or the parent's end where that is
 *     sooner
 */
public record Wish(Narrowing to, List<Share> shares, Optional<Binding> binding, String note,
    Optional<Instant> expires) {

  public Wish {
    shares = List.copyOf(shares);
  }

  /** Nothing counts it, and whoever has it may show it. */
  public Wish(Narrowing to, String note, Optional<Instant> expires) {
    this(to, List.of(), Optional.empty(), note, expires);
  }
}
