package dev.weir.detect.prompt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Linear heads over hashed features: a table of fingerprints and, for each head, a weight of eight bits. A feature that is not
 * in the table weighs nothing; one in some 10,000 is mistaken for another.
 */
public final class Model {

  /** Slots that a feature may be in: a bucket of them, which lie within one line of a processor's cache. */
  private static final int BUCKET = 8;

  private static final int MAGIC = 0x57505232;

  private final int heads;
  private final short[] fingerprints;
  private final byte[] weights;
  private final float[] scales;
  /** Of each head, what a weight of one is. */
  private final float[] units;
  private final float[] biases;
  private final String version;

  private Model(String version, int heads, int slots) {
    this.version = version;
    this.heads = heads;
    fingerprints = new short[slots];
    weights = new byte[slots * heads];
    scales = new float[heads];
    units = new float[heads];
    biases = new float[heads];
  }

  /** Makes a model of the heaviest features that find a place in a table. */
  public static final class Maker {
    private final Model model;

    /**
     * @param slots a power of two
     * @param scales of each head, what a weight of 127 is
     */
    public Maker(String version, int slots, float[] scales, float[] biases) {
      model = new Model(version, scales.length, slots);
      System.arraycopy(scales, 0, model.scales, 0, scales.length);
      model.scale();
      System.arraycopy(biases, 0, model.biases, 0, biases.length);
    }

    /** Takes a feature in; returns false where its slots are taken. The heaviest come first. */
    public boolean add(long feature, float[] weights) {
      int bucket = model.bucket(feature);
      for (int slot = bucket; slot < bucket + BUCKET; slot++) {
        if (model.fingerprints[slot] == 0) {
          model.fingerprints[slot] = fingerprint(feature);
          for (int head = 0; head < model.heads; head++) {
            float scaled = weights[head] / model.scales[head] * Byte.MAX_VALUE;
            model.weights[head * model.fingerprints.length + slot] = (byte) Math.max(-127,
                Math.min(127, Math.round(scaled)));
          }
          return true;
        }
      }
      return false;
    }

    public Model made() {
      return model;
    }
  }

  /** Returns the model in {@code in}. */
  public static Model read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    if (data.readInt() != MAGIC) {
      throw new IOException("no model of prompts");
    }
    Model model = new Model(data.readUTF(), data.readInt(), data.readInt());
    for (int head = 0; head < model.heads; head++) {
      model.scales[head] = data.readFloat();
      model.biases[head] = data.readFloat();
    }
    model.scale();
    for (int slot = 0; slot < model.fingerprints.length; slot++) {
      model.fingerprints[slot] = data.readShort();
    }
    data.readFully(model.weights);
    return model;
  }

  private void scale() {
    for (int head = 0; head < heads; head++) {
      units[head] = scales[head] / Byte.MAX_VALUE;
    }
  }

  /** Writes the model, the same bytes for the same model. */
  public void write(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(MAGIC);
    data.writeUTF(version);
    data.writeInt(heads);
    data.writeInt(fingerprints.length);
    for (int head = 0; head < heads; head++) {
      data.writeFloat(scales[head]);
      data.writeFloat(biases[head]);
    }
    for (short fingerprint : fingerprints) {
      data.writeShort(fingerprint);
    }
    data.write(weights);
    data.flush();
  }

  public String version() {
    return version;
  }

  /** Returns how many features it could have; {@link #find} returns less than this. */
  int slots() {
    return fingerprints.length;
  }

  /** Returns the slot of {@code feature}; -1 where it weighs nothing. */
  int find(long feature) {
    short fingerprint = fingerprint(feature);
    int bucket = bucket(feature);
    for (int slot = bucket; slot < bucket + BUCKET; slot++) {
      if (fingerprints[slot] == fingerprint) {
        return slot;
      }
      if (fingerprints[slot] == 0) {
        return -1;
      }
    }
    return -1;
  }

  /** Returns what the feature in {@code slot} says for {@code head}. */
  float weight(int slot, int head) {
    return weights[head * fingerprints.length + slot] * units[head];
  }

  float bias(int head) {
    return biases[head];
  }

  private int bucket(long feature) {
    return (int) (feature >>> 20) & fingerprints.length - BUCKET;
  }

  private static short fingerprint(long feature) {
    short low = (short) (feature >>> 3);
    return low == 0 ? 1 : low;
  }

  @Override
  public String toString() {
    return "Model[" + version + ", " + Arrays.hashCode(weights) + "]";
  }
}
