package dev.weir.gateway;

import dev.weir.model.Principal;
import java.time.Instant;

/** Is told how calls go on their way, room by room; must be quick and never throws. */
public interface Traces {

  /** Follows no call. */
  Traces NONE = (_, _, _) -> Trace.NONE;

  /**
   * Returns the trace of a call, which is in {@link Room#IDENTIFY} since {@code began}. Only known callers may say which trace
   * it belongs to: others could have Weir keep all that they send.
   */
  Trace begin(Incoming incoming, Principal who, Instant began);
}
