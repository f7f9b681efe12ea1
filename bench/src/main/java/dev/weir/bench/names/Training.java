package dev.weir.bench.names;

import dev.weir.detect.names.Features;
import dev.weir.detect.names.Gazetteer;
import dev.weir.detect.names.Tag;
import dev.weir.detect.names.Tagger;
import dev.weir.detect.names.Words;
import java.util.List;
import java.util.Random;

/** Trains a tagger on texts that the generator writes, and tries it out on others. */
final class Training {

  private static final int BITS = 18;
  private static final int LEFT_TEXTS = 160_000;
  private static final int TRIALS = 4000;

  private final Lexicon lexicon;
  private final NaturalText natural;
  private final int seed;
  private final Example example;
  private final Learned learned = new Learned(BITS);
  private final Tagger tagger = new Tagger(learned);
  private final Features features = new Features();
  private final int[] of = new int[Features.COUNT];

  /** @param seed of the texts, and of their order */
  Training(Lexicon lexicon, NaturalText natural, Gazetteer gazetteer, int seed) {
    this.lexicon = lexicon;
    this.natural = natural;
    this.seed = seed;
    example = new Example(gazetteer);
  }

  /** Learns from all families of templates. */
  Learned all(int texts) {
    train(Generator.FAMILIES, texts);
    return learned;
  }

  /** Learns from all but one family, and prints how well the names of that one are found. */
  void allBut(String family) {
    train(Generator.FAMILIES.stream().filter(other -> !other.equals(family)).toList(), LEFT_TEXTS);
    tryOut(family);
  }

  private void train(List<String> families, int texts) {
    Generator generator = new Generator(lexicon, families, natural, seed);
    Random random = new Random(seed + 1);
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
      int said = tagger.of(i).number();
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

  private void tryOut(String family) {
    Generator generator = new Generator(lexicon, List.of(family), new NaturalText(List.of()), 13);
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
      System.out.printf("%s %s: F1 %.3f of %d%n", family, Tag.of(tag),
          2.0 * both[tag] / (due[tag] + said[tag]), due[tag]);
    }
  }

  private void count(int[] due, int[] said, int[] both) {
    int count = example.words.count();
    for (int i = 0; i < count; i++) {
      int right = example.tags[i];
      int found = tagger.of(i).number();
      due[right]++;
      said[found]++;
      both[found] += right == found && right % 2 == 1 && tagger.end(i, count) == end(i, right + 1, count)
          ? 1
          : 0;
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
