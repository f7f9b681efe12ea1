package dev.weir.detect.prompt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** How much the end of a text looks like noise that a search has found: a linear head over a {@link Tail}, with weights of eight bits. */
public final class NoiseModel {

  private final byte[] weights = new byte[Tail.FEATURES];
  private final float unit;
  private final float bias;

  private NoiseModel(float unit, float bias) {
    this.unit = unit;
    this.bias = bias;
  }

  /** @param weights what each feature of a {@link Tail} says */
  public static NoiseModel of(double[] weights, double bias) {
    double most = Arrays.stream(weights).map(Math::abs).max().orElse(0);
    NoiseModel model = new NoiseModel((float) Math.max(most, Float.MIN_NORMAL) / Byte.MAX_VALUE,
        (float) bias);
    for (int feature = 0; feature < weights.length; feature++) {
      model.weights[feature] = (byte) Math.round(weights[feature] / model.unit);
    }
    return model;
  }

  /** Returns the model in {@code in}. */
  static NoiseModel read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    NoiseModel model = new NoiseModel(data.readFloat(), data.readFloat());
    data.readFully(model.weights);
    return model;
  }

  /** Writes the model, the same bytes for the same model. */
  public void write(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeFloat(unit);
    data.writeFloat(bias);
    data.write(weights);
    data.flush();
  }

  /** Returns how much an end looks like noise: from 0 on it is called so. */
  public double margin(Tail tail) {
    int sum = 0;
    for (int i = 0; i < tail.count(); i++) {
      sum += weights[tail.at(i)];
    }
    return tail.count() == 0 ? Double.NEGATIVE_INFINITY : bias + sum * unit / Math.sqrt(1 + tail.count());
  }
}
