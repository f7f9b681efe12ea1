package dev.weir.bench.names;

import dev.weir.detect.names.Gazetteer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes what the detectors of names know: {@code Train words.tsv FOLDER [--leave FAMILY]}; see {@code bench/names/train}. */
public final class Train {

  private static final String NOTICE = "Weights learned from generated texts only: see bench/names";
  /** What one run learns by the chance of its texts and their order, the mean of several has not. */
  private static final List<Integer> SEEDS = List.of(11, 21, 31, 41, 51);

  private Train() {}

  public static void main(String[] args) throws IOException {
    Lexicon lexicon = Lexicon.read(Path.of(args[0]));
    Path folder = Path.of(args[1]);
    Path gazetteer = folder.resolve("gazetteer.bin");
    if (args.length > 2) {
      new Training(lexicon, read(gazetteer), SEEDS.getFirst()).allBut(args[3]);
    } else {
      new WeighedWords(lexicon).write(gazetteer);
      Gazetteer names = read(gazetteer);
      List<Learned> runs = SEEDS.stream().map(seed -> new Training(lexicon, names, seed).all()).toList();
      Learned.write(runs, folder.resolve("tagger.bin"), NOTICE);
    }
  }

  private static Gazetteer read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return Gazetteer.read(in);
    }
  }
}
