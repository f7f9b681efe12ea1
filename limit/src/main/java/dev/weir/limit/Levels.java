package dev.weir.limit;

import java.util.stream.Stream;

/** Tells people how full buckets are. Takes no lock that a call takes: what is told may be of the moment before. */
public interface Levels {

  /** Returns every bucket that is kept, in no order; full ones may be among them. */
  Stream<Level> levels();
}
