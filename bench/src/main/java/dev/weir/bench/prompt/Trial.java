package dev.weir.bench.prompt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Measures the training on sources that it has not seen: whole sources are left out in turn, since within one source texts
 * repeat each other and a random split would flatter.
 */
@Command(name = "trial", description = "Trains without some sources in turn, and judges those.")
public final class Trial implements Callable<Integer> {

  /** By how each source's name begins; what is in none of them is only trained on. */
  private static final List<List<String>> LEFT_OUT = List.of(
      List.of("garak/", "GPTFuzz", "pallms", "Giskard", "BigPromptLibrary/Jailbreak", "FuzzyAI",
          "GPTeacher/roleplay"),
      List.of("neuralchemy"),
      List.of("own-synthetic", "awesome", "BigPromptLibrary/Custom"),
      List.of("ASB", "self-instruct/t0-doc", "GPTeacher/codegen", "GPTeacher/tool"));

  /** The share of harmless texts that may be called abuse. */
  private static final double FALSE_POSITIVES = 0.01;

  @Parameters(paramLabel = "TEXTS", description = "JSON lines, gzipped: text, label, source, role.")
  private Path texts = Path.of(".");

  /** A text with the margin that a model gave it which has not seen its source. */
  private record Judged(Example example, double margin) {
    boolean counts() {
      return !example.abuse() && !example.role().equals("system");
    }

    String name() {
      return example.label() + " " + example.source();
    }
  }

  @Override
  public Integer call() throws IOException {
    List<Example> all = Example.read(texts);
    List<List<Judged>> folds = new ArrayList<>();
    for (List<String> sources : LEFT_OUT) {
      folds.add(judged(all, sources));
    }
    double pooled = threshold(folds.stream().flatMap(List::stream).toList());
    System.out.printf(Locale.ROOT, "1%% of all harmless texts are above a margin of %.2f%n", pooled);
    for (List<Judged> fold : folds) {
      double own = threshold(fold);
      System.out.printf(Locale.ROOT,
          "%n%-55s  count  above %.2f (1%% of this fold's)  above %.2f  above %.2f%n",
          "", own, pooled, Train.THRESHOLD);
      by(Judged::name, fold).forEach((name, some) -> System.out.printf(Locale.ROOT,
          "%-55s %6d  %.3f  %.3f  %.3f%n", name, some.size(), above(own, some), above(pooled, some),
          above(Train.THRESHOLD, some)));
    }
    return 0;
  }

  private static List<Judged> judged(List<Example> all, List<String> sources) throws IOException {
    List<Example> seen = new ArrayList<>();
    List<Example> unseen = new ArrayList<>();
    all.forEach(
        example -> (sources.stream().anyMatch(example.source()::startsWith) ? unseen : seen).add(example));
    Requests draft = Requests.learnt(Carriers.planted(seen, Carriers.Stock.DRAFT), Study.DRAFT);
    seen.addAll(Train.own(seen));
    Logistic model = Logistic.trained(seen, draft);
    return unseen.stream().map(example -> new Judged(example, model.worst(example))).toList();
  }

  private static double threshold(List<Judged> texts) {
    double[] harmless = texts.stream().filter(Judged::counts).mapToDouble(Judged::margin).sorted().toArray();
    return harmless[(int) (harmless.length * (1 - FALSE_POSITIVES))];
  }

  private static double above(double threshold, List<Judged> texts) {
    return texts.stream().filter(text -> text.margin() >= threshold).count() / (double) texts.size();
  }

  private static Map<String, List<Judged>> by(Function<Judged, String> name, List<Judged> texts) {
    Map<String, List<Judged>> groups = new TreeMap<>();
    texts.forEach(text -> groups.computeIfAbsent(name.apply(text), _ -> new ArrayList<>()).add(text));
    return groups;
  }
}
