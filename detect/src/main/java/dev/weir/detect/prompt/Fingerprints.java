package dev.weir.detect.prompt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The slots of a table of features, each told by a fingerprint of sixteen bits within one of few places. One in some 10,000 features
 * that are not there is mistaken for one that is.
 */
final class Fingerprints {

  /** Slots that a feature may be in: a bucket of them, which lie within one line of a processor's cache. */
  static final int BUCKET = 8;

  /** Fingerprints in a long; its bits that are the lowest and the highest of each. */
  private static final int TOGETHER = 4;
  private static final long LOWS = 0x0001_0001_0001_0001L;
  private static final long HIGHS = LOWS << 15;

  private final int slots;
  private final long[] fingerprints;

  /** @param slots a multiple of {@link #BUCKET} */
  Fingerprints(int slots) {
    this.slots = slots;
    fingerprints = new long[slots / TOGETHER];
  }

  int slots() {
    return slots;
  }

  /** Gives {@code feature} a slot and returns it; -1 where its bucket is full. */
  int add(long feature) {
    int bucket = bucket(feature);
    for (int slot = bucket; slot < bucket + BUCKET; slot++) {
      if (at(slot) == 0) {
        put(slot, of(feature));
        return slot;
      }
    }
    return -1;
  }

  /** Returns the slot of {@code feature}; a negative number where it has none. */
  int find(long feature) {
    long wanted = (of(feature) & 0xffffL) * LOWS;
    int bucket = bucket(feature);
    int first = same(fingerprints[bucket / TOGETHER] ^ wanted);
    int second = same(fingerprints[bucket / TOGETHER + 1] ^ wanted);
    int within = first + first / TOGETHER * second;
    // All bits set where it is not within the bucket, without a branch.
    return bucket + within | ~(within - BUCKET >> Integer.SIZE - 1);
  }

  /** Returns which of four fingerprints does not differ, the first of them; 4 where all do. */
  private static int same(long different) {
    // Above the highest bit of the first that does not differ, bits may be wrong.
    return Long.numberOfTrailingZeros(different - LOWS & ~different & HIGHS) / Short.SIZE;
  }

  void read(DataInputStream data) throws IOException {
    for (int slot = 0; slot < slots; slot++) {
      put(slot, data.readShort());
    }
  }

  void write(DataOutputStream data) throws IOException {
    for (int slot = 0; slot < slots; slot++) {
      data.writeShort(at(slot));
    }
  }

  private short at(int slot) {
    return (short) (fingerprints[slot / TOGETHER] >>> slot % TOGETHER * Short.SIZE);
  }

  private void put(int slot, short fingerprint) {
    fingerprints[slot / TOGETHER] |= (fingerprint & 0xffffL) << slot % TOGETHER * Short.SIZE;
  }

  private int bucket(long feature) {
    return (int) ((feature >>> 20 & 0xffff_ffffL) * (slots / BUCKET) >>> 32) * BUCKET;
  }

  private static short of(long feature) {
    short low = (short) (feature >>> 3);
    return low == 0 ? 1 : low;
  }
}
