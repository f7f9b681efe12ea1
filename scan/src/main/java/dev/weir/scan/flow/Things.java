package dev.weir.scan.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets of things, and containers. */
final class Things {

  /** Places of a list or tuple that are told apart. */
  private static final String[] PLACES = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"};

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
      int shape = thing instanceof Shape ? shapeIn(all) : -1;
      if (shape >= 0) {
        Shape before = (Shape) all[shape];
        Shape both = join(before, (Shape) thing);
        if (both != before) {
          all = all == first ? copy(all, all.length) : all;
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
    Thing[] longer = copy(things, things.length + 1);
    longer[things.length] = more;
    return longer;
  }

  /** Copies by hand: the first compiler calls the JVM for {@code clone}. */
  private static Thing[] copy(Thing[] things, int room) {
    Thing[] copy = new Thing[room];
    System.arraycopy(things, 0, copy, 0, things.length);
    return copy;
  }

  static @Nullable Shape shape(Value value) {
    int at = shapeIn(value.things());
    return at < 0 ? null : (Shape) value.things()[at];
  }

  /** Returns a container with a field more, or with more in a field that it has. */
  static Shape with(Shape shape, String key, Value value) {
    Value before = shape.fields().get(key);
    if (before == null && shape.fields().size() >= MOST_FIELDS) {
      return withAny(shape, value);
    }
    return new Shape(shape.fields().with(key, value), shape.rest(), shape.keyed());
  }

  /** Returns a container where a value may be under any key. */
  static Shape withAny(Shape shape, Value value) {
    return new Shape(shape.fields(), shape.rest().or(value), shape.keyed());
  }

  static Shape list(Value elements) {
    return new Shape(Entries.NONE, elements, false);
  }

  static Shape list(List<Value> elements) {
    int places = Math.min(PLACES.length, elements.size());
    Entries.Builder fields = new Entries.Builder(places);
    for (int i = 0; i < places; i++) {
      fields.put(PLACES[i], elements.get(i));
    }
    Value rest = Value.NOTHING;
    for (int i = places; i < elements.size(); i++) {
      rest = rest.or(elements.get(i));
    }
    return new Shape(fields.build(), rest, false);
  }

  /** Returns one list after the other; where either is no list, or has places that are not told apart, both in one. */
  static Shape chained(Shape first, Shape second) {
    boolean lists = !first.keyed() && !second.keyed() && first.rest() == Value.NOTHING;
    if (!lists) {
      return join(first, second);
    }
    List<Value> all = new ArrayList<>(first.fields().values());
    all.addAll(second.fields().values());
    Shape chained = list(all);
    return second.rest() == Value.NOTHING ? chained : withAny(chained, second.rest());
  }

  static Shape dict(Entries fields, Value rest) {
    return new Shape(fields, rest, true);
  }

  /** Returns everything that is in a container. */
  static Value all(Shape shape) {
    Value all = shape.rest();
    for (int i = 0; i < shape.fields().size(); i++) {
      all = all.or(shape.fields().value(i));
    }
    return all;
  }

  @SuppressWarnings("ReferenceEquality") // copied only where something comes to it
  static Shape join(Shape first, Shape second) {
    if (first == second) {
      return first;
    }
    Entries fields = first.fields();
    Value rest = first.rest().or(second.rest());
    for (int i = 0; i < second.fields().size(); i++) {
      String key = second.fields().key(i);
      Value value = second.fields().value(i);
      Value before = fields.get(key);
      if (before == null && fields.size() >= MOST_FIELDS) {
        rest = rest.or(value);
        continue;
      }
      Value more = before == null ? value : before.or(value);
      if (more != before) {
        fields = fields.with(key, more);
      }
    }
    boolean same = fields == first.fields() && rest == first.rest();
    return same ? first : new Shape(fields, rest, first.keyed() || second.keyed());
  }

  private static int shapeIn(Thing[] things) {
    for (int i = 0; i < things.length; i++) {
      if (things[i] instanceof Shape) {
        return i;
      }
    }
    return -1;
  }

  private Things() {}
}
