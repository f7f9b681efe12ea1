package dev.weir.bench.prompt;

import dev.weir.detect.prompt.Judgement;
import dev.weir.detect.prompt.PromptFilter;
import dev.weir.detect.prompt.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the prompt filter finds in labelled texts by kind and source, what it lets pass, and what disguises cost it. */
public final class PromptScores {

  /** Of fewer texts than this no figure is kept: one more or less would be points. */
  private static final int TELLING = 20;

  private static final double FALSE_POSITIVES = 0.01;

  private final PromptFilter filter = PromptFilter.shipped();
  private final PrintStream out;
  private final Map<String, Double> figures = new TreeMap<>();

  private PromptScores(PrintStream out) {
    this.out = out;
  }

  /** Returns the figures of the texts in {@code file}, each 0 to 1, by name; prints more of them. */
  public static Map<String, Double> of(Path file, PrintStream out) throws IOException {
    PromptScores scores = new PromptScores(out);
    List<Example> texts = Example.read(file);
    scores.kinds(texts);
    scores.disguises(texts.stream().filter(PromptScores::latin).toList());
    return scores.figures;
  }

  private double score(String text, Role role) {
    return filter.judge(text, role).score();
  }

  private void kinds(List<Example> texts) {
    Map<String, List<Double>> scores = new TreeMap<>();
    List<Double> harmless = new ArrayList<>();
    for (Example text : texts) {
      Role role = role(text);
      double score = score(text.text(), role);
      String label = text.label().name().toLowerCase(Locale.ROOT);
      scores.computeIfAbsent(label, _ -> new ArrayList<>()).add(score);
      scores.computeIfAbsent(label + "/" + text.source().replace(' ', '_'), _ -> new ArrayList<>())
          .add(score);
      if (!text.abuse() && role != Role.SYSTEM) {
        harmless.add(score);
      }
      if (role == Role.SYSTEM) {
        scores.computeIfAbsent("benign/system_as_user", _ -> new ArrayList<>())
            .add(score(text.text(), Role.USER));
      }
    }
    harmless.sort(null);
    double strict = harmless.get((int) (harmless.size() * (1 - FALSE_POSITIVES)));
    line("", "texts", "right", String.format(Locale.ROOT, "found at 1%% (%.2f)", strict));
    scores.forEach((name, some) -> {
      boolean benign = name.startsWith("benign");
      double found = above(Judgement.THRESHOLD, some);
      line(name, some.size() + "", percent(benign ? 1 - found : found),
          benign ? "" : percent(above(strict, some)));
      if (some.size() >= TELLING) {
        figures.put("prompts." + name, benign ? 1 - found : found);
      }
    });
  }

  /** Returns who says a text: where it is not told, orders in documents stand in one. */
  private static Role role(Example text) {
    return Role.of(text.role()).orElse(text.label() == Example.Label.INDIRECT ? Role.TOOL : Role.USER);
  }

  private void disguises(List<Example> texts) {
    List<String> abuse = texts.stream().filter(Example::abuse).map(Example::text).toList();
    double plain = above(Judgement.THRESHOLD, scores(abuse));
    line("plain", abuse.size() + "", percent(plain), "");
    for (Disguise disguise : Disguise.values()) {
      double found = above(Judgement.THRESHOLD, scores(abuse.stream().map(disguise::of).toList()));
      String name = disguise.name().toLowerCase(Locale.ROOT);
      line("disguised/" + name, abuse.size() + "", percent(found), "");
      figures.put("prompts.disguised/" + name, found);
    }
  }

  private List<Double> scores(List<String> texts) {
    return texts.stream().map(text -> score(text, Role.USER)).toList();
  }

  /** Disguises are of Latin letters. */
  private static boolean latin(Example text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text.text());
  }

  private static double above(double threshold, List<Double> scores) {
    return scores.stream().filter(score -> score >= threshold).count() / (double) scores.size();
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.3f", part);
  }

  private void line(String name, String count, String right, String strict) {
    out.println(String.format(Locale.ROOT, "%-55s %6s  %-6s %s", name, count, right, strict).stripTrailing());
  }
}
