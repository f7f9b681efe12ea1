package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds a step to the way of all data in a value. */
final class Steps {

  private static final int DEEPEST = 3;

  static Value then(Value value, Step step) {
    return then(value, step, DEEPEST);
  }

  private static Value then(Value value, Step step, int deep) {
    Thing.Shape shape = Things.shape(value);
    if (value.marks().length == 0 && shape == null || deep == 0) {
      return value;
    }
    Mark[] marks = new Mark[value.marks().length];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = value.marks()[i].then(step);
    }
    Thing[] things = value.things();
    Thing.Shape then = shape == null ? null : then(shape, step, deep - 1);
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
  private static Thing.Shape then(Thing.Shape shape, Step step, int deep) {
    Map<String, Value> fields = shape.fields();
    for (Map.Entry<String, Value> field : shape.fields().entrySet()) {
      Value then = then(field.getValue(), step, deep);
      if (then != field.getValue()) {
        fields = fields == shape.fields() ? new LinkedHashMap<>(fields) : fields;
        fields.put(field.getKey(), then);
      }
    }
    Value rest = then(shape.rest(), step, deep);
    boolean same = fields == shape.fields() && rest == shape.rest();
    return same ? shape : new Thing.Shape(fields, rest, shape.keyed());
  }

  private Steps() {}
}
