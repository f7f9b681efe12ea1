package dev.weir.detect.pii;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Cue;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/**
 * Finds US social security numbers: area, group and serial with hyphens, spaces or dots between them; with nothing between
 * them only where a word before them says so. Source: SSA, "The SSN Numbering Scheme" and "SSN Randomization": no area 000, 666 or 900 and
 * above, no group 00, no serial 0000.
 */
final class UsSsn implements Detector {

  private static final Cue CUE = Cue.of("ssn", "social", "ss", "ssns", "taxpayer", "sin");
  private static final int REACH = 48;

  @Override
  public About about() {
    return About.of("us-ssn", Kind.US_SSN)
        .because("opens credit and accounts in its owner's name")
        .source("US Social Security Administration")
        .hits("my number is 536-22-1847", "ssn: 536221847", "Social Security 536 22 1847")
        .misses("666-22-1847", "536-00-1847", "order 536221847", "1536-22-1847", "536-22-18475",
            "078-05-1120");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(), new Trigger.Context(CUE));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int run = text.run(Alphabet.DIGITS, at) - at;
    int before = text.at(at - 1);
    if (run != 3 && run != 9 || before == '-' || before == '.' || before == '_') {
      return;
    }
    int mark = run == 9 ? 0 : text.at(at + 3);
    int gap = run == 9 ? 0 : 1;
    int group = at + 3 + gap;
    int serial = group + 2 + gap;
    int end = serial + 4;
    boolean shaped = run == 9 || (mark == '-' || mark == ' ' || mark == '.') && text.at(serial - 1) == mark
        && text.run(Alphabet.DIGITS, group) == group + 2 && text.run(Alphabet.DIGITS, serial) == end;
    if (shaped && ends(text, end)
        && issued(number(text, at, 3), number(text, group, 2), number(text, serial, 4))) {
      boolean cued = text.cued(CUE, at, REACH);
      if (cued || run == 3) {
        out.add(this, at, end, cued ? 0.95 : mark == '-' ? 0.85 : 0.5);
      }
    }
  }

  private static boolean ends(Text text, int end) {
    int c = text.at(end);
    return !Alphabet.WORD.has(c) && !((c == '-' || c == '.') && Alphabet.ALNUM.has(text.at(end + 1)));
  }

  private static int number(Text text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + text.at(i) - '0';
    }
    return number;
  }

  /** The two numbers that once stood in advertisements were never anybody's again. */
  private static boolean issued(int area, int group, int serial) {
    return area != 0 && area != 666 && area < 900 && group != 0 && serial != 0
        && !(area == 78 && group == 5 && serial == 1120) && !(area == 219 && group == 9 && serial == 9999);
  }
}
