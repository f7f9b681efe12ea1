package dev.weir.detect.engine;

import java.util.concurrent.atomic.AtomicInteger;

/** How far a detector has read in a text: {@link Text} keeps one place for each mark, so that the detector itself has no state. */
public final class Mark {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final int slot = COUNT.getAndIncrement();

  int slot() {
    return slot;
  }

  static int count() {
    return COUNT.get();
  }
}
