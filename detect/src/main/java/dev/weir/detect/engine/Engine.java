package dev.weir.detect.engine;

import dev.weir.model.Tokens;
import java.util.List;

/**
 * Runs all detectors in one pass: a table of 5 x 256 entries tells at each byte, from the class of the one before, whether
 * something can start here; only then detectors are asked. Clean text costs a look-up per byte and nothing is allocated.
 */
public final class Engine {

  private static final int OTHER = 0;
  private static final int LOWER = 1;
  private static final int UPPER = 2;
  private static final int DIGIT = 3;
  /** A backslash: the letter behind it may be an escape, so that a word starts behind it too. */
  private static final int ESCAPE = 4;

  private static final int CLASS = 7;
  private static final int WORD = 8;
  private static final int DIGITS = 16;
  private static final int AT = 24;
  private static final int COLON = 32;
  private static final int PERCENT = 40;
  private static final int TILDE = 48;
  private static final int MIXED = 56;

  /** By class of the byte before and the byte: class of the byte, and what it triggers. */
  private static final byte[] STEP = new byte[5 * 256];

  static {
    for (int before = OTHER; before <= ESCAPE; before++) {
      for (int c = 0; c < 256; c++) {
        int own = before == ESCAPE ? OTHER : classOf(c);
        STEP[before << 8 | c] = (byte) (own | trigger(before, c));
      }
    }
  }

  private final Dictionary words;
  private final Shapes shapes;
  private final Detector[] digits;
  private final Detector[] ats;
  private final Detector[] colons;
  private final Detector[] tildes;

  public Engine(List<Detector> detectors) {
    words = new Dictionary(detectors);
    shapes = new Shapes(detectors);
    digits = on(detectors, Trigger.Digits.class);
    ats = on(detectors, Trigger.At.class);
    colons = on(detectors, Trigger.Colon.class);
    tildes = on(detectors, Trigger.Tilde.class);
  }

  private static Detector[] on(List<Detector> detectors, Class<? extends Trigger> kind) {
    return detectors.stream().filter(d -> d.triggers().stream().anyMatch(kind::isInstance))
        .toArray(Detector[]::new);
  }

  private static int classOf(int c) {
    if (c >= 'a' && c <= 'z') {
      return LOWER;
    }
    if (c >= 'A' && c <= 'Z') {
      return UPPER;
    }
    return c >= '0' && c <= '9' ? DIGIT : c == '\\' ? ESCAPE : OTHER;
  }

  private static int trigger(int before, int c) {
    return switch (classOf(c)) {
      case LOWER -> before == OTHER || before == ESCAPE ? WORD : 0;
      case UPPER -> before == DIGIT || before == UPPER ? 0 : WORD;
      case DIGIT -> before == OTHER || before == ESCAPE ? DIGITS : before == DIGIT ? 0 : MIXED;
      default -> mark(c);
    };
  }

  private static int mark(int c) {
    return switch (c) {
      case '@' -> AT;
      case ':' -> COLON;
      case '%' -> PERCENT;
      case '~' -> TILDE;
      default -> 0;
    };
  }

  /** Reports everything in {@code text} to {@code out}; stops early only when {@code out} is full. */
  public void scan(Text text, Findings out) {
    byte[] bytes = text.bytes();
    int length = text.length();
    int before = OTHER;
    for (int i = 0; i < length; i++) {
      int step = STEP[before << 8 | bytes[i] & 0xff];
      if (step > CLASS) {
        int done = meet(text, i, step & ~CLASS, out);
        step = done == i && before == ESCAPE ? OTHER : classOf(bytes[done]);
        i = done;
      }
      before = step & CLASS;
    }
  }

  /** Calls the detectors of a trigger; returns the last byte that is done with. */
  private int meet(Text text, int at, int trigger, Findings out) {
    if (out.full()) {
      return text.length() - 1;
    }
    if (trigger == WORD) {
      if (text.at(at) == 'w' && text.has(Tokens.PREFIX, at)) {
        return text.run(Alphabet.LOWER_ALNUM, at + Tokens.PREFIX.length()) - 1;
      }
      words.look(text, at, out);
    } else if (trigger == PERCENT) {
      words.look(text, at + 3, out);
    } else if (trigger == MIXED) {
      shapes.within(text, at, out);
    } else {
      for (Detector detector : calledOn(trigger)) {
        detector.scan(text, at, out);
      }
      if (trigger == DIGITS) {
        shapes.from(text, at, out);
      }
    }
    return at;
  }

  private Detector[] calledOn(int trigger) {
    return switch (trigger) {
      case DIGITS -> digits;
      case AT -> ats;
      case COLON -> colons;
      default -> tildes;
    };
  }
}
