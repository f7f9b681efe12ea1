package dev.weir.scan.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is given for parameters in their place. What was given for one is remembered, for what is filled in mentions it often;
 * used once, by one thread.
 */
final class Substitution {

  private static final int DEEPEST = 8;

  private final Function<Symbol, @Nullable Value> given;
  private final Solver solver;
  private final Attributes attributes;
  private final Map<Symbol, Value> known = new HashMap<>();

  /** @param given what a parameter (never a part of one) is; nothing for one that stays */
  Substitution(Function<Symbol, @Nullable Value> given, Solver solver, Attributes attributes) {
    this.given = given;
    this.solver = solver;
    this.attributes = attributes;
  }

  Value in(Value value) {
    return in(value, DEEPEST);
  }

  private Value in(Value value, int deep) {
    if (!value.symbolic()) {
      return value;
    }
    if (deep == 0) {
      return Value.UNKNOWN;
    }
    Mark[] marks = marks(value.marks());
    Value all = new Value(Value.NO_THINGS, Value.NO_TEXTS, marks, value.flags(), Marks.symbolic(marks));
    for (Text text : value.texts()) {
      all = all.or(text.isClosed() ? Value.of(text) : Value.texts(filled(text), Marks.NONE));
    }
    for (Thing thing : value.things()) {
      all = all.or(in(thing, deep));
    }
    return all;
  }

  private Value in(Thing thing, int deep) {
    return switch (thing.kind()) {
      case SYMBOL -> {
        Value found = given((Symbol) thing);
        yield found == null ? Value.of(thing) : found;
      }
      case SHAPE -> Value.of(in((Shape) thing, deep));
      case PARTIAL -> Value.of(in((Thing.Partial) thing, deep));
      case LIBRARY -> Value.of(in((Thing.Library) thing, deep));
      case ROUTINE, TYPE, INSTANCE, SUPER, MODULE -> Value.of(thing);
    };
  }

  private Thing in(Thing.Partial partial, int deep) {
    return new Thing.Partial(in(partial.callee(), deep - 1), in(partial.arguments(), deep));
  }

  private Thing in(Thing.Library library, int deep) {
    return new Thing.Library(library.api(), library.path(), in(library.made(), deep));
  }

  private Shape in(Shape shape, int deep) {
    Value[] fields = shape.fields().copyOfValues();
    for (int i = 0; i < fields.length; i++) {
      fields[i] = in(fields[i], deep - 1);
    }
    return new Shape(shape.fields().holding(fields), in(shape.rest(), deep - 1), shape.keyed());
  }

  private @Nullable Made in(@Nullable Made made, int deep) {
    if (made == null || !made.symbolic()) {
      return made;
    }
    Map<String, Value> set = new LinkedHashMap<>();
    made.set().forEach((name, value) -> set.put(name, in(value, deep - 1)));
    return new Made(made.site(), made.maker(), in(made.arguments(), deep), in(made.of(), deep - 1), set);
  }

  private Arguments in(Arguments arguments, int deep) {
    return new Arguments(all(arguments.positional(), deep), arguments.spread(), arguments.names(),
        all(arguments.named(), deep));
  }

  private List<Value> all(List<Value> values, int deep) {
    List<Value> all = new ArrayList<>(values.size());
    for (Value value : values) {
      all.add(in(value, deep - 1));
    }
    return all;
  }

  private Mark[] marks(Mark[] marks) {
    if (!Marks.symbolic(marks)) {
      return marks;
    }
    Marks all = new Marks();
    for (Mark mark : marks) {
      Value found = mark.symbol() == null ? null : given(mark.symbol());
      if (found == null) {
        all.add(mark);
      } else {
        for (Mark data : Data.in(found)) {
          all.add(data, mark);
        }
      }
    }
    return all.toArray();
  }

  /** Returns what a parameter or a part of one is; what the solver would not remember is worked out again. */
  private @Nullable Value given(Symbol symbol) {
    Value found = known.get(symbol);
    if (found == null) {
      found = workedOut(symbol);
      if (found != null && !solver.isCutOff()) {
        known.put(symbol, found);
      }
    }
    return found;
  }

  private @Nullable Value workedOut(Symbol symbol) {
    Symbol whole = symbol.whole();
    if (whole == null) {
      return given.apply(symbol);
    }
    Value of = given(whole);
    if (of == null) {
      return null;
    }
    String step = symbol.step();
    if (step.charAt(0) == '.') {
      return attributes.of(of, step.substring(1));
    }
    return step.equals("[]") ? Elements.any(of) : Elements.of(of, step.substring(1, step.length() - 1));
  }

  private Text[] filled(Text text) {
    Text[] all = {Text.of("")};
    int hole = 0;
    int from = 0;
    String pattern = text.pattern();
    for (int at = pattern.indexOf(Text.HOLE); at >= 0; at = pattern.indexOf(Text.HOLE, from)) {
      Symbol symbol = text.holes()[hole++];
      Value found = given(symbol);
      all = Folding.each(all, Text.of(pattern.substring(from, at)));
      all = Folding.each(all, found == null ? new Text[]{Text.of(symbol)} : Folding.texts(found));
      from = at + 1;
    }
    return Folding.each(all, Text.of(pattern.substring(from)));
  }
}
