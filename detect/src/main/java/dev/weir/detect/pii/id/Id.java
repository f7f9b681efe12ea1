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

  private final About about;
  private final Form[] forms;
  private final Words words;
  private final @Nullable Cue gate;
  private final double most;

  /** One way to write the code, as in {@link Trigger.Shape}; the check sees it in upper case and without marks. */
  record Form(Strength strength, Predicate<String> check, String shape) {}

  /** What speaks for the code: the words that name it, its subject, its country. */
  record Words(Hint own, Hint topic, Hint land) {}

  Id(About about, List<Form> forms, Words words, @Nullable Cue gate, double most) {
    this.about = about;
    this.forms = forms.toArray(new Form[0]);
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
      triggers.add(new Trigger.Shape(form.shape(), switch (form.strength()) {
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
    double best = 0;
    for (Form form : forms) {
      int length = form.shape().length();
      if (length == end - at || length == to - at) {
        best = Math.max(best, score(text, at, at + length, form));
      }
    }
    if (best > 0) {
      out.add(this, at, Shape.bracketed(text, at, end) ? to : end, Math.min(best, most));
    }
  }

  private double score(Text text, int at, int to, Form form) {
    boolean fits = Shape.fits(text, at, form.shape())
        && text.clears(Doubt.PART, !Shape.partOfMore(text, at, to));
    double score = fits ? score(text, at, to, form.strength()) : 0;
    return score > 0 && text.clears(Doubt.CHECK, form.check().test(text.code())) ? score : 0;
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
    return score == 0 && strength != Strength.NAMED && text.bare() ? POSSIBLE : score;
  }
}
