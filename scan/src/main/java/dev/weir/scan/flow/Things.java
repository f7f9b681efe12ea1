package dev.weir.scan.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets of things, and containers. */
final class Things {

  /** Places of a list or tuple that are told apart. */
  private static final int MOST_PLACES = 12;

  /** Keys of one container that are told apart. */
  static final int MOST_FIELDS = 64;

  /** Returns both sets, with one container for all of theirs. */
  @SuppressWarnings("ReferenceEquality") // a union that adds nothing gives the same array
  static Thing[] union(Thing[] first, Thing[] second, int most) {
    if (first.length == 0 || second.length == 0) {
      return first.length == 0 ? second : first;
    }
    Thing[] all = first;
    for (Thing thing : second) {
      int shape = thing instanceof Thing.Shape ? shapeIn(all) : -1;
      if (shape >= 0) {
        Thing.Shape before = (Thing.Shape) all[shape];
        Thing.Shape both = join(before, (Thing.Shape) thing);
        if (both != before) {
          all = all == first ? all.clone() : all;
          all[shape] = both;
        }
      } else if (all.length < most && !among(all, thing)) {
        all = appended(all, thing);
      }
    }
    return all;
  }

  static boolean among(Thing[] things, Thing thing) {
    for (Thing known : things) {
      if (known.equals(thing)) {
        return true;
      }
    }
    return false;
  }

  private static Thing[] appended(Thing[] things, Thing more) {
    Thing[] longer = new Thing[things.length + 1];
    System.arraycopy(things, 0, longer, 0, things.length);
    longer[things.length] = more;
    return longer;
  }

  static Thing.@Nullable Shape shape(Value value) {
    int at = shapeIn(value.things());
    return at < 0 ? null : (Thing.Shape) value.things()[at];
  }

  /** Returns a container with a field more, or with more in a field that it has. */
  static Thing.Shape with(Thing.Shape shape, String key, Value value) {
    Value before = shape.fields().get(key);
    if (before == null && shape.fields().size() >= MOST_FIELDS) {
      return withAny(shape, value);
    }
    Map<String, Value> fields = new LinkedHashMap<>(shape.fields());
    fields.put(key, value);
    return new Thing.Shape(fields, shape.rest(), shape.keyed());
  }

  /** Returns a container where a value may be under any key. */
  static Thing.Shape withAny(Thing.Shape shape, Value value) {
    return new Thing.Shape(shape.fields(), shape.rest().or(value), shape.keyed());
  }

  static Thing.Shape list(Value elements) {
    return new Thing.Shape(Map.of(), elements, false);
  }

  static Thing.Shape list(List<Value> elements) {
    Map<String, Value> fields = new LinkedHashMap<>();
    Value rest = Value.NOTHING;
    for (int i = 0; i < elements.size(); i++) {
      if (i < MOST_PLACES) {
        fields.put(String.valueOf(i), elements.get(i));
      } else {
        rest = rest.or(elements.get(i));
      }
    }
    return new Thing.Shape(fields, rest, false);
  }

  /** Returns one list after the other; where either is no list, or has places that are not told apart, both in one. */
  static Thing.Shape chained(Thing.Shape first, Thing.Shape second) {
    boolean lists = !first.keyed() && !second.keyed() && first.rest() == Value.NOTHING;
    if (!lists) {
      return join(first, second);
    }
    List<Value> all = new ArrayList<>(first.fields().values());
    all.addAll(second.fields().values());
    Thing.Shape chained = list(all);
    return second.rest() == Value.NOTHING ? chained : withAny(chained, second.rest());
  }

  static Thing.Shape dict(Map<String, Value> fields, Value rest) {
    return new Thing.Shape(fields, rest, true);
  }

  /** Returns everything that is in a container. */
  static Value all(Thing.Shape shape) {
    Value all = shape.rest();
    for (Value field : shape.fields().values()) {
      all = all.or(field);
    }
    return all;
  }

  @SuppressWarnings("ReferenceEquality") // copied only where something comes to it
  static Thing.Shape join(Thing.Shape first, Thing.Shape second) {
    if (first == second) {
      return first;
    }
    Map<String, Value> fields = first.fields();
    Value rest = first.rest().or(second.rest());
    for (Map.Entry<String, Value> entry : second.fields().entrySet()) {
      Value before = fields.get(entry.getKey());
      if (before == null && fields.size() >= MOST_FIELDS) {
        rest = rest.or(entry.getValue());
        continue;
      }
      Value more = before == null ? entry.getValue() : before.or(entry.getValue());
      if (more != before) {
        fields = fields == first.fields() ? new LinkedHashMap<>(fields) : fields;
        fields.put(entry.getKey(), more);
      }
    }
    boolean same = fields == first.fields() && rest == first.rest();
    return same ? first : new Thing.Shape(fields, rest, first.keyed() || second.keyed());
  }

  private static int shapeIn(Thing[] things) {
    for (int i = 0; i < things.length; i++) {
      if (things[i] instanceof Thing.Shape) {
        return i;
      }
    }
    return -1;
  }

  private Things() {}
}
