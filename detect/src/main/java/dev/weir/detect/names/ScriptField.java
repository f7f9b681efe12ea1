package dev.weir.detect.names;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Endings;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Finds the value of a field, or of a line of a form, whose name is written in letters beyond ASCII. Nothing else tells names in
 * scripts that have no capitals.
 */
final class ScriptField implements Detector {

  private static final double SCORE = 0.9;
  private static final int BREAK = Text.BREAK & 0xff;
  /** In bytes. */
  private static final int LONGEST = 240;
  private static final byte[] WIDE_SPACE = "\u3000".getBytes(StandardCharsets.UTF_8);

  private final About about;
  private final Endings names;
  private final ToIntFunction<String> value;

  /** @param value tells how many characters behind the name are what is found; 0 for none */
  ScriptField(About about, Endings names, ToIntFunction<String> value) {
    this.about = about;
    this.names = names;
    this.value = value;
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public List<Trigger> triggers() {
    return names.triggers();
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int name = names.start(text, text.at(at - 1) == ' ' ? at - 1 : at);
    if (name < 0 || !opens(text, name)) {
      return;
    }
    int from = spaces(text, at + 1);
    int to = from;
    while (to - from < LONGEST && text.at(to) >= ' ' && text.at(to) != BREAK && text.at(to) != '"') {
      to++;
    }
    String behind = text.decoded(from, to);
    int end = value.applyAsInt(behind);
    if (end > 0) {
      out.add(this, from, from + behind.substring(0, end).getBytes(StandardCharsets.UTF_8).length, SCORE);
    }
  }

  /** The name begins its word, or is the end of a longer one, as in {@code 客户姓名}; a Latin one before it means something else. */
  private static boolean opens(Text text, int name) {
    int before = text.at(name - 1) == ' ' ? text.at(name - 2) : text.at(name - 1);
    return before < '0' || before >= 0x80 || ":;|/<{[(=\\".indexOf(before) >= 0;
  }

  private static int spaces(Text text, int from) {
    int i = from;
    while (text.at(i) == ' ' || text.at(i) == '"' || wideSpace(text, i)) {
      i += text.at(i) < 0x80 ? 1 : WIDE_SPACE.length;
    }
    return i;
  }

  private static boolean wideSpace(Text text, int at) {
    return text.at(at) == (WIDE_SPACE[0] & 0xff) && text.at(at + 1) == (WIDE_SPACE[1] & 0xff)
        && text.at(at + 2) == (WIDE_SPACE[2] & 0xff);
  }
}
