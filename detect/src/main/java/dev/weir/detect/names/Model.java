package dev.weir.detect.names;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Learned weights: a row of one byte a tag for each hashed feature, and one weight for each pair of tags in a row.
 *
 * @param bits the logarithm of the number of rows
 */
public record Model(int bits, byte[] weights, int[] transitions) implements Weights {

  private static final String RESOURCE = "tagger.bin";

  /** Returns the model that is built in. */
  public static Model load() {
    try (InputStream in = Resource.open(RESOURCE); DataInputStream data = new DataInputStream(in)) {
      data.readUTF();
      int bits = data.readUnsignedByte();
      int[] transitions = new int[Tag.COUNT * Tag.COUNT];
      for (int i = 0; i < transitions.length; i++) {
        transitions[i] = data.readShort();
      }
      return new Model(bits, data.readNBytes((1 << bits) * Tag.COUNT), transitions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int transition(int before, int tag) {
    return transitions[before * Tag.COUNT + tag];
  }

  @Override
  public void add(int feature, int[] scores, int to) {
    int row = (feature >>> 32 - bits) * Tag.COUNT;
    for (int tag = 0; tag < Tag.COUNT; tag++) {
      scores[to + tag] += weights[row + tag];
    }
  }
}
