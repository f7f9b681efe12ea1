package dev.weir.limit;

import dev.weir.model.Limiter;
import java.util.stream.Stream;

/** Tells people how full its buckets are, and takes no lock for it that a call takes: what is told may be of the moment before. */
public interface ReadableLimiter extends Limiter {

  /** Returns every bucket that is kept, in no order; full ones may be among them. */
  Stream<Level> levels();
}
