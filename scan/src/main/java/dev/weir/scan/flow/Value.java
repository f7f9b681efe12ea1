package dev.weir.scan.flow;

import java.util.Arrays;

/**
 * What a value may be, as far as it is known: immutable, small, and open: it may always be something else too. Compared by identity:
 * a union that adds nothing is the same object.
 */
final class Value {

  /** It may be false. */
  static final int FALSE = 1;
  /** It may be true. */
  static final int TRUE = 8;
  /** It may be nothing: {@code None}. */
  static final int NONE = 2;
  /** It may be what nobody knows, too. */
  static final int OPEN = 4;

  static final Thing[] NO_THINGS = {};
  static final Text[] NO_TEXTS = {};

  static final Value NOTHING = new Value(NO_THINGS, NO_TEXTS, Marks.NONE, 0, false);
  static final Value UNKNOWN = new Value(NO_THINGS, NO_TEXTS, Marks.NONE, OPEN, false);

  private static final int MOST_THINGS = 8;
  private static final int MOST_TEXTS = 8;

  private final Thing[] things;
  private final Text[] texts;
  private final Mark[] marks;
  private final int flags;
  private final boolean symbolic;

  /**
   * @param things with {@code texts} and {@code marks} never changed from here on: arrays, since they are gone through
   *     millions of times before the compiler could do anything for lists
   * @param texts as a string
   * @param marks the data in it
   * @param flags {@link #FALSE}, {@link #TRUE}, {@link #NONE}, {@link #OPEN}
   * @param symbolic whether a parameter is in it anywhere
   */
  Value(Thing[] things, Text[] texts, Mark[] marks, int flags, boolean symbolic) {
    this.things = things;
    this.texts = texts;
    this.marks = marks;
    this.flags = flags;
    this.symbolic = symbolic;
  }

  Thing[] things() {
    return things;
  }

  Text[] texts() {
    return texts;
  }

  Mark[] marks() {
    return marks;
  }

  int flags() {
    return flags;
  }

  boolean symbolic() {
    return symbolic;
  }

  static Value of(Thing thing) {
    return new Value(new Thing[]{thing}, NO_TEXTS, Marks.NONE, 0, thing.symbolic());
  }

  static Value of(Text text) {
    return new Value(NO_THINGS, new Text[]{text}, Marks.NONE, 0, !text.isClosed());
  }

  static Value of(String constant) {
    return of(Text.of(constant));
  }

  static Value of(Mark[] marks) {
    return marks.length == 0 ? UNKNOWN : new Value(NO_THINGS, NO_TEXTS, marks, OPEN, Marks.symbolic(marks));
  }

  static Value texts(Text[] texts, Mark[] marks) {
    boolean symbolic = Marks.symbolic(marks) || hasOpen(texts);
    return new Value(NO_THINGS, texts.length > MOST_TEXTS ? Arrays.copyOf(texts, MOST_TEXTS) : texts, marks,
        0,
        symbolic);
  }

  static Value flag(int flag) {
    return new Value(NO_THINGS, NO_TEXTS, Marks.NONE, flag, false);
  }

  boolean isNothing() {
    return things.length == 0 && texts.length == 0 && marks.length == 0 && (flags & ~OPEN) == 0;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Returns whether it may be an object of a class of the program. */
  boolean isObject() {
    for (Thing thing : things) {
      if (thing instanceof Thing.Instance) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether it may be a function of the program. */
  boolean isRoutine() {
    for (Thing thing : things) {
      if (thing instanceof Thing.Routine) {
        return true;
      }
    }
    return false;
  }

  /** Returns the one constant that this is, or an empty string. */
  String constant() {
    return texts.length == 1 && texts[0].constant() ? texts[0].pattern() : "";
  }

  /** Returns whether this is nothing but constants. */
  boolean plain() {
    return things.length == 0 && marks.length == 0 && !has(OPEN);
  }

  Value withoutThings() {
    return things.length == 0 ? this : texts(texts, marks).or(flag(flags));
  }

  Value withoutData() {
    boolean open = symbolic && hasOpen(texts);
    if (marks.length == 0 && !open) {
      return this;
    }
    boolean symbolicThing = false;
    for (Thing thing : things) {
      symbolicThing |= thing.symbolic();
    }
    return new Value(things, open ? NO_TEXTS : texts, Marks.NONE, flags | OPEN, symbolicThing);
  }

  Value with(Mark mark) {
    return new Value(things, texts, Marks.union(marks, new Mark[]{mark}), flags,
        symbolic || mark.symbol() != null);
  }

  Value with(Mark[] more) {
    return more.length == 0
        ? this
        : new Value(things, texts, Marks.union(marks, more), flags, symbolic || Marks.symbolic(more));
  }

  /** Returns what is this or the other. */
  @SuppressWarnings("ReferenceEquality") // a union that adds nothing gives the same array
  Value or(Value other) {
    if (other == this || other == NOTHING) {
      return this;
    }
    if (this == NOTHING) {
      return other;
    }
    Thing[] moreThings = Things.union(things, other.things, MOST_THINGS);
    Text[] moreTexts = union(texts, other.texts);
    Mark[] moreMarks = Marks.union(marks, other.marks);
    int bothFlags = flags | other.flags;
    if (moreThings == things && moreTexts == texts && moreMarks == marks && bothFlags == flags) {
      return this;
    }
    return new Value(moreThings, moreTexts, moreMarks, bothFlags, symbolic || other.symbolic);
  }

  private static Text[] union(Text[] first, Text[] second) {
    Text[] all = first;
    for (Text text : second) {
      if (all.length < MOST_TEXTS && !among(all, text)) {
        Text[] longer = new Text[all.length + 1];
        System.arraycopy(all, 0, longer, 0, all.length);
        longer[all.length] = text;
        all = longer;
      }
    }
    return all;
  }

  private static boolean among(Text[] texts, Text text) {
    for (Text known : texts) {
      if (known.equals(text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasOpen(Text[] texts) {
    for (Text text : texts) {
      if (!text.isClosed()) {
        return true;
      }
    }
    return false;
  }
}
