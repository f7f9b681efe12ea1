package dev.weir.detect.pii.id;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Cue;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id.Words;
import dev.weir.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a detector of codes is made of; {@link #misses} is the last word and makes it. */
public final class Declaration {

  private static final Hint NO_WORDS = Hint.of();

  private final List<Id.Form> forms = new ArrayList<>();
  private About about;
  private Hint own = NO_WORDS;
  private Hint land = NO_WORDS;
  private Topic topic = Topic.PERSON;
  private double most = 1;
  private @Nullable Cue gate;

  Declaration(String id, String kind) {
    about = About.of(id, new Kind(kind));
  }

  /** What the code opens, and where its format is written down. */
  public Declaration because(String text, String source) {
    about = about.because(text).source(source);
    return this;
  }

  /** The words that name the code itself. */
  public Declaration named(String... words) {
    own = Hint.of(words);
    return this;
  }

  /** Its subject, and the words that tell of its country. */
  public Declaration about(Topic subject, Hint country) {
    topic = subject;
    land = country;
    return this;
  }

  /** Shapes that the code is written in, exactly so. */
  public Declaration written(Strength strength, Predicate<String> check, String... shapes) {
    for (String shape : shapes) {
      forms.add(new Id.Form(strength, check, new Shape(shape)));
    }
    return this;
  }

  /** A shape with spaces between its groups, which are as well hyphens, or left out. */
  public Declaration grouped(Strength strength, Predicate<String> check, String shape) {
    return written(strength, check, shape.replace(" ", ""), shape, shape.replace(' ', '-'));
  }

  /** Runs of {@code sign} (9, A or X), from {@code min} to {@code max} long, behind {@code start}. */
  public Declaration runs(Strength strength, Predicate<String> check, String start, String sign, int min,
      int max) {
    for (int n = max; n >= min; n--) {
      written(strength, check, start + sign.repeat(n));
    }
    return this;
  }

  /**
   * Says that the code is a part of an address, which gives way where the whole of it is found; one so short as to
   * be everywhere is only looked at behind one of these words.
   */
  public Declaration partOfAddress(String... words) {
    most = 0.45;
    gate = words.length > 0 ? Cue.of(words) : null;
    return this;
  }

  public Declaration hits(String... texts) {
    about = about.hits(texts);
    return this;
  }

  /** Returns the detector. */
  public Id misses(String... texts) {
    return new Id(about.misses(texts), forms, new Words(own, topic.hint(), land), gate, most);
  }
}
