package dev.weir.detect.prompt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Linear heads over hashed features: a table of fingerprints and of weights, of eight bits for the first head, which decides,
 * and for the last, which tells requests, and of four for those between them, which only name what was found: so more features find a
 * place. A feature that is not in the table weighs nothing.
 */
public final class Model {

  private static final int MAGIC = 0x57505234;

  /** The highest weight of the first and the last head and of the others, as it is kept. */
  private static final int MOST = Byte.MAX_VALUE;
  private static final int MOST_OF_OTHERS = 7;

  /** Heads of eight bits. */
  private static final int WIDE = 2;

  private final int heads;
  private final Fingerprints places;
  private final byte[] weights;
  private final byte[] requests;
  /** Of each slot the weights of the heads between the first and the last, two of them in a byte. */
  private final byte[] others;
  private final float[] scales;
  /** Of each head, what a weight of one is. */
  private final float[] units;
  private final float[] biases;
  private final String version;

  private Model(String version, int heads, int slots) {
    this.version = version;
    this.heads = heads;
    places = new Fingerprints(slots);
    weights = new byte[slots];
    requests = new byte[slots];
    others = new byte[slots * pairs()];
    scales = new float[heads];
    units = new float[heads];
    biases = new float[heads];
  }

  /** Makes a model of the heaviest features that find a place in a table. */
  public static final class Maker {
    private final Model model;

    /**
     * @param slots a multiple of 8
     * @param scales of each head, of which there is an even number, what the highest weight is: what is more counts as that
     */
    public Maker(String version, int slots, float[] scales, float[] biases) {
      model = new Model(version, scales.length, slots);
      System.arraycopy(scales, 0, model.scales, 0, scales.length);
      model.scale();
      System.arraycopy(biases, 0, model.biases, 0, biases.length);
    }

    /** Takes a feature in; returns false where its slots are taken. The heaviest come first. */
    public boolean add(long feature, float[] weights) {
      int slot = model.places.add(feature);
      for (int head = 0; head < model.heads && slot >= 0; head++) {
        model.set(slot, head, Math.round(weights[head] / model.units[head]));
      }
      return slot >= 0;
    }

    /** Returns whether a feature has a slot, which it may share with another that has the same fingerprint. */
    public boolean has(long feature) {
      return model.find(feature) >= 0;
    }

    /**
     * Takes what the last head says in place of what it said.
     *
     * @param features the heaviest first; what has no slot says nothing
     */
    public void requests(List<Long> features, ToDoubleFunction<Long> weight, float bias) {
      int head = model.requests();
      List<Long> kept = features.stream().filter(this::has).toList();
      Arrays.fill(model.requests, (byte) 0);
      model.scales[head] = (float) kept.stream().mapToDouble(weight).map(Math::abs).max().orElse(1);
      model.biases[head] = bias;
      model.scale();
      for (Long feature : kept.reversed()) {
        model.set(model.find(feature), head,
            Math.round((float) weight.applyAsDouble(feature) / model.units[head]));
      }
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
    model.places.read(data);
    data.readFully(model.weights);
    data.readFully(model.others);
    model.readRequests(data);
    return model;
  }

  private void readRequests(DataInputStream data) throws IOException {
    for (int bucket = 0; bucket < slots(); bucket += Fingerprints.BUCKET) {
      int told = data.readUnsignedByte();
      for (int slot = bucket; slot < bucket + Fingerprints.BUCKET; slot++) {
        requests[slot] = (told >>> slot - bucket & 1) == 0 ? 0 : data.readByte();
      }
    }
  }

  /** Writes of each bucket which slots tell requests, as bits, and what those weigh: most tell none. */
  private void writeRequests(DataOutputStream data) throws IOException {
    for (int bucket = 0; bucket < slots(); bucket += Fingerprints.BUCKET) {
      int told = 0;
      for (int slot = bucket; slot < bucket + Fingerprints.BUCKET; slot++) {
        told |= requests[slot] == 0 ? 0 : 1 << slot - bucket;
      }
      data.writeByte(told);
      for (int left = told; left != 0; left &= left - 1) {
        data.writeByte(requests[bucket + Integer.numberOfTrailingZeros(left)]);
      }
    }
  }

  private void scale() {
    for (int head = 0; head < heads; head++) {
      units[head] = scales[head] / most(head);
    }
  }

  private int most(int head) {
    return head == 0 || head == requests() ? MOST : MOST_OF_OTHERS;
  }

  private void set(int slot, int head, int weight) {
    int kept = Math.clamp(weight, -most(head), most(head));
    if (head == 0) {
      weights[slot] = (byte) kept;
    } else if (head == requests()) {
      requests[slot] = (byte) kept;
    } else {
      others[other(slot, head)] |= (byte) (head % 2 == 0 ? kept << 4 : kept & 0xf);
    }
  }

  /** Returns in which byte the weight of a head between the first and the last is: in its lower half for an odd one. */
  private int other(int slot, int head) {
    return slot * pairs() + (head - 1) / 2;
  }

  private int pairs() {
    return (heads - WIDE) / 2;
  }

  /** Writes the model, the same bytes for the same model. */
  public void write(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(MAGIC);
    data.writeUTF(version);
    data.writeInt(heads);
    data.writeInt(slots());
    for (int head = 0; head < heads; head++) {
      data.writeFloat(scales[head]);
      data.writeFloat(biases[head]);
    }
    places.write(data);
    data.write(weights);
    data.write(others);
    writeRequests(data);
    data.flush();
  }

  public String version() {
    return version;
  }

  /** Returns how many features it could have; {@link #find} returns less than this. */
  int slots() {
    return places.slots();
  }

  /** Returns the slot of {@code feature}; -1 where it weighs nothing. */
  int find(long feature) {
    return places.find(feature);
  }

  /** Returns the last head, which tells requests. */
  int requests() {
    return heads - 1;
  }

  /** Returns what the feature in {@code slot} says for the first head, in its {@link #unit}s. */
  int weight(int slot) {
    return weights[slot];
  }

  /** Returns what the feature in {@code slot} says for the last head, in its {@link #unit}s. */
  int request(int slot) {
    return requests[slot];
  }

  /** Adds to {@code sums} what the feature in {@code slot}, counted as {@code value}, says for the heads between, in their {@link #unit}s. */
  void add(int slot, float value, float[] sums) {
    int pairs = pairs();
    for (int pair = 0; pair < pairs; pair++) {
      int both = others[slot * pairs + pair];
      sums[2 * pair] += value * (both << 28 >> 28);
      sums[2 * pair + 1] += value * (both >> 4);
    }
  }

  /** Returns what a weight of one is for {@code head}. */
  float unit(int head) {
    return units[head];
  }

  float bias(int head) {
    return biases[head];
  }

  @Override
  public String toString() {
    return "Model[" + version + ", " + Arrays.hashCode(weights) + "]";
  }
}
