package dev.weir.detect.prompt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What tells an order in a document from the document: how much a segment that sounds like a request stands out from the others. */
public final class DocumentModel {

  private final float[] weights;

  /** @param weights what each number of {@link Document#contrast} weighs, and the bias behind them */
  public DocumentModel(float[] weights) {
    this.weights = weights.clone();
  }

  /** Returns the model in {@code in}. */
  static DocumentModel read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    float[] weights = new float[Document.NUMBERS + 1];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = data.readFloat();
    }
    return new DocumentModel(weights);
  }

  /** Writes the model, the same bytes for the same model. */
  public void write(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    for (float weight : weights) {
      data.writeFloat(weight);
    }
    data.flush();
  }

  /** Returns how much a segment with these numbers stands out: from 0 on it is called an order. */
  public double margin(float[] numbers) {
    double margin = weights[Document.NUMBERS];
    for (int i = 0; i < Document.NUMBERS; i++) {
      margin += weights[i] * numbers[i];
    }
    return margin;
  }
}
