package dev.weir.scan.flow;

import java.util.List;

/** What is in containers, under which key. */
final class Elements {

  /** How deep what a caller gives is told apart: {@code client.crm.contacts.basic_api.create}. */
  private static final int DEEPEST = 5;

  /** Returns what a value has under a key; {@link Value#NOTHING} of what is known not to have it. */
  static Value of(Value value, String key) {
    Value found = value.marks().length == 0 ? Value.NOTHING : Value.of(value.marks());
    for (Thing thing : value.things()) {
      found = found.or(switch (thing.kind()) {
        case SHAPE -> field((Shape) thing, key);
        case SYMBOL -> part((Symbol) thing, "[" + key + "]");
        case LIBRARY -> element((Thing.Library) thing, number(key));
        case ROUTINE, TYPE, INSTANCE, SUPER, MODULE, PARTIAL -> Value.UNKNOWN;
      });
    }
    return found;
  }

  /** Returns any element of a value. */
  static Value any(Value value) {
    Value found = value.marks().length == 0 ? Value.NOTHING : Value.of(value.marks());
    for (Thing thing : value.things()) {
      found = found.or(switch (thing.kind()) {
        case SHAPE -> Things.all((Shape) thing);
        case SYMBOL -> part((Symbol) thing, "[]");
        case LIBRARY -> element((Thing.Library) thing, -1);
        case ROUTINE, TYPE, INSTANCE, SUPER, MODULE, PARTIAL -> Value.UNKNOWN;
      });
    }
    return found.isNothing() ? Value.UNKNOWN : found;
  }

  /** Returns what an iteration over a value gives: the keys of a dict. */
  static Value iterated(Value value) {
    Shape shape = Things.shape(value);
    return shape != null && shape.keyed() ? keys(shape) : any(value);
  }

  static Value item(Value value, int place) {
    Shape shape = Things.shape(value);
    if (place < 0 && shape != null) {
      return of(value, String.valueOf(shape.fields().size() + place));
    }
    return of(value, String.valueOf(place));
  }

  static Value keys(Shape shape) {
    Value keys = Value.NOTHING;
    for (int i = 0; i < shape.fields().size(); i++) {
      keys = keys.or(Value.of(shape.fields().key(i)));
    }
    return keys.isNothing() ? Value.UNKNOWN : keys;
  }

  /** Returns the pairs of a dict's keys and values, as a container of tuples. */
  static Value pairs(Value value) {
    Shape shape = Things.shape(value);
    Value keys = shape == null ? Value.UNKNOWN : keys(shape);
    return Value.of(Things.list(Value.of(Things.list(List.of(keys, any(value))))));
  }

  /** Returns a part of what a caller gives; what is deeper is one with what it is in. */
  static Value part(Symbol symbol, String step) {
    return Value.of(symbol.depth() >= DEEPEST ? symbol : symbol.part(step));
  }

  /** Returns what a container has under a key. */
  static Value field(Shape shape, String key) {
    Value field = shape.fields().get(key);
    return field == null ? shape.rest() : field.or(shape.rest());
  }

  private static Value element(Thing.Library library, int place) {
    var element = place < 0 ? library.api().element() : library.api().element(place);
    return element.known()
        ? Value.of(new Thing.Library(element, element.path(), library.made()))
        : Value.UNKNOWN;
  }

  private static int number(String key) {
    return key.length() == 1 && Character.isDigit(key.charAt(0)) ? key.charAt(0) - '0' : -1;
  }

  private Elements() {}
}
