package dev.weir.bench.prompt;

import dev.weir.detect.prompt.Document;
import dev.weir.detect.prompt.DocumentModel;
import dev.weir.detect.prompt.OpeningModel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains what finds orders in documents. How an order stands out is learnt from margins of requests that were learnt from
 * other documents and other kinds of orders: what was learnt by heart stands out too well.
 */
final class DocumentTraining {

  /** What the margin of a segment has to be beyond even odds: chosen by what passes of documents that were not trained on. */
  private static final float THRESHOLD = 7.1f;

  /** As the filter makes a score of a margin. */
  private static final int STEEPNESS = 2;

  private DocumentTraining() {}

  /**
   * What was learnt.
   *
   * @param requests what tells how much a segment sounds like a request
   * @param documents what tells how much it then stands out
   */
  record Learnt(Requests requests, DocumentModel documents) {

    /** Returns how much the worst segment of a document stands out. */
    double margin(Planted planted) {
      Document document = planted.document();
      document.weigh(segment -> requests.margin(document, segment));
      double most = Double.NEGATIVE_INFINITY;
      float[] numbers = new float[Document.NUMBERS];
      for (int segment = 0; segment < document.segments(); segment++) {
        document.contrast(segment, numbers);
        most = Math.max(most, documents.margin(numbers));
      }
      return most;
    }
  }

  static Learnt trained(List<Planted> documents, Study study) {
    IntStream.range(0, Carriers.PARTS).parallel().forEach(part -> {
      List<Planted> others = documents.stream().filter(document -> document.part() != part).toList();
      if (others.size() < documents.size()) {
        Requests requests = Requests.learnt(others, study);
        documents.stream().filter(document -> document.part() == part).map(Planted::document)
            .forEach(document -> document.weigh(segment -> requests.margin(document, segment)));
      }
    });
    float[] weights = Contrasts.learnt(documents);
    weights[Document.NUMBERS] -= THRESHOLD;
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= STEEPNESS;
    }
    Requests requests = Requests.learnt(documents, study);
    OpeningModel openings = OpeningModel.of(requests.features().stream().filter(Document::opens).toList(),
        requests::weight);
    return new Learnt(requests, new DocumentModel(openings, weights));
  }
}
