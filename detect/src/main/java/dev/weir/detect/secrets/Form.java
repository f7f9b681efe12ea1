package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How a key is built, in a line that people can read: {@code SG.{base64url:22}.{base64url:43}} is literal text with runs
 * of an {@link Alphabet} between, of one length or from one to another. Matching never goes back, so it is linear.
 */
final class Form {

  private static final int ALL_DIFFERENT = 7;

  /** Shorter keys without a digit are words. */
  private static final int LONG = 20;

  /** Characters: shorter beginnings are those of other things, too. */
  private static final int RARE = 4;

  /** So many pairs of letters tell words from chance. */
  private static final int MANY_PAIRS = 12;

  private final String template;
  private final List<Part> parts = new ArrayList<>();
  private final boolean hex;

  private sealed interface Part {}

  private record Literal(String text) implements Part {}

  private record Run(Alphabet alphabet, int min, int max) implements Part {}

  private Form(String template) {
    this.template = template;
    int from = 0;
    while (from < template.length()) {
      int open = template.indexOf('{', from);
      int to = open < 0 ? template.length() : open;
      if (to > from) {
        parts.add(new Literal(template.substring(from, to)));
      }
      from = open < 0 ? to : template.indexOf('}', open) + 1;
      if (open >= 0) {
        parts.add(run(template.substring(open + 1, from - 1)));
      }
    }
    hex = parts.stream()
        .allMatch(part -> part instanceof Literal || part instanceof Run run && !run.alphabet().has('g'));
  }

  /** Returns the form that {@code template} describes; {@code {uuid}} stands for five groups of hexadecimal digits. */
  static Form of(String template) {
    return new Form(template.replace("{uuid}", "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}"));
  }

  private static Run run(String text) {
    int colon = text.indexOf(':');
    int dash = text.indexOf('-', colon);
    int min = Integer.parseInt(text.substring(colon + 1, dash < 0 ? text.length() : dash));
    int max = dash < 0 ? min : Integer.parseInt(text.substring(dash + 1));
    return new Run(Alphabet.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), min, max);
  }

  /** Returns the literal by which this form is noticed: its first that begins with a letter; empty where it has none. */
  String trigger() {
    int anchor = anchor();
    if (anchor < 0) {
      throw new IllegalStateException("nothing gives away " + template);
    }
    return word(((Literal) parts.get(anchor)).text());
  }

  /** Returns whether it begins with a literal. */
  boolean telling() {
    return parts.getFirst() instanceof Literal;
  }

  /** Returns whether no word, and no name of a file or a host, begins as it does. */
  boolean unmistakable() {
    return parts.getFirst() instanceof Literal(String text) && text.length() >= RARE
        && text.chars().anyMatch(c -> c == '_' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
  }

  private int anchor() {
    for (int i = 0; i < Math.min(2, parts.size()); i++) {
      if (parts.get(i) instanceof Literal literal && word(literal.text()).length() > 1) {
        return i;
      }
    }
    return -1;
  }

  /** Returns {@code literal} without the punctuation in front. */
  private static String word(String literal) {
    int i = 0;
    while (i < literal.length() && !Alphabet.LETTERS.has(literal.charAt(i))) {
      i++;
    }
    return literal.substring(i);
  }

  /** Returns where the form would start whose {@link #trigger} stands at {@code at}: before it where a run comes first; -1 for nowhere. */
  int start(Text text, int at) {
    int anchor = anchor();
    Literal literal = (Literal) parts.get(anchor);
    int start = at - (literal.text().length() - word(literal.text()).length());
    if (anchor == 0) {
      return start;
    }
    Run lead = (Run) parts.getFirst();
    int from = start;
    while (start - from <= lead.max() && lead.alphabet().has(text.at(from - 1))) {
      from--;
    }
    return start - from < lead.min() || start - from > lead.max() ? -1 : from;
  }

  /** Returns the end of the key that starts at {@code from}; -1 where there is none, or one of too few different characters. */
  int end(Text text, int from) {
    int at = from;
    for (int i = 0; i < parts.size() && at >= 0; i++) {
      at = switch (parts.get(i)) {
        case Literal literal -> text.has(literal.text(), at) ? at + literal.text().length() : -1;
        case Run run -> run.min() == run.max()
            ? fixed(text, at, run)
            : free(text, at, run, i == parts.size() - 1);
      };
    }
    boolean whole = at >= 0 && !Alphabet.ALNUM.has(text.at(at)) && (text.at(at) != '_' || unmistakable());
    return whole && text.clears(Doubt.PLACEHOLDER, !placeholder(text, from, at)) ? at : -1;
  }

  private static int fixed(Text text, int at, Run run) {
    return text.run(run.alphabet(), at) - at >= run.min() ? at + run.min() : -1;
  }

  private static int free(Text text, int at, Run run, boolean last) {
    int to = text.run(run.alphabet(), at);
    while (last && to > at && text.at(to - 1) == '.') {
      to--;
    }
    return to - at < run.min() || to - at > run.max() ? -1 : to;
  }

  /** Returns whether what stands behind the first literal is filled in for show. */
  private boolean placeholder(Text text, int from, int to) {
    int tail = parts.getFirst() instanceof Literal literal ? from + literal.text().length() : from;
    boolean digits = Randomness.count(text, Alphabet.DIGITS, tail, to) > 0;
    return !text.varied(tail, to, Math.min(ALL_DIFFERENT, (to - tail) / 3)) || Placeholder.in(text, tail, to)
        || !digits && !hex && to - tail < LONG
        || !hex && (!digits || !telling()) && Randomness.wordy(text, tail, to, MANY_PAIRS);
  }

  /** Returns a key of this form that nobody holds, always the same. */
  String example() {
    Random random = new Random(template.hashCode());
    StringBuilder example = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Literal literal -> example.append(literal.text());
        case Run run -> example.append(sample(run, random));
      }
    }
    return example.toString();
  }

  /** Returns as many letters and digits by turns as the run needs. */
  private static String sample(Run run, Random random) {
    String letters = members(run.alphabet(), 'a', 'f') + members(run.alphabet(), 'p', 'z')
        + members(run.alphabet(), 'A', 'F');
    String digits = members(run.alphabet(), '2', '9');
    StringBuilder sample = new StringBuilder();
    for (int i = 0; i < run.min(); i++) {
      String from = letters.isEmpty() || i % 2 == 1 && !digits.isEmpty() ? digits : letters;
      sample.append(from.charAt(random.nextInt(from.length())));
    }
    return sample.toString();
  }

  private static String members(Alphabet alphabet, char first, char last) {
    StringBuilder members = new StringBuilder();
    for (char c = first; c <= last; c++) {
      members.append(alphabet.has(c) ? String.valueOf(c) : "");
    }
    return members.toString();
  }

  /** Returns its template. */
  @Override
  public String toString() {
    return template;
  }
}
