package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds a step to the way of all data in a value. */
final class Steps {

  private static final int DEEPEST = 3;

  static Value then(Value value, Step step) {
    return then(value, step, DEEPEST);
  }

  private static Value then(Value value, Step step, int deep) {
    Thing.Shape shape = Things.shape(value);
    if (value.marks().isEmpty() && shape == null || deep == 0) {
      return value;
    }
    List<Mark> marks = new ArrayList<>(value.marks().size());
    for (Mark mark : value.marks()) {
      marks.add(mark.then(step));
    }
    List<Thing> things = value.things();
    if (shape != null) {
      things = new ArrayList<>(things);
      things.set(things.indexOf(shape), then(shape, step, deep - 1));
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
