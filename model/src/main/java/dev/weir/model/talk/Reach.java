package dev.weir.model.talk;

import dev.weir.model.RuleRef;
import dev.weir.model.net.Host;
import dev.weir.model.net.Target;
import java.util.Optional;

/** Tells where a caller may go. */
public interface Reach {

  /** Returns whether a destination of the configuration stands for {@code host}. */
  boolean knows(Host host);

  /** Returns the rule by which the caller may not go to {@code target}; asks no name server. */
  Optional<RuleRef> forbids(Target target);
}
