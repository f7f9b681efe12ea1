package dev.weir.detect.names;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds the address that fills a line of a form, behind its name and a colon, where the form then goes on with another name or
 * ends: it is one value, whatever it is made of.
 */
final class AddressLine implements Detector {

  private static final double SCORE = 0.93;
  private static final int LONGEST = 160;
  private static final int MOST_WORDS = 2;
  private static final int BREAK = Text.BREAK & 0xff;
  /** A word before a dot that is longer ends a sentence. */
  private static final int LONGEST_ABBREVIATION = 4;

  private final FieldNames names;
  private final Field.Test plausible;

  AddressLine(FieldNames names, Field.Test plausible) {
    this.names = names;
    this.plausible = plausible;
  }

  @Override
  public About about() {
    return About.of("address-line", Address.KIND)
        .because("tells where a person lives")
        .source("names of fields, such as schema.org's PostalAddress has")
        .hits("Name: Ann Lee\nAddress: Am Anger 3, Xanten\nPhone: none", "Delivery address:   Rua A 5 Braga")
        .misses("Address: see below, section 3", "Address: 12 items. They are listed here",
            "IP address: 12 Oak",
            "Address: 12 Oak\nLeeds", "she had told me his address: 12 Oak");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.wholes(names.words());
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int end = text.run(Alphabet.WORD, at);
    int colon = spaces(text, end);
    if (text.at(colon) != ':' || !opens(text, at) || !names.has(text, end)) {
      return;
    }
    int from = spaces(text, colon + 1);
    int to = from;
    boolean number = false;
    while (to - from < LONGEST && text.at(to) >= ' ' && text.at(to) != BREAK && text.at(to) != ':'
        && !sentence(text, to)) {
      number |= Alphabet.DIGITS.has(text.at(to));
      to++;
    }
    int last = to > from && (text.at(to - 1) == '.' || text.at(to - 1) == ' ') ? to - 1 : to;
    boolean small = text.at(from) >= 'a' && text.at(from) <= 'z';
    if (number && !small && over(text, to) && plausible.is(text, from, last)) {
      out.add(this, from, last, SCORE);
    }
  }

  /** Nothing but the rest of the name, a word or two, stands before it on its line. */
  private static boolean opens(Text text, int at) {
    int i = at;
    int words = 0;
    while (words <= MOST_WORDS && (Alphabet.LETTERS.has(text.at(i - 1)) || text.at(i - 1) == ' ')) {
      i--;
      words += text.at(i) == ' ' ? 1 : 0;
    }
    return words <= MOST_WORDS && (text.at(i - 1) < ' ' || text.at(i - 1) == BREAK);
  }

  private static int spaces(Text text, int from) {
    int i = from;
    while (text.at(i) == ' ') {
      i++;
    }
    return i;
  }

  private static boolean sentence(Text text, int i) {
    int word = i - 1;
    while (Alphabet.LETTERS.has(text.at(word))) {
      word--;
    }
    return text.at(i) == '.' && text.at(i + 1) == ' ' && i - 1 - word > LONGEST_ABBREVIATION;
  }

  /** The value ends, or its line does and the next is empty or begins with a name and a colon. */
  private static boolean over(Text text, int to) {
    if (text.at(to) < 0 || text.at(to) == BREAK) {
      return true;
    }
    int line = text.at(to) == '\r' ? to + 2 : to + 1;
    int i = line;
    while (text.at(line - 1) == '\n'
        && (FieldNames.part(text, i) || text.at(i) >= 0x80 && text.at(i) != BREAK)) {
      i++;
    }
    return text.at(line - 1) == '\n'
        && (text.at(i) == ':' || i == line && (text.at(i) < ' ' || text.at(i) == BREAK));
  }
}
