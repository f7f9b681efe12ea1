package dev.weir.wire;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers every buffer that Netty reports as lost. */
final class Leaks {

  private static final List<String> REPORTED = new CopyOnWriteArrayList<>();

  private Leaks() {}

  static {
    ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
      @Override
      @SuppressWarnings("deprecation")
      public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval, long max) {
        return new Remembering<>(resource, interval);
      }
    });
  }

  /** Starts remembering; before the first buffer is made. */
  static void watch() {}

  /** Fails where a buffer was lost. */
  static void check() {
    System.gc();
    // A report is made when the next buffer is.
    ByteBufAllocator.DEFAULT.buffer(1).release();
    if (!REPORTED.isEmpty()) {
      throw new AssertionError("lost buffers: " + REPORTED);
    }
  }

  private static final class Remembering<T> extends ResourceLeakDetector<T> {
    @SuppressWarnings("deprecation")
    Remembering(Class<?> resource, int interval) {
      super(resource, interval);
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
}
