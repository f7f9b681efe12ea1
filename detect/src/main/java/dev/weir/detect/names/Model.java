package dev.weir.detect.names;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Learned weights: eight bytes for each hashed feature, of how much likelier than {@link Tag#NONE} it makes each other tag, and
 * one weight for each pair of tags in a row. All eight are added up at once, in lanes of sixteen bits.
 */
public final class Model implements Weights {

  /** What is added to each weight, so that a byte of it is never negative. */
  public static final int BIAS = 128;

  private static final String RESOURCE = "tagger.bin";
  private static final long LANES = 0x00ff_00ff_00ff_00ffL;
  private static final int LANE = 16;

  /** By how much a feature is shifted to be a row's number. */
  private final int shift;
  private final long[] rows;
  private final int[] transitions = new int[Tag.COUNT * Tag.COUNT];

  private Model(DataInputStream data) throws IOException {
    data.readUTF();
    int bits = data.readUnsignedByte();
    shift = Integer.SIZE - bits;
    for (int i = 0; i < transitions.length; i++) {
      transitions[i] = data.readShort();
    }
    rows = new long[1 << bits];
    ByteBuffer.wrap(data.readNBytes(rows.length * Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer()
        .get(rows);
  }

  /** Returns the model that is built in. */
  public static Model load() {
    try (InputStream in = Resource.open(RESOURCE)) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the model that was written so. */
  public static Model read(InputStream in) throws IOException {
    return new Model(new DataInputStream(in));
  }

  /** Returns by how much the features of a row make a tag but {@link Tag#NONE} likelier than none: from -128 to 127. */
  public int weight(int row, int tag) {
    int lane = (tag - 1) * Byte.SIZE;
    return (int) (rows[row] >>> lane & 0xff) - BIAS;
  }

  @Override
  public int[] transitions() {
    return transitions;
  }

  @Override
  public void score(int[] features, int[] scores, int to) {
    long begins = 0;
    long insides = 0;
    for (int feature : features) {
      long row = rows[feature >>> shift];
      begins += row & LANES;
      insides += row >>> Byte.SIZE & LANES;
    }
    int bias = BIAS * features.length;
    scores[to] = 0;
    for (int tag = 1; tag < Tag.COUNT; tag += 2) {
      scores[to + tag] = (int) (begins & 0xffff) - bias;
      scores[to + tag + 1] = (int) (insides & 0xffff) - bias;
      begins >>>= LANE;
      insides >>>= LANE;
    }
  }
}
