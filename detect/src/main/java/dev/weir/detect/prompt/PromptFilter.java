package dev.weir.detect.prompt;

import dev.weir.detect.prompt.Judgement.Label;
import dev.weir.detect.prompt.Judgement.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Judges texts on their way to a language model. Pure; for any number of threads. */
public final class PromptFilter {

  /** The order of the model's heads behind the first. */
  private static final List<Label> HEADS = List.of(Label.INJECTION, Label.JAILBREAK, Label.EXTRACTION,
      Label.INDIRECT);

  /** How much more is asked of an application's own instructions: they order and forbid as attacks do. */
  private static final double SYSTEM_MARGIN = 4;

  /** How much more is asked of an order in what a user quotes than of one in a document: users quote what is to be done, too. */
  private static final double QUOTED_MARGIN = 0.1;

  /** The most that noise at the end adds to the margin of what is asked before it. */
  private static final double NOISE_MARGIN = 1.5;

  /** How steeply a margin becomes a score. */
  private static final double STEEPNESS = 2;

  private static final int REASONS = 8;

  private final Model model;
  private final ThreadLocal<Scorer> scorers;
  private final ThreadLocal<Outlier> outliers;
  private final NoiseModel noise;
  private final ThreadLocal<Tail> tails = ThreadLocal.withInitial(Tail::new);

  /**
   * @param documents for what tools and documents say and what users quote
   * @param noise for how what users say ends
   */
  public PromptFilter(Model model, DocumentModel documents, NoiseModel noise) {
    this.model = model;
    this.noise = noise;
    scorers = ThreadLocal.withInitial(() -> new Scorer(model));
    outliers = ThreadLocal.withInitial(() -> new Outlier(documents));
  }

  /** Returns the filter with the model that ships with Weir. */
  public static PromptFilter shipped() {
    try (InputStream in = Objects.requireNonNull(PromptFilter.class.getResourceAsStream("prompt.model"),
        "prompt.model")) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of Weir's own cannot be read", e);
    }
  }

  /** Returns the filter with the models in {@code in}. */
  static PromptFilter read(InputStream in) throws IOException {
    return new PromptFilter(Model.read(in), DocumentModel.read(in), NoiseModel.read(in));
  }

  /** Returns what made the judgements: the model's version. */
  public String version() {
    return model.version();
  }

  /** Returns what {@code text} is, said by {@code role}. */
  public Judgement judge(String text, Role role) {
    Scorer scorer = scorers.get();
    Scorer.Worst worst = scorer.worst(text);
    double margin = role == Role.SYSTEM ? worst.margin() - SYSTEM_MARGIN : worst.margin();
    Judgement judgement = judgement(text, worst, score(margin), scorer.margins(worst), role);
    Judgement whole = switch (role) {
      case TOOL -> documented(text, judgement, scorer);
      case USER -> noisy(text, quoted(text, judgement, scorer), worst);
      case SYSTEM, ASSISTANT -> judgement;
    };
    scorer.clear();
    return whole;
  }

  private Judgement documented(String text, Judgement judgement, Scorer scorer) {
    Scorer.Worst order = outliers.get().worst(scorer.whole(), scorer.known());
    return ordered(text, judgement, scorer, order, order.margin());
  }

  /** What a user quotes is a document, which the user's own words are no part of. */
  private Judgement quoted(String text, Judgement judgement, Scorer scorer) {
    List<Quotes.Range> quotes = Quotes.in(scorer.whole());
    if (quotes.isEmpty()) {
      return judgement;
    }
    Scorer.Worst order = outliers.get().worst(scorer.whole(), scorer.known(), quotes);
    return ordered(text, judgement, scorer, order, order.margin() - QUOTED_MARGIN);
  }

  /** Returns the judgement with what stands out from a document as an order, where that is worse. */
  private Judgement ordered(String text, Judgement judgement, Scorer scorer, Scorer.Worst order,
      double margin) {
    double score = score(margin);
    Judgement worse = score <= judgement.score()
        ? judgement
        : raised(judgement, Label.INDIRECT, score,
            () -> reasons(text, order, Outlier.shares(order, scorer.known())));
    outliers.get().clear();
    return worse;
  }

  /** Returns the judgement with noise at the end, which adds to how much what is asked before it sounds like abuse. */
  private Judgement noisy(String text, Judgement judgement, Scorer.Worst worst) {
    Tail tail = tails.get();
    tail.read(text);
    double more = Math.min(noise.margin(tail), NOISE_MARGIN);
    double score = score(worst.margin() + more);
    if (more <= 0 || score <= judgement.score()) {
      return judgement;
    }
    return raised(judgement, Label.JAILBREAK, score, () -> {
      List<Reason> why = new ArrayList<>(reasons(text, worst, scorers.get().shares(worst)));
      why.add(
          new Reason(text.codePointCount(0, tail.start()), text.codePointCount(0, text.length()), "noise"));
      return why;
    });
  }

  /** Returns the judgement with a higher score, for another reason. */
  private static Judgement raised(Judgement judgement, Label label, double score,
      Supplier<List<Reason>> why) {
    Map<Label, Double> scores = new EnumMap<>(judgement.scores());
    scores.put(label, score);
    boolean found = score >= Judgement.THRESHOLD;
    return new Judgement(found ? label : Label.BENIGN, score, scores, found ? why.get() : List.of());
  }

  private Judgement judgement(String text, Scorer.Worst worst, double score, float[] margins, Role role) {
    int best = 0;
    for (int head = 1; head < margins.length; head++) {
      best = margins[head] > margins[best] ? head : best;
    }
    Map<Label, Double> scores = new EnumMap<>(Label.class);
    for (int head = 0; head < margins.length; head++) {
      scores.put(HEADS.get(head), score * Math.exp((double) margins[head] - margins[best]));
    }
    Label likeliest = HEADS.get(best);
    Label found = role == Role.TOOL && likeliest != Label.JAILBREAK ? Label.INDIRECT : likeliest;
    scores.merge(found, score, Math::max);
    return score < Judgement.THRESHOLD
        ? new Judgement(Label.BENIGN, score, scores, List.of())
        : new Judgement(found, score, scores, reasons(text, worst, scorers.get().shares(worst)));
  }

  private static double score(double margin) {
    return 1 / (1 + Math.exp(-STEEPNESS * margin));
  }

  /** The words of the stretch that spoke most for abuse, in the order of the text. */
  private static List<Reason> reasons(String text, Scorer.Worst stretch, float[] shares) {
    float[] sorted = shares.clone();
    Arrays.sort(sorted);
    float least = Math.max(Float.MIN_VALUE, sorted.length > REASONS ? sorted[sorted.length - REASONS] : 0);
    Reading reading = stretch.reading();
    List<Reason> reasons = new ArrayList<>();
    for (int word = stretch.from(); word < stretch.to() && reasons.size() < REASONS; word++) {
      if (shares[word - stretch.from()] >= least) {
        int last = Math.min(word + reading.lengths[word], reading.words.count()) - 1;
        int from = reading.decoded ? reading.start : reading.words.start(word);
        int to = reading.decoded ? reading.end : reading.words.end(last);
        String what = (reading.decoded ? "decoded " : "") + name(reading.masks[word]);
        reasons.add(new Reason(text.codePointCount(0, from), text.codePointCount(0, to), what));
      }
    }
    return reasons;
  }

  private static String name(long mask) {
    return mask == 0 ? "words" : Lexicon.shipped().concepts().get(Long.numberOfTrailingZeros(mask));
  }
}
