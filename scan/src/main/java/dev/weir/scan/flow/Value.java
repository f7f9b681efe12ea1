package dev.weir.scan.flow;

import java.util.ArrayList;
import java.util.List;

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

  static final Value NOTHING = new Value(List.of(), List.of(), List.of(), 0, false);
  static final Value UNKNOWN = new Value(List.of(), List.of(), List.of(), OPEN, false);

  private static final int MOST_THINGS = 8;
  private static final int MOST_TEXTS = 8;
  private static final int MOST_MARKS = 16;

  private final List<Thing> things;
  private final List<Text> texts;
  private final List<Mark> marks;
  private final int flags;
  private final boolean symbolic;

  /**
   * @param texts as a string
   * @param marks the data in it
   * @param flags {@link #FALSE}, {@link #TRUE}, {@link #NONE}, {@link #OPEN}
   * @param symbolic whether a parameter is in it anywhere
   */
  Value(List<Thing> things, List<Text> texts, List<Mark> marks, int flags, boolean symbolic) {
    this.things = things;
    this.texts = texts;
    this.marks = marks;
    this.flags = flags;
    this.symbolic = symbolic;
  }

  List<Thing> things() {
    return things;
  }

  List<Text> texts() {
    return texts;
  }

  List<Mark> marks() {
    return marks;
  }

  int flags() {
    return flags;
  }

  boolean symbolic() {
    return symbolic;
  }

  static Value of(Thing thing) {
    return new Value(List.of(thing), List.of(), List.of(), 0, symbolic(thing));
  }

  static Value of(Text text) {
    return new Value(List.of(), List.of(text), List.of(), 0, !text.holes().isEmpty());
  }

  static Value of(String constant) {
    return of(Text.of(constant));
  }

  static Value of(List<Mark> marks) {
    return marks.isEmpty() ? UNKNOWN : new Value(List.of(), List.of(), marks, OPEN, symbolic(marks));
  }

  static Value texts(List<Text> texts, List<Mark> marks) {
    boolean symbolic = symbolic(marks);
    for (Text text : texts) {
      symbolic |= !text.holes().isEmpty();
    }
    return new Value(List.of(), texts.size() > MOST_TEXTS ? texts.subList(0, MOST_TEXTS) : texts, marks, 0,
        symbolic);
  }

  static Value flag(int flag) {
    return new Value(List.of(), List.of(), List.of(), flag, false);
  }

  boolean isNothing() {
    return things.isEmpty() && texts.isEmpty() && marks.isEmpty() && (flags & ~OPEN) == 0;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Returns the one constant that this is, or an empty string. */
  String constant() {
    return texts.size() == 1 && texts.getFirst().constant() ? texts.getFirst().pattern() : "";
  }

  /** Returns whether this is nothing but constants. */
  boolean plain() {
    return things.isEmpty() && marks.isEmpty() && !has(OPEN);
  }

  Value withoutThings() {
    return things.isEmpty() ? this : texts(texts, marks).or(flag(flags));
  }

  Value withoutData() {
    boolean symbolicText = symbolic && texts.stream().anyMatch(text -> !text.holes().isEmpty());
    return marks.isEmpty() && !symbolicText
        ? this
        : new Value(things, symbolicText ? List.of() : texts, List.of(), flags | OPEN,
            things.stream().anyMatch(Value::symbolic));
  }

  Value with(Mark mark) {
    return new Value(things, texts, union(marks, List.of(mark)), flags, symbolic || mark.symbol() != null);
  }

  Value with(List<Mark> more) {
    return more.isEmpty()
        ? this
        : new Value(things, texts, union(marks, more), flags, symbolic || symbolic(more));
  }

  /** Returns what is this or the other. */
  @SuppressWarnings("ReferenceEquality") // a union that adds nothing gives the same list
  Value or(Value other) {
    if (other == this || other == NOTHING) {
      return this;
    }
    if (this == NOTHING) {
      return other;
    }
    List<Thing> moreThings = Things.union(things, other.things, MOST_THINGS);
    List<Text> moreTexts = texts;
    for (Text text : other.texts) {
      if (moreTexts.size() < MOST_TEXTS && !moreTexts.contains(text)) {
        moreTexts = appended(moreTexts, text);
      }
    }
    List<Mark> moreMarks = union(marks, other.marks);
    int bothFlags = flags | other.flags;
    if (moreThings == things && moreTexts == texts && moreMarks == marks && bothFlags == flags) {
      return this;
    }
    return new Value(moreThings, moreTexts, moreMarks, bothFlags, symbolic || other.symbolic);
  }

  @SuppressWarnings("ReferenceEquality") // the same list adds nothing
  static List<Mark> union(List<Mark> first, List<Mark> second) {
    if (first.isEmpty() || second.isEmpty() || first == second) {
      return first.isEmpty() ? second : first;
    }
    List<Mark> all = first;
    for (Mark mark : second) {
      if (all.size() < MOST_MARKS && !among(all, mark)) {
        all = appended(all, mark);
      }
    }
    return all;
  }

  private static boolean among(List<Mark> marks, Mark mark) {
    for (Mark known : marks) {
      if (known.sameData(mark)) {
        return true;
      }
    }
    return false;
  }

  static <T> List<T> appended(List<T> list, T more) {
    if (list.isEmpty()) {
      return List.of(more);
    }
    List<T> longer = new ArrayList<>(list.size() + 1);
    longer.addAll(list);
    longer.add(more);
    return longer;
  }

  static boolean symbolic(List<Mark> marks) {
    for (Mark mark : marks) {
      if (mark.symbol() != null) {
        return true;
      }
    }
    return false;
  }

  private static boolean symbolic(Thing thing) {
    return switch (thing) {
      case Thing.Symbol _ -> true;
      case Thing.Shape shape ->
        shape.rest().symbolic || shape.fields().values().stream().anyMatch(Value::symbolic);
      case Thing.Partial partial -> partial.callee().symbolic || partial.arguments().symbolic();
      case Thing.Library library -> library.made() != null && library.made().symbolic();
      case Thing.Routine _,Thing.Type _,Thing.Instance _,Thing.Super _,Thing.Module _ -> false;
    };
  }
}
