package dev.weir.detect.names;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Learned weights: a row of one byte a tag for each hashed feature, and one weight for each pair of tags in a row. */
public final class Model implements Weights {

  private static final String RESOURCE = "tagger.bin";

  /** The logarithm of the number of rows. */
  private final int bits;
  private final byte[] weights;
  private final int[] transitions = new int[Tag.COUNT * Tag.COUNT];

  private Model(DataInputStream data) throws IOException {
    data.readUTF();
    bits = data.readUnsignedByte();
    for (int i = 0; i < transitions.length; i++) {
      transitions[i] = data.readShort();
    }
    weights = data.readNBytes((1 << bits) * Tag.COUNT);
  }

  /** Returns the model that is built in. */
  public static Model load() {
    try (InputStream in = Resource.open(RESOURCE); DataInputStream data = new DataInputStream(in)) {
      return new Model(data);
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
