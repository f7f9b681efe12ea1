package dev.weir.bench.prompt;

import dev.weir.detect.prompt.Model;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains the model of prompt abuse from labelled texts and the grammar's, and writes it: the same bytes for the same texts. */
@Command(name = "train", description = "Trains the prompt filter's model.")
public final class Train implements Callable<Integer> {

  private static final int SLOTS = 1 << 16;

  /** What part of the table is filled: more makes features fall out by chance. */
  private static final double FILLED = 0.75;

  static final long SEED = 7;

  /** The margin that becomes the score 0.5: chosen on sources that were left out. */
  static final double THRESHOLD = 0.2;

  @Parameters(paramLabel = "TEXTS", description = "JSON lines, gzipped: text, label, source, role.")
  private Path texts = Path.of(".");

  @Option(names = {"-o",
    "--output"}, required = true, paramLabel = "FILE", description = "Where the model goes.")
  private Path output = Path.of(".");

  @Override
  public Integer call() throws IOException {
    List<Example> examples = new ArrayList<>(Example.read(texts));
    examples.addAll(new Grammar(documents(examples), SEED).examples());
    Model model = model(Logistic.trained(examples));
    try (OutputStream out = Files.newOutputStream(output)) {
      model.write(out);
    }
    System.out.println(examples.size() + " texts, " + Files.size(output) + " bytes");
    return 0;
  }

  /** Returns harmless prose to hide orders in. */
  static List<String> documents(List<Example> examples) {
    return examples.stream().filter(example -> example.source().startsWith("self-instruct/t0")
        || example.source().equals("GPTeacher/roleplay-answers")).map(Example::text).toList();
  }

  private static Model model(Logistic trained) {
    List<Map.Entry<Long, Integer>> heaviest = new ArrayList<>(trained.ids().entrySet());
    heaviest.sort(
        Comparator.<Map.Entry<Long, Integer>>comparingDouble(entry -> -weight(trained, entry.getValue()))
            .thenComparing(Map.Entry::getKey));
    List<Map.Entry<Long, Integer>> kept = heaviest.subList(0,
        Math.min(heaviest.size(), (int) (SLOTS * FILLED)));
    float[] scales = new float[Logistic.HEADS];
    float[] biases = new float[Logistic.HEADS];
    for (int head = 0; head < Logistic.HEADS; head++) {
      int of = head;
      scales[head] = (float) Math.max(1e-6,
          kept.stream().mapToDouble(e -> Math.abs(trained.weight(of, e.getValue())))
              .max().orElse(1));
      biases[head] = (float) (trained.bias(head) - (head == 0 ? THRESHOLD : 0));
    }
    Model.Maker maker = new Model.Maker("prompt-2", SLOTS, scales, biases);
    for (var entry : kept) {
      float[] weights = new float[Logistic.HEADS];
      for (int head = 0; head < Logistic.HEADS; head++) {
        weights[head] = (float) trained.weight(head, entry.getValue());
      }
      maker.add(entry.getKey(), weights);
    }
    return maker.made();
  }

  /** How much a feature matters: to the first head most. */
  private static double weight(Logistic trained, int feature) {
    double most = Math.abs(trained.weight(0, feature));
    for (int head = 1; head < Logistic.HEADS; head++) {
      most = Math.max(most, 0.5 * Math.abs(trained.weight(head, feature)));
    }
    return most;
  }
}
