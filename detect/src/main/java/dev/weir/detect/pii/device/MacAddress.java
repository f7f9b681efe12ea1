package dev.weir.detect.pii.device;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds hardware addresses of 48 and 64 bits: pairs of hexadecimal digits with colons or hyphens, or fours with dots; neither
 * the broadcast address nor zero. Source: IEEE 802, RFC 7042.
 */
public final class MacAddress implements Detector {

  private static final String HEX_LETTERS = "ABCDEFabcdef";
  private static final String HEX = "0123456789" + HEX_LETTERS;

  /** More than a field says that is called an address, of whatever sort. */
  private static final double SCORE = 0.96;

  @Override
  public About about() {
    return About.of("mac-address", new Kind("MAC_ADDRESS"))
        .because("names a machine wherever it goes")
        .source("IEEE 802, RFC 7042")
        .hits("00:1A:2B:3C:4D:5E", "eth0 aa-bb-cc-dd-ee-ff", "0011.2233.4455", "00:1A:2B:FF:FE:3C:4D:5E")
        .misses("00:1A:2B:3C:4D", "FF:FF:FF:FF:FF:FF", "00:00:00:00:00:00", "12:30:45",
            "00:1A:2B:3C:4D:5E:6F",
            "x00:1A:2B:3C:4D:5E", "00:1A:2B-3C:4D:5E", "2024-01-02-03-04-05");
  }

  @Override
  public List<Trigger> triggers() {
    List<Trigger> triggers = new ArrayList<>(
        List.of(new Trigger.Colon(HEX, HEX), new Trigger.Shape("XX-XX-XX-XX-XX-XX"),
            new Trigger.Shape("XX-XX-XX-XX-XX-XX-XX-XX"), new Trigger.Shape("XXXX.XXXX.XXXX")));
    HEX_LETTERS.chars().forEach(first -> HEX_LETTERS.chars().forEach(
        second -> triggers.add(new Trigger.Prefix("" + (char) first + (char) second + "-"))));
    return triggers;
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    boolean colons = text.at(at) == ':';
    int start = colons ? at - 2 : at;
    int before = text.at(start - 1);
    if (Alphabet.WORD.has(before)
        || (before == ':' || before == '-' || before == '.') && Alphabet.ALNUM.has(text.at(start - 2))) {
      return;
    }
    int end = text.at(start + 2) == ':'
        ? pairs(text, start, ':')
        : text.at(start + 2) == '-' ? pairs(text, start, '-') : fours(text, start);
    if (end > 0 && text.clears(Doubt.PLACEHOLDER, text.varied(start, end, 3))) {
      out.add(this, start, end, SCORE);
    }
  }

  private static int pairs(Text text, int start, char mark) {
    int i = start;
    int pairs = 0;
    while (pairs < 9 && hex(text, i, 2)) {
      pairs++;
      i += 2;
      if (text.at(i) != mark) {
        break;
      }
      i++;
    }
    return (pairs == 6 || pairs == 8) && ends(text, i, mark) ? i : -1;
  }

  private static int fours(Text text, int start) {
    boolean fits = hex(text, start, 4) && text.at(start + 4) == '.' && hex(text, start + 5, 4)
        && text.at(start + 9) == '.'
        && hex(text, start + 10, 4);
    return fits && ends(text, start + 14, '.') ? start + 14 : -1;
  }

  private static boolean hex(Text text, int at, int digits) {
    for (int i = at; i < at + digits; i++) {
      if (!Alphabet.HEX.has(text.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean ends(Text text, int i, char mark) {
    return !Alphabet.WORD.has(text.at(i)) && text.at(i - 1) != mark
        && !(text.at(i) == mark && Alphabet.ALNUM.has(text.at(i + 1)));
  }
}
