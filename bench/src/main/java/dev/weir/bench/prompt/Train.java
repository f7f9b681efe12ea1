package dev.weir.bench.prompt;

import dev.weir.detect.prompt.DocumentModel;
import dev.weir.detect.prompt.Model;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains the model of prompt abuse from labelled texts and the grammar's, and writes it: the same bytes for the same texts. */
@Command(name = "train", description = "Trains the prompt filter's model.")
public final class Train implements Callable<Integer> {

  /** A slot takes five bytes. */
  private static final int SLOTS = 27 << 12;

  /** What part of the weights of a head with few bits is kept as it is; the rest counts as the heaviest of them. */
  private static final double MOST_OF_OTHERS = 0.995;

  private static final String VERSION = "prompt-5";

  static final long SEED = 7;

  /** The margin that becomes the score 0.5: chosen by what passes of harmless texts, of which none was trained on. */
  static final double THRESHOLD = 1.0;

  @Parameters(paramLabel = "TEXTS", description = "JSON lines, gzipped: text, label, source, role.")
  private Path texts = Path.of(".");

  @Option(names = {"-o",
    "--output"}, required = true, paramLabel = "FILE", description = "Where the model goes.")
  private Path output = Path.of(".");

  @Override
  public Integer call() throws IOException {
    List<Example> examples = new ArrayList<>(Example.read(texts));
    DocumentModel documents = DocumentTraining.trained(
        Carriers.planted(examples, new Grammar(documents(examples), SEED), SEED), VERSION);
    examples.addAll(new Grammar(documents(examples), SEED).examples());
    Model model = model(Logistic.trained(examples));
    try (OutputStream out = Files.newOutputStream(output)) {
      model.write(out);
      documents.write(out);
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
    Model.Maker table = table(trained);
    trained.heaviest().forEach(entry -> table.add(entry.getKey(), trained.weights(entry.getValue())));
    return table.made();
  }

  /** Returns an empty table for what was learnt. */
  static Model.Maker table(Logistic trained) {
    float[] scales = new float[Logistic.HEADS];
    float[] biases = new float[Logistic.HEADS];
    for (int head = 0; head < Logistic.HEADS; head++) {
      scales[head] = (float) Math.max(1e-6, trained.quantile(head, head == 0 ? 1 : MOST_OF_OTHERS));
      biases[head] = (float) (trained.bias(head) - (head == 0 ? THRESHOLD : 0));
    }
    return new Model.Maker(VERSION, SLOTS, scales, biases);
  }
}
