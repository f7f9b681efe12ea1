package dev.weir.detect.engine;

import dev.weir.model.Tokens;
import java.util.List;

/**
 * Runs all detectors in one pass: a table of 8 x 256 entries tells at each byte, from the class of the one before, whether
 * something can start here; only then detectors are asked. Clean text costs a look-up per byte and nothing is allocated.
 */
public final class Engine {

  private static final int OTHER = 0;
  private static final int LOWER = 1;
  private static final int UPPER = 2;
  private static final int DIGIT = 3;
  /** A backslash: the letter behind it may be an escape, so that a word starts behind it too. */
  private static final int ESCAPE = 4;
  /** Letters somewhere behind a digit or an underscore: no code begins with them. */
  private static final int LATER_LOWER = 5;
  private static final int LATER_UPPER = 6;
  private static final int UNDERSCORE = 7;

  private static final int CLASS = 7;
  private static final int WORD = 8;
  private static final int DIGITS = 16;
  private static final int AT = 24;
  private static final int COLON = 32;
  private static final int PERCENT = 40;
  private static final int TILDE = 48;
  private static final int MIXED = 56;
  private static final int CAPITAL = 64;
  private static final int END = 72;

  /** By class of the byte before and the byte: class of the byte, and what it triggers. */
  private static final byte[] STEP = new byte[8 * 256];

  static {
    for (int before = OTHER; before <= UNDERSCORE; before++) {
      for (int c = 0; c < 256; c++) {
        STEP[before << 8 | c] = (byte) (classOf(before, c) | trigger(before, c));
      }
    }
  }

  private final Dictionary words;
  private final Shapes shapes;
  private final Numbers numbers;
  private final Detector[] ats;
  private final Detector[] colons;
  private final Detector[] tildes;
  private final Detector[] capitals;
  private final Detector[] ends;

  public Engine(List<Detector> detectors) {
    words = new Dictionary(detectors);
    shapes = new Shapes(detectors);
    numbers = new Numbers(detectors);
    ats = on(detectors, Trigger.At.class);
    colons = on(detectors, Trigger.Colon.class);
    tildes = on(detectors, Trigger.Tilde.class);
    capitals = on(detectors, Trigger.Capital.class);
    ends = on(detectors, Trigger.End.class);
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

  private static int classOf(int before, int c) {
    boolean later = before == DIGIT || before >= LATER_LOWER;
    return before == ESCAPE ? OTHER : switch (classOf(c)) {
      case LOWER -> later ? LATER_LOWER : LOWER;
      case UPPER -> later ? LATER_UPPER : UPPER;
      case DIGIT -> DIGIT;
      case ESCAPE -> ESCAPE;
      default -> c == '_' ? UNDERSCORE : OTHER;
    };
  }

  private static int trigger(int before, int c) {
    boolean first = before == OTHER || before == ESCAPE || before == UNDERSCORE;
    return switch (classOf(c)) {
      case LOWER -> first ? WORD : 0;
      case UPPER -> first ? CAPITAL : before == LOWER || before == LATER_LOWER ? WORD : 0;
      case DIGIT -> first ? DIGITS : before == LOWER || before == UPPER ? MIXED : 0;
      default -> mark(before, c);
    };
  }

  private static int mark(int before, int c) {
    return switch (c) {
      case '@' -> AT;
      case ':' -> COLON;
      case '%' -> PERCENT;
      case '~' -> TILDE;
      case Text.BREAK & 0xff -> END;
      default -> (before == OTHER || before == UNDERSCORE) && c >= 0xc3 && c <= 0xd5 ? CAPITAL : 0;
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
        step = done == i ? step : classOf(bytes[done]);
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
    } else if (trigger == DIGITS) {
      numbers.meet(text, at, out);
      shapes.from(text, at, out);
    } else {
      if (trigger == CAPITAL) {
        words.look(text, at, out);
      }
      for (Detector detector : calledOn(trigger)) {
        detector.scan(text, at, out);
      }
    }
    return at;
  }

  private Detector[] calledOn(int trigger) {
    return switch (trigger) {
      case AT -> ats;
      case COLON -> colons;
      case TILDE -> tildes;
      case END -> ends;
      default -> capitals;
    };
  }
}
