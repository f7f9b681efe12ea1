package dev.weir.bench.names;

import dev.weir.detect.names.Features;
import dev.weir.detect.names.Gazetteer;
import dev.weir.detect.names.Tag;
import dev.weir.detect.names.Tagger;
import dev.weir.detect.names.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Trains the tagger on texts that the generator writes, and writes the model: {@code TrainTagger words.tsv tagger.bin [TEXTS]}.
 * With {@code --leave FAMILY} it leaves that family out and prints how well its names are found instead.
 */
public final class TrainTagger {

  private static final String NOTICE = "Weights learned from generated texts only: see bench/names";
  private static final int BITS = 18;
  private static final int TEXTS = 600_000;
  private static final int TRIALS = 4000;

  private final Lexicon lexicon;
  private final Example example = new Example(Gazetteer.load());
  private final Learned learned = new Learned(BITS);
  private final Tagger tagger = new Tagger(learned);
  private final Features features = new Features();
  private final int[] of = new int[Features.COUNT];

  private TrainTagger(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  public static void main(String[] args) throws IOException {
    TrainTagger training = new TrainTagger(Lexicon.read(Path.of(args[0])));
    if (args[1].equals("--leave")) {
      List<String> left = List.of(args[2]);
      training.train(Generator.FAMILIES.stream().filter(family -> !left.contains(family)).toList(), TEXTS / 4);
      training.tryOut(left);
    } else {
      training.train(Generator.FAMILIES, args.length > 2 ? Integer.parseInt(args[2]) : TEXTS);
      training.learned.write(Path.of(args[1]), NOTICE);
    }
  }

  private void train(List<String> families, int texts) {
    Generator generator = new Generator(lexicon, families, 11);
    Random random = new Random(12);
    int right = 0;
    for (int i = 1; i <= texts; i++) {
      if (example.take(generator.next(), random)) {
        tagger.tag(example.words);
        right += learn() ? 1 : 0;
        learned.tick();
      }
      if (i % (texts / 6) == 0) {
        System.out.printf("%d texts, %.3f of the last ones right%n", i, right * 6.0 / texts);
        right = 0;
      }
    }
  }

  /** Corrects what the tagger got wrong; returns whether that was nothing. */
  private boolean learn() {
    Words words = example.words;
    boolean right = true;
    int before = 0;
    int beforeWrong = 0;
    for (int i = 0; i < words.count(); i++) {
      int due = example.tags[i];
      int said = tagger.of(i).ordinal();
      if (due != said) {
        if (right) {
          features.over(words);
        }
        right = false;
        features.of(words, i, of);
        learned.correct(of, due, said);
      }
      if (i > 0 && (due != said || before != beforeWrong)) {
        learned.correctTransition(before, due, 1);
        learned.correctTransition(beforeWrong, said, -1);
      }
      before = due;
      beforeWrong = said;
    }
    return right;
  }

  private void tryOut(List<String> families) {
    Generator generator = new Generator(lexicon, families, 13);
    Random random = new Random(14);
    int[] due = new int[Tag.COUNT];
    int[] said = new int[Tag.COUNT];
    int[] both = new int[Tag.COUNT];
    for (int i = 0; i < TRIALS; i++) {
      if (example.take(generator.next(), random)) {
        tagger.tag(example.words);
        count(due, said, both);
      }
    }
    for (int tag = 1; tag < Tag.COUNT; tag += 2) {
      System.out.printf("%s %s: F1 %.3f of %d%n", families, Tag.values()[tag], 2.0 * both[tag] / (due[tag] + said[tag]), due[tag]);
    }
  }

  private void count(int[] due, int[] said, int[] both) {
    int count = example.words.count();
    for (int i = 0; i < count; i++) {
      int right = example.tags[i];
      int found = tagger.of(i).ordinal();
      due[right]++;
      said[found]++;
      both[found] += right == found && right % 2 == 1 && tagger.end(i, count) == end(i, right + 1, count) ? 1 : 0;
    }
  }

  private int end(int from, int inside, int count) {
    int end = from + 1;
    while (end < count && example.tags[end] == inside) {
      end++;
    }
    return end;
  }
}
