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
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Measures how orders in documents are found where neither the document nor the kind of order was trained on. */
@Command(name = "documents", description = "Trains without some documents and kinds of orders in turn, and judges those.")
public final class DocumentTrial implements Callable<Integer> {

  private static final List<Double> FALSE_POSITIVES = List.of(0.01, 0.05);

  @Parameters(paramLabel = "TEXTS", description = "JSON lines, gzipped: text, label, source, role.")
  private Path texts = Path.of(".");

  private record Judged(Planted planted, double margin) {
    boolean own() {
      return planted.carrier().startsWith(Carriers.OWN_CARRIER);
    }
  }

  @Override
  public Integer call() throws IOException {
    List<Judged> judged = judged(Carriers.planted(Example.read(texts), Carriers.Stock.ALL));
    List<Judged> own = judged.stream().filter(Judged::own).toList();
    for (double part : FALSE_POSITIVES) {
      double ours = threshold(own, part);
      double all = threshold(judged, part);
      System.out.printf(Locale.ROOT,
          "%.0f%% of the own documents are above %.2f, of all documents above %.2f%n", 100 * part, ours, all);
      print(judged, text -> "carrier " + text.planted().carrier(), ours, all);
      print(own, text -> "order " + text.planted().order(), ours, all);
      print(own, _ -> "own", ours, all);
    }
    return 0;
  }

  private static List<Judged> judged(List<Planted> documents) {
    List<Judged> judged = new ArrayList<>();
    for (int part = 0; part < Carriers.PARTS; part++) {
      int out = part;
      DocumentTraining.Learnt learnt = DocumentTraining
          .trained(documents.stream().filter(document -> document.part() != out).toList(), Study.unbounded());
      documents.stream().filter(document -> document.part() == out)
          .forEach(document -> judged.add(new Judged(document, learnt.margin(document))));
    }
    return judged;
  }

  private static void print(List<Judged> judged, Function<Judged, String> name, double ours, double all) {
    Map<String, List<Judged>> groups = judged.stream().filter(text -> text.planted().abuse())
        .collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
    groups.forEach(
        (group, some) -> System.out.printf(Locale.ROOT, "%-40s %6d  %.3f  %.3f%n", group, some.size(),
            above(ours, some), above(all, some)));
  }

  private static double threshold(List<Judged> texts, double part) {
    double[] clean = texts.stream().filter(text -> !text.planted().abuse()).mapToDouble(Judged::margin)
        .sorted().toArray();
    return clean[(int) (clean.length * (1 - part))];
  }

  private static double above(double threshold, List<Judged> texts) {
    return texts.stream().filter(text -> text.margin() >= threshold).count() / (double) texts.size();
  }
}
