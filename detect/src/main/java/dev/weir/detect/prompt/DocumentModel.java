package dev.weir.detect.prompt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What tells an order in a document from the document: how its sentences begin, and how much a segment that sounds like a request
 * stands out from the others.
 */
public final class DocumentModel {

  private final OpeningModel openings;
  private final float[] weights;

  /**
   * @param openings how much the ways in which sentences begin sound like requests
   * @param weights what each number of {@link Document#contrast} weighs, and the bias behind them
   */
  public DocumentModel(OpeningModel openings, float[] weights) {
    this.openings = openings;
    this.weights = weights.clone();
  }

  /** Returns the model in {@code in}. */
  static DocumentModel read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    OpeningModel openings = OpeningModel.read(data);
    float[] weights = new float[Document.NUMBERS + 1];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = data.readFloat();
    }
    return new DocumentModel(openings, weights);
  }

  /** Writes the model, the same bytes for the same model. */
  public void write(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    openings.write(data);
    for (float weight : weights) {
      data.writeFloat(weight);
    }
    data.flush();
  }

  OpeningModel openings() {
    return openings;
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
