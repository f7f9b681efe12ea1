package dev.weir.detect.check;

import java.util.Arrays;

/** Keccak-256 with its first padding, which Ethereum kept. Source: the Keccak reference, version 3.0. */
public final class Keccak {

  private static final int RATE = 136;
  private static final int ROUNDS = 24;
  private static final int[] ROTATIONS = {1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43,
    62, 18, 39, 61,
    20, 44};
  private static final int[] LANES = {10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20,
    14, 22, 9, 6, 1};

  private Keccak() {}

  /** Returns the digest of fewer than 136 bytes, one block. */
  public static byte[] ofShort(byte[] message) {
    byte[] block = Arrays.copyOf(message, RATE);
    block[message.length] = 1;
    block[RATE - 1] |= (byte) 0x80;
    long[] state = new long[25];
    for (int i = 0; i < RATE; i++) {
      state[i / 8] |= (block[i] & 0xffL) << i % 8 * 8;
    }
    permute(state);
    byte[] digest = new byte[32];
    for (int i = 0; i < digest.length; i++) {
      digest[i] = (byte) (state[i / 8] >>> i % 8 * 8);
    }
    return digest;
  }

  private static void permute(long[] state) {
    int register = 1;
    for (int round = 0; round < ROUNDS; round++) {
      theta(state);
      rhoAndPi(state);
      chi(state);
      for (int j = 0; j < 7; j++) {
        state[0] ^= (long) (register & 1) << (1 << j) - 1;
        register = register << 1 ^ (register >> 7) * 0x171;
      }
    }
  }

  private static void theta(long[] state) {
    long[] columns = new long[5];
    for (int i = 0; i < 25; i++) {
      columns[i % 5] ^= state[i];
    }
    for (int i = 0; i < 25; i++) {
      state[i] ^= columns[(i + 4) % 5] ^ Long.rotateLeft(columns[(i + 1) % 5], 1);
    }
  }

  private static void rhoAndPi(long[] state) {
    long moving = state[1];
    for (int i = 0; i < LANES.length; i++) {
      long next = state[LANES[i]];
      state[LANES[i]] = Long.rotateLeft(moving, ROTATIONS[i]);
      moving = next;
    }
  }

  private static void chi(long[] state) {
    for (int row = 0; row < 25; row += 5) {
      long[] old = Arrays.copyOfRange(state, row, row + 5);
      for (int i = 0; i < 5; i++) {
        state[row + i] = old[i] ^ ~old[(i + 1) % 5] & old[(i + 2) % 5];
      }
    }
  }
}
