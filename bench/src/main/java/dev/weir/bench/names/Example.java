package dev.weir.bench.names;

import dev.weir.detect.engine.Text;
import dev.weir.detect.names.Gazetteer;
import dev.weir.detect.names.Tag;
import dev.weir.detect.names.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** A draft cut into words, each with its right tag. */
final class Example {

  private static final double UNKNOWN_NAME = 0.25;
  private static final double UNKNOWN_THING = 0.35;
  private static final double OTHER_NAME = 0.06;

  private static final int[] OTHERS = {Gazetteer.GIVEN, Gazetteer.FAMILY, Gazetteer.TOWN,
    Gazetteer.PLACE_PART,
    Gazetteer.THING};

  final Words words;
  final int[] tags = new int[Words.MOST];
  private final Text text = new Text();

  Example(Gazetteer gazetteer) {
    words = new Words(gazetteer);
  }

  /** Takes a draft; returns whether its names begin and end where words do. */
  boolean take(Draft draft, Random random) {
    byte[] bytes = flat(draft.text());
    text.over(bytes, bytes.length);
    words.fill(text, 0, bytes.length);
    Arrays.fill(tags, 0);
    for (Draft.Span name : draft.names()) {
      int start = utf8(draft.text(), name.start());
      int end = utf8(draft.text(), name.end());
      if (!tag(start, end, Tag.valueOf(name.kind()).number())) {
        return false;
      }
    }
    hide(random);
    return words.count() > 0;
  }

  /** As the engine sees it: with a break behind it. */
  static byte[] flat(String text) {
    byte[] bytes = (text + ' ').getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = Text.BREAK;
    return bytes;
  }

  private static int utf8(String text, int chars) {
    return text.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
  }

  private boolean tag(int start, int end, int tag) {
    boolean inside = false;
    for (int i = 0; i < words.count(); i++) {
      if (words.start(i) < end && words.end(i) > start) {
        if (words.start(i) < start || words.end(i) > end) {
          return false;
        }
        tags[i] = inside ? tag + 1 : tag;
        inside = true;
      }
    }
    return true;
  }

  /** The gazetteer does not hold every name, nor every thing that has one; and places are called as persons are. */
  private void hide(Random random) {
    for (int i = 0; i < words.count(); i++) {
      double chance = tags[i] > 0 ? UNKNOWN_NAME : words.isThing(i) ? UNKNOWN_THING : 0;
      double drawn = random.nextDouble();
      if (drawn < chance) {
        words.know(i, 0);
      } else if (drawn < chance + OTHER_NAME && words.isName(i)) {
        words.know(i, OTHERS[random.nextInt(OTHERS.length)]);
      }
    }
  }
}
