package dev.weir.detect.secrets;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/** Detects keys that a prefix tells; tails of few different characters are placeholders and passed over. */
interface PrefixedKey extends Detector {

  int FEWEST_DIFFERENT = 7;

  /** Returns the forms that the key takes: a constant. */
  List<Shape> shapes();

  /** Returns how sure a match from {@code from} to {@code to} is, 0 to 1; 0 for no match. */
  default double score(Text text, int from, int to) {
    return 0.95;
  }

  @Override
  default List<Trigger> triggers() {
    return Trigger.prefixes(shapes().stream().map(Shape::prefix).distinct().toArray(String[]::new));
  }

  @Override
  default void scan(Text text, int at, Findings out) {
    for (Shape shape : shapes()) {
      int tail = at + shape.prefix().length();
      if (text.has(shape.prefix(), at)) {
        int end = text.word(tail, shape.alphabet(), shape.min(), shape.max());
        double score = end < 0 || !text.varied(tail, end, Math.min(FEWEST_DIFFERENT, shape.min()))
            ? 0
            : score(text, at, end);
        if (score > 0) {
          out.add(this, at, end, score);
          return;
        }
      }
    }
  }
}
