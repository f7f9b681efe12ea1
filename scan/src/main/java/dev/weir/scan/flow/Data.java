package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;
import dev.weir.scan.knowledge.Arg;
import dev.weir.scan.knowledge.Sink;
import dev.weir.scan.knowledge.Transform;
import org.jspecify.annotations.Nullable;

/** The data that is in values. */
final class Data {

  private static final int DEEPEST = 5;

  /** Returns all data in a value: of its fields and of what it was made of too. */
  static Mark[] in(Value value) {
    return in(value, DEEPEST);
  }

  static Mark[] in(Arguments arguments) {
    return in(arguments, DEEPEST);
  }

  private static Mark[] in(Arguments arguments, int deep) {
    Mark[] marks = Marks.NONE;
    for (Value value : arguments.all()) {
      marks = Marks.union(marks, in(value, deep));
    }
    return marks;
  }

  /** Returns a value in which only the data of another is left. */
  static Value only(Value value) {
    return Value.of(in(value));
  }

  static Mark[] by(Mark[] marks, Transform transform, Step step) {
    Mark[] changed = new Mark[marks.length];
    for (int i = 0; i < marks.length; i++) {
      changed[i] = marks[i].by(transform, step);
    }
    return changed;
  }

  private static Mark[] in(Value value, int deep) {
    Mark[] marks = value.marks();
    if (deep == 0) {
      return marks;
    }
    for (Thing thing : value.things()) {
      marks = Marks.union(marks, in(thing, deep));
    }
    for (Text text : value.texts()) {
      for (Symbol symbol : text.holes()) {
        marks = Marks.union(marks, symbol.given());
      }
    }
    return marks;
  }

  private static Mark[] in(Thing thing, int deep) {
    return switch (thing.kind()) {
      case SYMBOL -> ((Symbol) thing).given();
      case SHAPE -> in((Shape) thing, deep - 1);
      case LIBRARY -> in(((Thing.Library) thing).made(), deep - 1);
      case PARTIAL -> in(((Thing.Partial) thing).arguments(), deep - 1);
      case ROUTINE, TYPE, INSTANCE, SUPER, MODULE -> Marks.NONE;
    };
  }

  private static Mark[] in(Shape shape, int deep) {
    Mark[] marks = in(shape.rest(), deep);
    for (int i = 0; i < shape.fields().size(); i++) {
      marks = Marks.union(marks, in(shape.fields().value(i), deep));
    }
    return marks;
  }

  /** Of a client that is what it carries by itself: its address and its keys are no part of what it gives. */
  private static Mark[] in(@Nullable Made made, int deep) {
    if (made == null) {
      return Marks.NONE;
    }
    Sink sink = made.maker().sink().filter(Sink::opens).orElse(null);
    Mark[] marks = sink == null ? in(made.arguments(), deep) : carried(sink, made.arguments(), deep);
    for (Value value : made.set().values()) {
      marks = Marks.union(marks, in(value, deep));
    }
    return marks;
  }

  private static Mark[] carried(Sink sink, Arguments arguments, int deep) {
    Mark[] marks = Marks.NONE;
    for (Arg arg : sink.payload()) {
      if (arg instanceof Arg.Named named) {
        marks = Marks.union(marks, in(arguments.of(named), deep));
      } else if (arg instanceof Arg.Rest) {
        marks = Marks.union(marks, in(arguments, deep));
      }
    }
    return marks;
  }

  private Data() {}
}
