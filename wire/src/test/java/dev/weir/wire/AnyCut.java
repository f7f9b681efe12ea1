package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;

/** A law of everything that reads from a connection: where the bytes are cut changes nothing, and no buffer is kept. */
public final class AnyCut {

  private AnyCut() {}

  /** Reads bytes that come {@code step} at a time, and tells what it has read. */
  public interface Reading {
    String read(UnpooledByteBufAllocator memory, byte[] data, int step);
  }

  /** Holds {@code reading} of {@code data} to the law. */
  public static void changesNothing(byte[] data, Reading reading) {
    UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
    String whole = reading.read(memory, data, Math.max(1, data.length));
    assertThat(reading.read(memory, data, 1)).isEqualTo(whole);
    assertThat(reading.read(memory, data, 7)).isEqualTo(whole);
    assertThat(memory.metric().usedHeapMemory()).isZero();
  }
}
