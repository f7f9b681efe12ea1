package dev.weir.detect.prompt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How much the ways in which sentences begin sound like requests: a table of their own, with weights of eight bits. */
public final class OpeningModel {

  private static final int MOST = Byte.MAX_VALUE;

  /** Slots for each feature that is put in, in hundredths: with less room some buckets are full. */
  private static final int ROOM = 150;

  private final Fingerprints places;
  private final byte[] weights;
  private final float unit;

  private OpeningModel(int slots, float unit) {
    places = new Fingerprints(slots);
    weights = new byte[slots];
    this.unit = unit;
  }

  /** Returns the model of features, the heaviest first; what finds no place weighs nothing. */
  public static OpeningModel of(List<Long> features, ToDoubleFunction<Long> weight) {
    int slots = (features.size() * ROOM / 100 / Fingerprints.BUCKET + 1) * Fingerprints.BUCKET;
    double most = features.stream().mapToDouble(weight).map(Math::abs).max().orElse(1);
    OpeningModel model = new OpeningModel(slots, (float) most / MOST);
    for (Long feature : features) {
      int slot = model.places.add(feature);
      if (slot >= 0) {
        model.weights[slot] = (byte) Math.round(weight.applyAsDouble(feature) / model.unit);
      }
    }
    return model;
  }

  static OpeningModel read(DataInputStream data) throws IOException {
    OpeningModel model = new OpeningModel(data.readInt(), data.readFloat());
    model.places.read(data);
    data.readFully(model.weights);
    return model;
  }

  void write(DataOutputStream data) throws IOException {
    data.writeInt(places.slots());
    data.writeFloat(unit);
    places.write(data);
    data.write(weights);
  }

  /** Returns what a feature says for a request, in {@link #unit}s; 0 where it is not known. */
  int weight(long feature) {
    int slot = places.find(feature);
    return slot < 0 ? 0 : weights[slot];
  }

  float unit() {
    return unit;
  }
}
