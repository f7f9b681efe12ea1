package dev.weir.detect.pii.id;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Cue;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds codes of declared forms: the shape first, then the check, then the words near it; the score says which of them spoke
 * for it. Never reports what is a part of a longer code, a sum of money, a decimal or a host.
 */
public final class Id implements Detector {

  private static final double NAMED = 0.95;
  /** Subject and country are there, as in "Japanese passport": better than a name that many countries use. */
  private static final double DESCRIBED = 0.955;
  private static final double ALONE = 0.75;
  private static final double PROBABLE = 0.65;
  /** A text that holds nothing else: see {@link Text#bare}. */
  private static final double POSSIBLE = 0.5;
  private static final double SUPPORT = 0.02;
  private static final double PER_BYTE = 0.001;
  /** How far before a code its subject or its country may stand where only one of them does. */
  private static final int CLOSE = 24;
  private static final int REACH = 48;
  private static final Form[] NONE = {};

  private final About about;
  private final Form[] forms;
  /** By their length. */
  private final Form[][] sized;
  private final Words words;
  private final @Nullable Cue gate;
  private final double most;

  /** One way to write the code, as in {@link Trigger.Shape}; the check sees it in upper case and without marks. */
  record Form(Strength strength, Predicate<String> check, Shape shape) {}

  /** What speaks for the code: the words that name it, its subject, its country. */
  record Words(Hint own, Hint topic, Hint land) {}

  Id(About about, List<Form> forms, Words words, @Nullable Cue gate, double most) {
    this.about = about;
    this.forms = forms.toArray(new Form[0]);
    int longest = forms.stream().mapToInt(form -> form.shape().length()).max().orElse(0);
    sized = IntStream.rangeClosed(0, longest).mapToObj(length -> forms.stream()
        .filter(form -> form.shape().length() == length).toArray(Form[]::new)).toArray(Form[][]::new);
    this.words = words;
    this.gate = gate;
    this.most = most;
  }

  /** Returns the start of the declaration of detector {@code id}, for things of {@code kind}. */
  public static Declaration of(String id, String kind) {
    return new Declaration(id, kind);
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public List<Trigger> triggers() {
    List<Trigger> triggers = new ArrayList<>();
    for (Form form : forms) {
      triggers.add(new Trigger.Shape(form.shape().pattern(), switch (form.strength()) {
        case STRONG -> List.of();
        case FAIR, WEAK -> List.of(words.own(), words.topic(), words.land());
        case NAMED -> List.of(words.own());
      }, gate, REACH));
    }
    if (gate != null) {
      triggers.add(new Trigger.Context(gate));
    }
    return triggers;
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    if (gate != null && !text.cued(gate, at, REACH)) {
      return;
    }
    int end = text.codeEnd();
    int to = text.at(end) == ')' ? end + 1 : end;
    double best = best(text, at, end);
    if (to > end) {
      best = Math.max(best, best(text, at, to));
    }
    if (best > 0) {
      out.add(this, at, Shape.bracketed(text, at, end) ? to : end, Math.min(best, most));
    }
  }

  /**
   * Returns the best score of the forms that are as long as the code from {@code at} to {@code to}. One that counts by its name
   * only says no more than another that the code has.
   */
  private double best(Text text, int at, int to) {
    double best = 0;
    for (Form form : to - at < sized.length ? sized[to - at] : NONE) {
      if (best == 0 || form.strength() != Strength.NAMED) {
        best = Math.max(best, score(text, at, to, form));
      }
    }
    return best;
  }

  private double score(Text text, int at, int to, Form form) {
    if (!form.shape().fits(text, at) || !text.clears(Doubt.PART, !Shape.partOfMore(text, at, to))) {
      return 0;
    }
    boolean holds = form.check().test(text.code());
    if (!holds && !text.isSupposed()) {
      return 0;
    }
    double score = score(text, at, to, form.strength());
    return score > 0 && text.clears(Doubt.CHECK, holds) ? score : 0;
  }

  private double score(Text text, int at, int to, Strength strength) {
    int named = text.near(words.own(), at, to);
    if (named != Hint.NOWHERE) {
      return NAMED - PER_BYTE * named + (text.near(words.land(), at, to) == Hint.NOWHERE ? 0 : SUPPORT);
    }
    if (Alphabet.ALNUM.has(text.at(at - 1))) {
      return 0;
    }
    int topic = text.near(words.topic(), at, to);
    int land = text.near(words.land(), at, to);
    if (topic != Hint.NOWHERE && land != Hint.NOWHERE && strength != Strength.NAMED) {
      return DESCRIBED - PER_BYTE * topic;
    }
    boolean supported = Math.min(topic, land) <= CLOSE;
    double score = switch (strength) {
      case STRONG -> supported ? ALONE + SUPPORT : Shape.lowerCase(text, at, to) ? 0 : ALONE;
      case FAIR -> supported ? PROBABLE : 0;
      case WEAK, NAMED -> 0;
    };
    return score == 0 && strength != Strength.NAMED && text.bare() && !isCalled(text, at) ? POSSIBLE : score;
  }

  private static boolean upper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  /**
   * Returns whether an abbreviation of more letters than a country's code stands before the code: it says what the code is, and
   * not that it is one of these.
   */
  private static boolean isCalled(Text text, int at) {
    int before = at - 1;
    while (text.at(before) < 0x80 && text.at(before) >= ' ' && !Alphabet.ALNUM.has(text.at(before))) {
      before--;
    }
    return upper(text.at(before)) && upper(text.at(before - 1)) && upper(text.at(before - 2));
  }
}
