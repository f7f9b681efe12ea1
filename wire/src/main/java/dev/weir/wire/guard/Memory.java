package dev.weir.wire.guard;

import io.netty.util.internal.PlatformDependent;
import java.util.Optional;

/** How much of Java's memory calls may hold, derived from what there is. */
public final class Memory {

  /** A body is there as it came, once more decoded and as text while it is looked at, and once more rewritten. */
  private static final int HEAP_SHARE = 6;
  /** The rest is what the allocator sets aside, and what is on its way through TLS. */
  private static final int DIRECT_SHARE = 3;

  private Memory() {}

  /** Returns what bodies may hold: {@code configured}, or a share of the heap. */
  public static Budget bodies(Optional<Long> configured) {
    return new Budget(configured.orElse(Runtime.getRuntime().maxMemory() / HEAP_SHARE));
  }

  /** Returns what connections' buffers may hold. */
  public static Budget buffers() {
    return new Budget(PlatformDependent.maxDirectMemory() / DIRECT_SHARE);
  }
}
