package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What calls give: of functions of the program by what they return, of libraries by what the catalogue tells. */
final class Calls {

  /** Methods that classes mostly have from libraries, and that give all that an object holds. */
  private static final Set<String> SERIALISERS = Set.of("dict", "json", "model_dump", "model_dump_json",
      "to_dict", "to_json",
      "as_dict", "asdict", "_asdict", "serialize", "__json__");

  /** Methods that give what is under a key. */
  private static final Set<String> TAKE_OUT = Set.of("get", "pop", "getlist", "getall", "getone", "getfirst",
      "get_all", "get_param", "get_argument", "get_body_argument", "get_query_argument", "get_cookie",
      "get_header");

  /** Methods of all cursors of databases, and of nothing else. */
  private static final Set<String> ROWS = Set.of("fetchone", "fetchall", "fetchmany", "fetchrow", "fetchval");

  private final Ask ask;
  private final Solver solver;
  private final Attributes attributes;
  private final Labels labels;
  private final Methods methods;
  private final Builtins builtins;
  private final LibraryCalls libraries;

  Calls(Solver solver, Variables variables, Attributes attributes, Labels labels, Configured configured,
      Ask ask) {
    this.ask = ask;
    this.solver = solver;
    this.attributes = attributes;
    this.labels = labels;
    this.methods = new Methods(labels);
    this.libraries = new LibraryCalls(solver, variables, labels, configured);
    this.builtins = new Builtins(this, attributes, variables, labels);
  }

  LibraryCalls libraries() {
    return libraries;
  }

  Labels labels() {
    return labels;
  }

  Value value(Code code, int call) {
    Scope scope = code.scope();
    int callee = scope.operand(call, 0);
    if (ask == Ask.WHAT) {
      return what(code, call, callee);
    }
    Value receiver = Value.NOTHING;
    if (callee >= 0 && scope.op(callee) == Op.ATTRIBUTE) {
      receiver = solver.value(code, scope.operand(callee, 0));
      if (Methods.isFor(receiver)) {
        Value given = methods.value(code, call, receiver, scope.text(callee, 1), arguments(code, call));
        if (given != null) {
          return given;
        }
      }
    }
    Value called = solver.value(code, callee);
    if (isSerialised(called, receiver, code.lastName(callee))) {
      return whole(receiver, code, call);
    }
    Value all = Value.NOTHING;
    for (Thing thing : called.things()) {
      all = all.or(of(thing, new Site(code, call), arguments(code, call)));
      all = thing instanceof Symbol ? all.with(Data.in(receiver)) : all;
    }
    Value given = all == Value.NOTHING ? unknown(code, call, receiver) : all;
    return callee >= 0 && scope.op(callee) == Op.ATTRIBUTE
        ? named(code, call, callee, given)
        : given;
  }

  /** Marks what methods give that take something out by its name, or give all of an object. */
  private Value named(Code code, int call, int callee, Value given) {
    Scope scope = code.scope();
    String method = scope.text(callee, 1);
    if (SERIALISERS.contains(method)) {
      return labels.whole(code, scope.operand(callee, 0), given);
    }
    if (ROWS.contains(method)) {
      return given.with(Mark.of("DATABASE_ROW", "database", code.step(call, method)));
    }
    int key = new Site(code, call).argument(0);
    return TAKE_OUT.contains(method) && key >= 0 && scope.op(key) == Op.TEXT && isName(scope.text(key, 0))
        ? labels.element(scope.text(key, 0), code.step(call, "element \"" + scope.text(key, 0) + "\""), given)
        : given;
  }

