package dev.weir.bench.names;

import dev.weir.bench.Launch;
import dev.weir.detect.names.Gazetteer;
import dev.weir.detect.names.Model;
import dev.weir.detect.names.Tagger;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes what the detectors of names know; see {@code bench/names/train}. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false, description = "Makes the gazetteer and the tagger of names from words, from texts of the generator, and from what people wrote.")
public final class Train implements Callable<Integer> {

  private static final String NOTICE = "Weights learned from generated texts, and from what people wrote: see bench/names";
  /** What one run learns by the chance of its texts and their order, the mean of several has not. */
  private static final List<Integer> SEEDS = List.of(11, 21, 31, 41, 51);
  private static final int TEXTS = 1_300_000;
  /** So many are enough for taggers that label what people wrote, and for those that an earlier model helps out. */
  private static final int FEWER_TEXTS = 240_000;

  @Parameters(index = "0", paramLabel = "WORDS", description = "What bench/names/fetch gathered: words.tsv.")
  private Path words = Path.of("");

  @Parameters(index = "1", paramLabel = "FOLDER", description = "Where gazetteer.bin and tagger.bin are written to.")
  private Path folder = Path.of("");

  @Option(names = "--texts", paramLabel = "TEXTS", description = "What people wrote, without labels: gzipped lines of JSON, each with a text.")
  private Path texts = Path.of("");

  @Option(names = "--with", paramLabel = "MODEL", description = "An earlier tagger.bin: it labels TEXTS, and the new one is a mean of it and of what shorter runs learn.")
  private Path with = Path.of("");

  @Option(names = "--leave", paramLabel = "FAMILY", description = "Writes nothing, and prints how well the names of a family of texts are found that was left out.")
  private String family = "";

  public static void main(String[] args) {
    Launch.of(new Train(), args);
  }

  @Override
  public Integer call() throws IOException {
    Lexicon lexicon = Lexicon.read(words);
    Path gazetteer = folder.resolve("gazetteer.bin");
    if (!family.isEmpty()) {
      new Training(lexicon, new NaturalText(List.of()), gazetteer(gazetteer), SEEDS.getFirst())
          .allBut(family);
      return 0;
    }
    Optional<Model> earlier = given(with) ? Optional.of(model(with)) : Optional.empty();
    new WeighedWords(lexicon).write(gazetteer);
    Gazetteer names = gazetteer(gazetteer);
    NaturalText natural = natural(lexicon, names, earlier);
    List<Learned> runs = runs(lexicon, natural, names, earlier.isPresent() ? FEWER_TEXTS : TEXTS);
    Learned.write(runs, earlier, folder.resolve("tagger.bin"), NOTICE);
    return 0;
  }

  private static boolean given(Path option) {
    return !option.toString().isEmpty();
  }

  /** Labels texts by an earlier model, or by what is learned without them. */
  private NaturalText natural(Lexicon lexicon, Gazetteer gazetteer, Optional<Model> earlier)
      throws IOException {
    if (!given(texts)) {
      return new NaturalText(List.of());
    }
    List<Tagger> taggers = earlier.map(model -> List.of(new Tagger(model)))
        .orElseGet(() -> runs(lexicon, new NaturalText(List.of()), gazetteer, FEWER_TEXTS).stream()
            .map(Tagger::new).toList());
    Readers readers = new Readers(taggers, gazetteer);
    List<Draft> sentences = NaturalText.read(texts).stream().flatMap(text -> readers.read(text).stream())
        .toList();
    System.out.printf("%d sentences, %d of them with names%n", sentences.size(),
        sentences.stream().filter(one -> !one.names().isEmpty()).count());
    return new NaturalText(sentences);
  }

  /** Each run has what it needs for itself, so that they do not have to wait for each other. */
  private static List<Learned> runs(Lexicon lexicon, NaturalText natural, Gazetteer gazetteer, int count) {
    return SEEDS.stream().parallel()
        .map(seed -> new Training(lexicon, natural, gazetteer, seed).all(count)).toList();
  }

  private static Gazetteer gazetteer(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return Gazetteer.read(in);
    }
  }

  private static Model model(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return Model.read(in);
    }
  }
}
