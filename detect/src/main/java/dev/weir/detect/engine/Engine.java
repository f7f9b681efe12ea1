package dev.weir.detect.engine;

import dev.weir.model.Tokens;
import java.util.List;

/**
 * Runs all detectors in one pass: bitmaps of 64 bytes tell where something may start, then a table of 5 x 256 entries, by the
 * class of the byte before, what it is; only then detectors are asked. Nothing is allocated for clean text.
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
  private static final int CAPITAL = 64;
  private static final int END = 72;

  private static final byte[] CLASS_OF = new byte[256];
  /** By class of the byte before and the byte: class of the byte, and what it triggers. */
  private static final byte[] STEP = new byte[5 * 256];

  static {
    for (int c = 0; c < 256; c++) {
      CLASS_OF[c] = (byte) classOf(c);
      for (int before = OTHER; before <= ESCAPE; before++) {
        STEP[before << 8 | c] = (byte) ((before == ESCAPE ? OTHER : classOf(c)) | trigger(before, c));
      }
    }
  }

  private final Dictionary words;
  private final Shapes shapes;
  private final Numbers numbers;
  private final Detector[] ats;
  private final Sides colons;
  private final Detector[] tildes;
  private final Detector[] capitals;
  private final Sides values;

  public Engine(List<Detector> detectors) {
    words = new Dictionary(detectors);
    shapes = new Shapes(detectors);
    numbers = new Numbers(detectors);
    ats = on(detectors, Trigger.At.class);
    colons = Sides.ofColons(detectors);
    tildes = on(detectors, Trigger.Tilde.class);
    capitals = on(detectors, Trigger.Capital.class);
    values = Sides.ofValues(detectors);
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
      case UPPER -> before == LOWER ? WORD : before == OTHER || before == ESCAPE ? CAPITAL : 0;
      case DIGIT -> before == OTHER || before == ESCAPE ? DIGITS : before == DIGIT ? 0 : MIXED;
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
      default -> before == OTHER && c >= 0xc3 && c <= 0xd5 ? CAPITAL : 0;
    };
  }

  /** Reports everything in {@code text} to {@code out}; stops early only when {@code out} is full. */
  public void scan(Text text, Findings out) {
    int at = 0;
    while (at < text.length()) {
      at = at + Block.SIZE + Dictionary.AHEAD <= text.length() ? block(text, at, out) : steps(text, at, out);
    }
  }

  /** Goes through a block, or the part of it before an escape or before what is done with at once; returns where to go on. */
  private int block(Text text, int at, Findings out) {
    byte[] bytes = text.bytes();
    Block block = text.block();
    block.read(bytes, at);
    for (long starts = block.others() | known(bytes, at, block.words()); starts != 0; starts &= starts - 1) {
      int i = at + Long.numberOfTrailingZeros(starts);
      if (bytes[i] == '\\') {
        return steps(text, i, out);
      }
      int step = STEP[before(bytes, i) << 8 | bytes[i] & 0xff];
      if (step > CLASS) {
        int done = meet(text, i, step & ~CLASS, out);
        if (done > i) {
          return done + 1;
        }
      }
    }
    return at + Block.SIZE;
  }

  /** Returns those of the bits that words start at of which something may be known. */
  private long known(byte[] bytes, int at, long starts) {
    long known = 0;
    for (long rest = starts; rest != 0; rest &= rest - 1) {
      int i = Long.numberOfTrailingZeros(rest);
      known |= words.starts(bytes, at + i) << i;
    }
    return known;
  }

  /** Goes on byte by byte, for as long as a block and to where no escape is open; returns where to go on. */
  private int steps(Text text, int from, Findings out) {
    byte[] bytes = text.bytes();
    int before = before(bytes, from);
    boolean escaped = false;
    int i = from;
    for (; i < text.length() && (i < from + Block.SIZE || escaped || before == ESCAPE); i++) {
      int step = STEP[before << 8 | bytes[i] & 0xff];
      escaped = before == ESCAPE;
      if (step > CLASS) {
        int done = meet(text, i, step & ~CLASS, out);
        step = done == i ? step : CLASS_OF[bytes[done] & 0xff];
        i = done;
      }
      before = step & CLASS;
    }
    return i;
  }

  private static int before(byte[] bytes, int at) {
    return at == 0 ? OTHER : CLASS_OF[bytes[at - 1] & 0xff];
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
    } else if (trigger == MIXED || trigger == DIGITS) {
      number(text, at, trigger, out);
    } else if (trigger == COLON) {
      colons.meet(text, at, text.at(at - 1), text.at(at + 1), 1, out);
    } else if (trigger == END) {
      int from = text.value();
      values.meet(text, at, text.at(from), text.at(at - 1), at - from, out);
      text.beginValue(at + 1);
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

  private void number(Text text, int at, int trigger, Findings out) {
    if (at < out.settled()) {
      return;
    }
    if (trigger == MIXED) {
      shapes.within(text, at, out);
    } else {
      numbers.meet(text, at, out);
      shapes.from(text, at, out);
    }
  }

  private Detector[] calledOn(int trigger) {
    return switch (trigger) {
      case AT -> ats;
      case TILDE -> tildes;
      default -> capitals;
    };
  }
}
