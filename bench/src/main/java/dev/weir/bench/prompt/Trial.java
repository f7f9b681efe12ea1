package dev.weir.bench.prompt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
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
      List.of("ASB", "self-instruct", "GPTeacher/codegen", "GPTeacher/tool"));

  /** The share of harmless texts that may be called abuse. */
  private static final double FALSE_POSITIVES = 0.01;

  @Parameters(paramLabel = "TEXTS", description = "JSON lines, gzipped: text, label, source, role.")
  private Path texts = Path.of(".");

  @Override
  public Integer call() throws IOException {
    List<Example> all = Example.read(texts);
    for (List<String> sources : LEFT_OUT) {
      List<Example> seen = new ArrayList<>();
      List<Example> unseen = new ArrayList<>();
      all.forEach(
          example -> (sources.stream().anyMatch(example.source()::startsWith) ? unseen : seen).add(example));
      seen.addAll(new Grammar(Train.documents(seen), Train.SEED).examples());
      report(sources, Logistic.trained(seen), unseen);
    }
    return 0;
  }

  private static void report(List<String> sources, Logistic model, List<Example> unseen) {
    double[] harmless = unseen.stream()
        .filter(example -> !example.abuse() && !example.role().equals("system"))
        .mapToDouble(model::worst).sorted().toArray();
    double threshold = harmless[(int) (harmless.length * (1 - FALSE_POSITIVES))];
    double fixed = Arrays.stream(harmless).filter(margin -> margin >= Train.THRESHOLD).count()
        / (double) harmless.length;
    System.out.printf(Locale.ROOT, "%s: %d harmless, 1%% of them from margin %.2f on, %.2f%% from %.2f on%n",
        sources,
        harmless.length, threshold, 100 * fixed, Train.THRESHOLD);
    Map<String, int[]> counts = new TreeMap<>();
    for (Example example : unseen) {
      if (example.abuse()) {
        double margin = model.worst(example);
        int[] count = counts.computeIfAbsent(example.label() + " " + example.source(), _ -> new int[3]);
        count[0]++;
        count[1] += margin >= threshold ? 1 : 0;
        count[2] += margin >= Train.THRESHOLD ? 1 : 0;
      }
    }
    counts.forEach((name, count) -> System.out.printf(Locale.ROOT,
        "  %-55s %5d  found %.3f, at the fixed margin %.3f%n", name,
        count[0], (double) count[1] / count[0], (double) count[2] / count[0]));
  }
}
