package dev.weir.scan.flow;

import dev.weir.scan.ir.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call of a function gives for each of its parameters.
 *
 * @param skipped how many parameters are filled before the first argument: a receiver
 */
record Binding(Code function, Arguments arguments, int skipped) {

  static Binding of(Thing.Routine routine, Arguments arguments) {
    return new Binding(routine.code(), arguments, routine.bound() ? 1 : 0);
  }

  /** Returns what is given; {@link Value#NOTHING} where it is not, so that the default holds. */
  Value given(int parameter) {
    List<Parameter> parameters = function.scope().parameters();
    Parameter wanted = parameters.get(parameter);
    return switch (wanted.kind()) {
      case POSITIONAL -> {
        Value named = arguments.named(wanted.name());
        yield named == Value.NOTHING ? arguments.at(parameter - skipped) : named;
      }
      case NAMED_ONLY -> arguments.named(wanted.name());
      case REST -> {
        Arguments left = arguments.from(Math.max(0, parameter - skipped));
        Value spread = left.spread() < left.positional().size()
            ? left.positional().get(left.spread())
            : Value.NOTHING;
        Value list = Value.of(Things.list(left.spread() == 0 ? List.of() : places(left)));
        yield spread == Value.NOTHING ? list : list.or(spread);
      }
      case NAMED_REST -> named(parameters);
    };
  }

  private static List<Value> places(Arguments left) {
    return left.spread() < left.positional().size()
        ? left.positional().subList(0, left.spread())
        : left.positional();
  }

  private Value named(List<Parameter> parameters) {
    Entries.Builder fields = new Entries.Builder(arguments.names().size());
    Value more = Value.NOTHING;
    List<String> taken = new ArrayList<>();
    for (Parameter parameter : parameters) {
      taken.add(parameter.name());
    }
    for (int i = 0; i < arguments.names().size(); i++) {
      String name = arguments.names().get(i);
      Value value = arguments.named().get(i);
      if (name.isEmpty()) {
        more = more.or(value);
      } else if (!taken.contains(name)) {
        fields.put(name, value);
      }
    }
    return Value.of(Things.dict(fields.build(), Value.NOTHING)).or(more);
  }
}
