package dev.weir.wire;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers every buffer that was lost; the build tells Netty to report to it. */
public final class Leaks<T> extends ResourceLeakDetector<T> {

  private static final List<String> REPORTED = new CopyOnWriteArrayList<>();

  /** Called by Netty. */
  @SuppressWarnings("deprecation")
  public Leaks(Class<?> resource, int interval) {
    super(resource, interval);
  }

  /** Not called, but Netty takes no class that lacks it. */
  @SuppressWarnings({"deprecation", "unused"})
  public Leaks(Class<?> resource, int interval, long maxActive) {
    super(resource, interval);
  }

  /** Fails where a buffer was lost since it was last asked. */
  static void check() {
    System.gc();
    // A report is made when the next buffer is.
    ByteBufAllocator.DEFAULT.buffer(1).release();
    List<String> lost = List.copyOf(REPORTED);
    REPORTED.clear();
    if (!lost.isEmpty()) {
      throw new AssertionError("lost buffers: " + lost);
    }
  }

  @Override
  protected boolean needReport() {
    return true;
  }

  @Override
  protected void reportTracedLeak(String type, String records) {
    REPORTED.add(type + records);
  }

  @Override
  protected void reportUntracedLeak(String type) {
    REPORTED.add(type);
  }
}
