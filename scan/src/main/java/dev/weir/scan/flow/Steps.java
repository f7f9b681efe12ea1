package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;

/** Adds a step to the way of all data in a value. */
final class Steps {

  private static final int DEEPEST = 3;

  static Value then(Value value, Step step) {
    return then(value, step, DEEPEST);
  }

  private static Value then(Value value, Step step, int deep) {
    Shape shape = Things.shape(value);
    if (value.marks().length == 0 && shape == null || deep == 0) {
      return value;
    }
    Mark[] marks = new Mark[value.marks().length];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = value.marks()[i].then(step);
    }
    Thing[] things = value.things();
    Shape then = shape == null ? null : then(shape, step, deep - 1);
    if (then != null && then != shape) {
      things = things.clone();
      for (int i = 0; i < things.length; i++) {
        things[i] = things[i] == shape ? then : things[i];
      }
    } else if (marks.length == 0) {
      return value;
    }
    return new Value(things, value.texts(), marks, value.flags(), value.symbolic());
  }

  @SuppressWarnings("ReferenceEquality") // copied only where there is data in it
  private static Shape then(Shape shape, Step step, int deep) {
    Entries fields = shape.fields();
    Value[] changed = null;
    for (int i = 0; i < fields.size(); i++) {
      Value then = then(fields.value(i), step, deep);
      if (then != fields.value(i)) {
        changed = changed == null ? fields.copyOfValues() : changed;
        changed[i] = then;
      }
    }
    Value rest = then(shape.rest(), step, deep);
    return changed == null && rest == shape.rest()
        ? shape
        : new Shape(changed == null ? fields : fields.holding(changed), rest, shape.keyed());
  }

  private Steps() {}
}
