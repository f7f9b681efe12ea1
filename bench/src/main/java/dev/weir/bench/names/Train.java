package dev.weir.bench.names;

import dev.weir.detect.names.Gazetteer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes what the detectors of names know: {@code Train words.tsv FOLDER [--leave FAMILY]}; see {@code bench/names/train}. */
public final class Train {

  private Train() {}

  public static void main(String[] args) throws IOException {
    Lexicon lexicon = Lexicon.read(Path.of(args[0]));
    Path folder = Path.of(args[1]);
    Path gazetteer = folder.resolve("gazetteer.bin");
    if (args.length > 2) {
      training(lexicon, gazetteer).allBut(args[3]);
    } else {
      new WeighedWords(lexicon).write(gazetteer);
      training(lexicon, gazetteer).all(folder.resolve("tagger.bin"));
    }
  }

  private static Training training(Lexicon lexicon, Path gazetteer) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(gazetteer))) {
      return new Training(lexicon, Gazetteer.read(in));
    }
  }
}
