package dev.weir.detect.rewrite;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** SipHash-2-4: a short keyed hash. Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012. */
final class SipHash {

  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class,
      ByteOrder.LITTLE_ENDIAN);

  private final long k0;
  private final long k1;

  /** @param key of which the first 16 bytes are used */
  SipHash(byte[] key) {
    k0 = (long) LONG.get(key, 0);
    k1 = (long) LONG.get(key, 8);
  }

  /** Returns the hash of the bytes from {@code from} to before {@code to}. */
  long of(byte[] bytes, int from, int to) {
    State state = new State(k0, k1);
    int i = from;
    for (; i + 8 <= to; i += 8) {
      state.take((long) LONG.get(bytes, i));
    }
    long last = (long) (to - from) << 56;
    for (int shift = 0; i < to; i++, shift += 8) {
      last |= (bytes[i] & 0xffL) << shift;
    }
    state.take(last);
    return state.end();
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void take(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    long end() {
      v2 ^= 0xff;
      round();
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
