package dev.weir.detect.names;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/** Finds the whole value of a field by the field's name, where the value can be what the name says. */
final class Field implements Detector {

  static final double SURE = 0.95;

  private final About about;
  private final FieldNames names;
  private final List<String> triggers;
  private final Test plausible;
  private final double score;

  /** Tells whether the value from {@code start} to before {@code end} can be what its name says. */
  interface Test {
    boolean is(Text text, int start, int end);
  }

  /**
   * @param triggers words of which every name has one where a word starts
   * @param score how sure the name and the look of the value make it
   */
  Field(About about, FieldNames names, List<String> triggers, Test plausible, double score) {
    this.score = score;
    this.about = about;
    this.names = names;
    this.triggers = triggers;
    this.plausible = plausible;
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.wholes(triggers);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int end = at;
    while (FieldNames.part(text, end) && text.at(end) != ' ' && text.at(end) != '\'' && text.at(end) != '.') {
      end++;
    }
    long value = FieldValue.behind(text, end);
    if (value != 0 && names.has(text, end) && plausible.is(text, (int) (value >>> 32), (int) value)) {
      out.add(this, (int) (value >>> 32), (int) value, score);
    }
  }
}
