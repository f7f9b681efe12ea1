package dev.weir.detect.pii.id;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds a code that a text says is a number of this kind ({@code his Aadhaar number '…'}) though it has another length or
 * order: mistyped or made longer it still says who is meant. One that has the very form is left to the detector that checks it.
 */
public final class Stated implements Detector {

  /** Better than a number that only stands near words of its subject. */
  private static final double SCORE = 0.956;
  private static final int SHORTEST = 8;
  private static final int LONGEST = 20;
  private static final int FEWEST_DIGITS = 4;
  /** How far behind the word the code may begin. */
  private static final int REACH = 32;

  private static final List<String> SAYS = List.of("number", "no", "num", "id", "card", "details", "is",
      "was", "code");

  private final About about;
  private final List<String> words;
  private final Shape form;
  private final boolean letters;

  /**
   * @param words how what names the code begins, in small letters
   * @param form its own form, as in {@link Trigger.Shape}
   */
  public Stated(About about, List<String> words, String form) {
    this.about = about;
    this.words = words;
    this.form = new Shape(form);
    letters = form.indexOf('A') >= 0;
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.wholes(words);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int start = text.run(Alphabet.LETTERS, at);
    int limit = start + REACH;
    boolean said = false;
    while (start < limit && !coded(text, start)) {
      int word = text.run(Alphabet.LETTERS, start);
      int c = text.at(start);
      if (word > start ? !says(text, start, word) : " '\"(#:=.".indexOf(c) < 0) {
        return;
      }
      said |= word > start || "#:='\"".indexOf(c) >= 0;
      start = word > start ? word : start + 1;
    }
    int end = start < limit && said ? end(text, start) : start;
    if (end - start >= SHORTEST && end - start <= LONGEST && is(text, start, end)) {
      out.add(this, start, end, SCORE);
    }
  }

  /** Whether a code begins here: a digit, or a capital that a word of sentences does not go on from. */
  private static boolean coded(Text text, int i) {
    int c = text.at(i);
    return Alphabet.DIGITS.has(c) || c >= 'A' && c <= 'Z' && Alphabet.UPPER_ALNUM.has(text.at(i + 1))
        && Alphabet.UPPER_ALNUM.has(text.at(i + 2)) && Alphabet.UPPER_ALNUM.has(text.at(i + 3));
  }

  private static boolean says(Text text, int from, int to) {
    for (String word : SAYS) {
      if (word.length() == to - from && text.hasAnyCase(word, from)) {
        return true;
      }
    }
    return false;
  }

  private static int end(Text text, int start) {
    int end = text.run(Alphabet.UPPER_ALNUM, start);
    return Alphabet.WORD.has(text.at(end)) || text.at(end) == '-' && Alphabet.ALNUM.has(text.at(end + 1))
        || text.at(end) == ' ' && Alphabet.DIGITS.has(text.at(end + 1)) ? start : end;
  }

  private boolean is(Text text, int start, int end) {
    int digits = 0;
    for (int i = start; i < end; i++) {
      digits += Alphabet.DIGITS.has(text.at(i)) ? 1 : 0;
    }
    boolean own = end - start == form.length() && form.fits(text, start);
    int least = letters ? FEWEST_DIGITS - 1 : end - start;
    return !own && digits >= least && (digits < end - start || !letters);
  }
}
