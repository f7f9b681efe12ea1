package dev.weir.bench.prompt;

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

/** Trains the model of prompt abuse from labelled texts and the project's own, and writes it: the same bytes for the same texts. */
@Command(name = "train", description = "Trains the prompt filter's model.")
public final class Train implements Callable<Integer> {

  private static final String VERSION = "prompt-11";

  static final long SEED = 7;

  /** The margin that becomes the score 0.5: chosen by what passes of harmless texts, of which none was trained on. */
  static final double THRESHOLD = 0.95;

  @Parameters(paramLabel = "TEXTS", description = "JSON lines, gzipped: text, label, source, role.")
  private Path texts = Path.of(".");

  @Option(names = {"-o",
    "--output"}, required = true, paramLabel = "FILE", description = "Where the model goes.")
  private Path output = Path.of(".");

  @Override
  public Integer call() throws IOException {
    List<Example> examples = Example.read(texts);
    Requests draft = Requests.learnt(Carriers.planted(examples, Carriers.Stock.DRAFT), Study.DRAFT);
    List<Example> all = new ArrayList<>(examples);
    all.addAll(own(examples));
    Logistic abuse = Logistic.trained(all, draft);
    Table table = new Table(abuse, draft, VERSION);
    DocumentTraining.Learnt orders = DocumentTraining
        .trained(Carriers.planted(examples, Carriers.Stock.ALL), Study.of(table));
    try (OutputStream out = Files.newOutputStream(output)) {
      table.with(orders.requests()).write(out);
      orders.documents().write(out);
      Noise.learnt(examples).write(out);
    }
    System.out.println(all.size() + " texts, " + Files.size(output) + " bytes");
    return 0;
  }

  /** Returns the project's own texts: the grammar's, and those that other hands have written. */
  static List<Example> own(List<Example> examples) throws IOException {
    List<Example> own = new ArrayList<>(new Grammar(documents(examples), SEED).examples());
    own.addAll(Hands.said());
    return own;
  }

  /** Returns harmless prose to hide orders in. */
  static List<String> documents(List<Example> examples) {
    return examples.stream().filter(example -> example.source().startsWith("self-instruct/t0")
        || example.source().equals("GPTeacher/roleplay-answers")).map(Example::text).toList();
  }
}
