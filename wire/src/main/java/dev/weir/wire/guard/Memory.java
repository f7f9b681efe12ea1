package dev.weir.wire.guard;

import io.netty.util.internal.PlatformDependent;
import java.util.Optional;

/** How much of Java's memory calls may hold, derived from what there is. */
public final class Memory {

  /** A body is there as it came, once more decoded and as text while it is looked at, and once more rewritten. */
  private static final int TIMES_HELD = 6;
  /** What Weir needs by itself. */
  private static final long OWN_BYTES = 48L << 20;
  private static final long LEAST_BYTES = 1 << 20;
  /** The rest is what the allocator sets aside, and what is on its way through TLS. */
  private static final int DIRECT_SHARE = 3;

  private Memory() {}

  /** Returns what bodies may hold: {@code configured}, or a share of the heap. */
  public static Budget bodies(Optional<Long> configured) {
    long left = (Runtime.getRuntime().maxMemory() - OWN_BYTES) / TIMES_HELD;
    return new Budget(configured.orElse(Math.max(LEAST_BYTES, left)));
  }

  /** Returns what connections' buffers may hold. */
  public static Budget buffers() {
    return new Budget(PlatformDependent.maxDirectMemory() / DIRECT_SHARE);
  }
}
