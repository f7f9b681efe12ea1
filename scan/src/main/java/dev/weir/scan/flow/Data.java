package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;
import dev.weir.scan.knowledge.Transform;
import java.util.ArrayList;
import java.util.List;

/** The data that is in values. */
final class Data {

  private static final int DEEPEST = 5;

  /** Returns all data in a value: of its fields and of what it was made of too. */
  static List<Mark> in(Value value) {
    return in(value, DEEPEST);
  }

  static List<Mark> in(Arguments arguments) {
    return in(arguments, DEEPEST);
  }

  private static List<Mark> in(Arguments arguments, int deep) {
    List<Mark> marks = List.of();
    for (Value value : arguments.all()) {
      marks = Value.union(marks, in(value, deep));
    }
    return marks;
  }

  /** Returns a value in which only the data of another is left. */
  static Value only(Value value) {
    return Value.of(in(value));
  }

  static List<Mark> by(List<Mark> marks, Transform transform, Step step) {
    List<Mark> changed = new ArrayList<>(marks.size());
    for (Mark mark : marks) {
      changed.add(mark.by(transform, step));
    }
    return changed;
  }

  private static List<Mark> in(Value value, int deep) {
    List<Mark> marks = value.marks();
    if (deep == 0) {
      return marks;
    }
    for (Thing thing : value.things()) {
      marks = Value.union(marks, in(thing, deep));
    }
    for (Text text : value.texts()) {
      for (Thing.Symbol symbol : text.holes()) {
        marks = Value.union(marks, List.of(Mark.of(symbol)));
      }
    }
    return marks;
  }

  private static List<Mark> in(Thing thing, int deep) {
    return switch (thing) {
      case Thing.Symbol symbol -> List.of(Mark.of(symbol));
      case Thing.Shape shape -> {
        List<Mark> marks = in(shape.rest(), deep - 1);
        for (Value field : shape.fields().values()) {
          marks = Value.union(marks, in(field, deep - 1));
        }
        yield marks;
      }
      case Thing.Library library -> library.made() == null ? List.of() : in(library.made(), deep - 1);
      case Thing.Partial partial -> in(partial.arguments(), deep - 1);
      case Thing.Routine _,Thing.Type _,Thing.Instance _,Thing.Super _,Thing.Module _ -> List.of();
    };
  }

  private static List<Mark> in(Made made, int deep) {
    List<Mark> marks = in(made.arguments(), deep);
    for (Value value : made.set().values()) {
      marks = Value.union(marks, in(value, deep));
    }
    return marks;
  }

  private Data() {}
}