  private static boolean isName(String key) {
    return key.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ' ');
  }

  /** Returns what a call gives, and nothing of the data in it: so that few arguments have to be looked at. */
  private Value what(Code code, int call, int callee) {
    Value all = Value.NOTHING;
    for (Thing thing : solver.value(code, callee).things()) {
      all = all.or(what(thing, code, call));
    }
    if (all != Value.NOTHING || callee < 0 || code.scope().op(callee) != Op.ATTRIBUTE) {
      return all == Value.NOTHING ? Value.UNKNOWN : all;
    }
    Value receiver = solver.value(code, code.scope().operand(callee, 0));
    Value given = Things.shape(receiver) == null
        ? null
        : methods.value(code, call, receiver, code.scope().text(callee, 1), arguments(code, call));
    return given == null ? Value.UNKNOWN : given;
  }

  private Value what(Thing thing, Code code, int call) {
    return switch (thing.kind()) {
      case ROUTINE -> {
        Thing.Routine routine = (Thing.Routine) thing;
        Value returned = solver.returned(routine.code());
        yield returned.symbolic() ? filled(routine, returned, arguments(code, call)) : returned;
      }
      case TYPE -> Value.of(new Thing.Instance(((Thing.Type) thing).code()));
      case LIBRARY -> builtins.concerns((Thing.Library) thing)
          ? of(thing, new Site(code, call), arguments(code, call))
          : LibraryCalls.result((Thing.Library) thing, null, arguments(code, call));
      case PARTIAL, INSTANCE -> of(thing, new Site(code, call), arguments(code, call));
      case SYMBOL, SUPER, MODULE, SHAPE -> Value.NOTHING;
    };
  }

  private static boolean isSerialised(Value called, Value receiver, String method) {
    return SERIALISERS.contains(method)
        && receiver.isObject() && !called.isRoutine();
  }

  /** A call, wherever its arguments come from. */
  record Site(Code code, int call) {

    /** Returns the node of a positional argument, or {@link Op#NOTHING}. */
    int argument(int place) {
      return place < code.scope().operand(call, 2) ? code.scope().operand(call, 4 + place) : Op.NOTHING;
    }
  }

  /** Returns what a call of a thing gives. */
  Value of(Thing thing, Site site, Arguments arguments) {
    return switch (thing.kind()) {
      case ROUTINE -> of((Thing.Routine) thing, arguments);
      case TYPE -> made((Thing.Type) thing, arguments);
      case LIBRARY -> of((Thing.Library) thing, site, arguments);
      case PARTIAL -> of((Thing.Partial) thing, site, arguments);
      case INSTANCE -> of(attributes.of(Value.of(thing), "__call__"), site, arguments);
      case SYMBOL, SUPER, MODULE, SHAPE -> Value.of(Data.in(arguments)).with(Data.in(Value.of(thing)));
    };
  }

  private Value of(Thing.Library library, Site site, Arguments arguments) {
    Value special = builtins.value(library, site, arguments);
    return special == null ? libraries.of(library, site, arguments) : special;
  }

  private Value of(Thing.Partial partial, Site site, Arguments arguments) {
    return of(partial.callee(), site, partial.arguments().and(arguments));
  }

  Value of(Value callee, Site site, Arguments arguments) {
    Value all = Value.NOTHING;
    for (Thing thing : callee.things()) {
      all = all.or(of(thing, site, arguments));
    }
    return all == Value.NOTHING ? Value.of(Data.in(arguments)) : all;
  }

  /** Returns the function of the program that a call of a thing runs, or none. */
  Thing.@Nullable Routine routine(Thing thing) {
    Value callee = switch (thing.kind()) {
      case ROUTINE -> Value.of(thing);
      case TYPE -> attributes.of(Value.of(new Thing.Instance(((Thing.Type) thing).code())), "__init__");
      case INSTANCE -> attributes.of(Value.of(thing), "__call__");
      case LIBRARY, PARTIAL, SYMBOL, SUPER, MODULE, SHAPE -> Value.NOTHING;
    };
    for (Thing found : callee.things()) {
      if (found instanceof Thing.Routine routine) {
        return routine;
      }
    }
    return null;
  }

  /** Returns what a call is given, worked out as far as it is asked for. */
  Arguments arguments(Code code, int call) {
    Scope scope = code.scope();
    int[] places = new int[scope.operand(call, 2)];
    int spread = Arguments.NO_SPREAD;
    for (int i = 0; i < places.length; i++) {
      places[i] = scope.operand(call, 4 + i);
      if (places[i] >= 0 && scope.op(places[i]) == Op.SPREAD && spread == Arguments.NO_SPREAD) {
        spread = i;
      }
    }
    int count = scope.operand(call, 3);
    if (count == 0) {
      return new Arguments(new Later(solver, code, places), spread, List.of(), List.of());
    }
    int[] named = new int[count];
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = 4 + places.length + 2 * i;
      names.add(scope.operand(call, at) < 0 ? "" : scope.text(call, at));
      named[i] = scope.operand(call, at + 1);
    }
    return new Arguments(new Later(solver, code, places), spread, names,
        ask == Ask.WHAT ? new Later(solver, code, named) : labelled(code, call, names, named));
  }

  private List<Value> labelled(Code code, int call, List<String> names, int[] nodes) {
    List<Value> values = new Later(solver, code, nodes);
    List<Value> labelled = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      String name = names.get(i);
      labelled.add(name.isEmpty() ? values.get(i) : labels.field(code, call, name, nodes[i], values.get(i)));
    }
    return labelled;
  }

  /** Returns all that a call is given, as one value. */
  Value given(Code code, int call) {
    return Value.of(Data.in(arguments(code, call)));
  }

  /** Returns what {@code with} gives of a value. */
  Value entered(Value value) {
    Value all = value.withoutThings();
    for (Thing thing : value.things()) {
      if (thing instanceof Shape) {
        all = all.or(Elements.any(Value.of(thing)));
      } else if (thing instanceof Thing.Instance) {
        Value entered = entered(thing, "__enter__").or(entered(thing, "__aenter__"));
        all = all.or(entered.isNothing() ? Value.of(thing) : entered);
      } else {
        all = all.or(Value.of(thing));
      }
    }
    return all;
  }

  private Value entered(Thing thing, String method) {
    Value all = Value.NOTHING;
    for (Thing enter : attributes.of(Value.of(thing), method).things()) {
      all = enter instanceof Thing.Routine routine ? all.or(solver.returned(routine.code())) : all;
    }
    return all;
  }

  private Value of(Thing.Routine routine, Arguments arguments) {
    Value returned = solver.returned(routine.code());
    return filled(routine, returned, arguments);
  }

  private Value filled(Thing.Routine routine, Value value, Arguments arguments) {
    if (!value.symbolic()) {
      return value == Value.NOTHING ? Value.UNKNOWN : value;
    }
    Binding binding = Binding.of(routine, arguments);
    return new Substitution(
        symbol -> symbol.code() == routine.code() ? given(binding, symbol.parameter()) : null,
        solver, attributes).in(value);
  }

  private Value given(Binding binding, int parameter) {
    Value given = binding.given(parameter);
    return given == Value.NOTHING ? solver.otherwise(binding.function(), parameter) : given;
  }

  /** Returns what a function leaves in a parameter that it changes. */
  Value left(Thing.Routine routine, int parameter, Code code, int call) {
    Value all = Value.NOTHING;
    for (int node : routine.code().changesOf(parameter)) {
      all = all.or(solver.value(routine.code(), node));
    }
    Shape shape = Things.shape(all);
    return shape == null ? Value.NOTHING : filled(routine, Value.of(shape), arguments(code, call));
  }

  private Value made(Thing.Type type, Arguments arguments) {
    Value object = Value.of(new Thing.Instance(type.code()));
    boolean initialised = attributes.of(object, "__init__").isRoutine();
    return initialised ? object : object.with(Data.in(arguments));
  }

  /** Returns all of a value, objects of the program with what they hold. */
  Value whole(Value value, Code code, int call) {
    return builtins.whole(value, new Site(code, call));
  }

  private Value unknown(Code code, int call, Value receiver) {
    return Value.of(Marks.union(Data.in(arguments(code, call)), Data.in(receiver)));
  }
}
