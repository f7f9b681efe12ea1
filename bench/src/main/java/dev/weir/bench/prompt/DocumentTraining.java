package dev.weir.bench.prompt;

import dev.weir.detect.prompt.Document;
import dev.weir.detect.prompt.DocumentModel;
import dev.weir.detect.prompt.Model;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains what finds orders in documents. How an order stands out is learnt from margins of requests that were learnt from
 * other documents and other kinds of orders: what was learnt by heart stands out too well.
 */
final class DocumentTraining {

  /** What the margin of a segment has to be beyond even odds: chosen by what passes of documents that were not trained on. */
  private static final float THRESHOLD = 4;

  /** As the filter makes a score of a margin. */
  private static final int STEEPNESS = 2;

  private DocumentTraining() {}

  /**
   * What was learnt.
   *
   * @param requests what tells how much a segment sounds like a request
   * @param model the same as a model
   * @param documents what tells how much it then stands out
   */
  record Learnt(Requests requests, Model model, DocumentModel documents) {

    /** Returns how much the worst segment of a document stands out. */
    double margin(Planted planted) {
      Document document = planted.document();
      document.weigh(model);
      double most = Double.NEGATIVE_INFINITY;
      float[] numbers = new float[Document.NUMBERS];
      for (int segment = 0; segment < document.segments(); segment++) {
        document.contrast(segment, numbers);
        most = Math.max(most, documents.margin(numbers));
      }
      return most;
    }
  }

  static Learnt trained(List<Planted> documents) {
    IntStream.range(0, Carriers.PARTS).parallel().forEach(part -> {
      List<Planted> others = documents.stream().filter(document -> document.part() != part).toList();
      if (others.size() < documents.size()) {
        Model requests = Requests.learnt(others).model();
        documents.stream().filter(document -> document.part() == part)
            .forEach(document -> document.document().weigh(requests));
      }
    });
    float[] weights = Contrasts.learnt(documents);
    weights[Document.NUMBERS] -= THRESHOLD;
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= STEEPNESS;
    }
    Requests requests = Requests.learnt(documents);
    return new Learnt(requests, requests.model(), new DocumentModel(weights));
  }
}
