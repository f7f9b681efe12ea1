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
    if (shape != null) {
      things = things.clone();
      for (int i = 0; i < things.length; i++) {
        things[i] = things[i] == shape ? then(shape, step, deep - 1) : things[i];
      }
    }
    return new Value(things, value.texts(), marks, value.flags(), value.symbolic());
  }

  private static Thing.Shape then(Thing.Shape shape, Step step, int deep) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (Map.Entry<String, Value> field : shape.fields().entrySet()) {
      fields.put(field.getKey(), then(field.getValue(), step, deep));
    }
    return new Thing.Shape(fields, then(shape.rest(), step, deep), shape.keyed());
  }

  private Steps() {}
}
