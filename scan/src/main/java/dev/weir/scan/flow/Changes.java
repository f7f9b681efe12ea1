package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import dev.weir.scan.knowledge.Sink;
import java.util.List;
import java.util.Map;

/** What a value is after something was set in it, or after a call that may have put something into it. */
final class Changes {

  private static final List<String> FILLS = List.of("set", "add", "with_", "attach", "put_", "append",
      "write");

  private final Ask ask;
  private final Solver solver;
  private final Calls calls;

  Changes(Solver solver, Calls calls, Ask ask) {
    this.ask = ask;
    this.solver = solver;
    this.calls = calls;
  }

  Value value(Code code, int node, int op) {
    Scope scope = code.scope();
    Value base = solver.value(code, scope.operand(node, 0));
    if (op == Op.AFTER) {
      boolean matters = ask == Ask.ALL || File.isChange(scope, scope.operand(node, 1));
      return matters ? after(code, node, base) : base;
    }
    if (ask == Ask.WHAT && op == Op.SET_ATTRIBUTE) {
      return base;
    }
    Value value = solver.value(code, scope.operand(node, 2));
    if (op == Op.SET_ATTRIBUTE) {
      return set(code, node, base, scope.text(node, 1), value);
    }
    int key = scope.operand(node, 1);
    String constant = key < 0 ? "" : solver.value(code, key).constant();
    return setElement(code, node, base, constant, value);
  }

  /** Returns a library's object with something more set on it; of anything else, with the data of what is set. */
  private static Value set(Code code, int node, Value base, String name, Value value) {
    Value all = base.withoutThings();
    boolean isData = base.things().length == 0;
    for (Thing thing : base.things()) {
      if (thing instanceof Thing.Library library && !library.path().startsWith("builtins.")) {
        all = all.or(Value.of(with(library, new File.Node(code, node), name, value)));
      } else {
        isData |= thing instanceof Symbol;
        all = all.or(Value.of(thing));
      }
    }
    return isData ? all.with(Data.in(value)) : all;
  }

  private static Thing.Library with(Thing.Library library, File.Node where, String name, Value value) {
    Made made = library.made() == null
        ? new Made(where, library.api(), Arguments.NONE, null, Map.of())
        : library.made();
    return new Thing.Library(library.api(), library.path(), made.with(where, name, value));
  }

  private Value setElement(Code code, int node, Value base, String key, Value value) {
    Shape shape = Things.shape(base);
    if (shape == null && mayBeContainer(base)) {
      shape = Things.dict(Entries.NONE, Value.NOTHING);
      base = base.or(Value.of(shape));
    }
    if (shape == null) {
      return set(code, node, base, "[" + key + "]", calls.labels().field(code, node, key, value));
    }
    Value labelled = key.isEmpty() ? value : calls.labels().field(code, node, key, value);
    Shape more = key.isEmpty() ? Things.withAny(shape, labelled) : Things.with(shape, key, labelled);
    return replaced(base, shape, more);
  }

  private static boolean mayBeContainer(Value base) {
    for (Thing thing : base.things()) {
      if (!(thing instanceof Symbol)) {
        return false;
      }
    }
    return true;
  }

  private Value after(Code code, int node, Value base) {
    Scope scope = code.scope();
    int call = scope.operand(node, 1);
    if (scope.op(call) != Op.CALL) {
      return afterPart(code, call, base);
    }
    int callee = scope.operand(call, 0);
    if (callee >= 0 && scope.op(callee) == Op.ATTRIBUTE
        && code.isPart(scope.operand(callee, 0), scope.operand(node, 0))) {
      return opened(code, call, base);
    }
    boolean isReceiver = callee >= 0 && scope.op(callee) == Op.ATTRIBUTE
        && scope.operand(callee, 0) == scope.operand(node, 0);
    if (isReceiver) {
      return afterMethod(code, node, base, scope.text(callee, 1), call);
    }
    return afterHandedOver(code, node, base, call);
  }

  private Value afterMethod(Code code, int node, Value base, String method, int call) {
    Value read = ask == Ask.ALL && method.startsWith("read") ? read(code, call) : Value.NOTHING;
    if (read != Value.NOTHING) {
      return base.or(read);
    }
    Shape shape = Things.shape(base);
    if (shape == null && mayBeContainer(base) && File.CHANGES.contains(method)) {
      shape = method.equals("update") || method.equals("setdefault")
          ? Things.dict(Entries.NONE, Value.NOTHING)
          : Things.list(List.of());
      base = base.or(Value.of(shape));
    }
    if (shape != null) {
      if (File.CHANGES.contains(method)) {
        return replaced(base, shape, changed(shape, method, calls.arguments(code, call)));
      }
      return fills(method) ? base.with(Data.in(calls.given(code, call))) : base;
    }
    Value opened = opened(code, call, base);
    if (opened != base) {
      return opened;
    }
    return absorbs(base, code, call) || isFilled(base, method)
        ? set(code, node, base, method + "()", Data.only(calls.given(code, call)))
        : base;
  }

  /** Returns what a parser of configuration holds once it has read a file. */
  private Value read(Code code, int call) {
    Value all = Value.NOTHING;
    for (Thing callee : solver.value(code, code.scope().operand(call, 0)).things()) {
      all = callee instanceof Thing.Library library
          ? all.or(calls.libraries().configured().read(library.path(), new Calls.Site(code, call)))
          : all;
    }
    return all;
  }

  /** Returns clients after a call on them, or on a part of them, that opens: {@code s.connect(address)}, {@code s.headers.update(h)}. */
  private Value opened(Code code, int call, Value base) {
    for (Thing callee : solver.value(code, code.scope().operand(call, 0)).things()) {
      if (callee instanceof Thing.Library library
          && library.api().sink().filter(Sink::opens).isPresent()) {
        Made made = new Made(new File.Node(code, call), library.api(), calls.arguments(code, call),
            library.made(), Map.of());
        return made(base, made);
      }
    }
    return base;
  }

  private static Value made(Value base, Made made) {
    Value all = base.withoutThings();
    for (Thing thing : base.things()) {
      all = all.or(thing instanceof Thing.Library library
          ? Value.of(new Thing.Library(library.api(), library.path(), made.after(library.made())))
          : Value.of(thing));
    }
    return all;
  }

  /** Returns an object after something in it was changed: {@code s.headers["X"] = x}. */
  private Value afterPart(Code code, int change, Value base) {
    return lifted(base, solver.value(code, change));
  }

  /** Returns an object as one that was made as a part of it was. */
  static Value lifted(Value base, Value part) {
    for (Thing thing : part.things()) {
      if (thing instanceof Thing.Library library && library.made() != null) {
        return made(base, library.made());
      }
    }
    return base;
  }

  /** Returns whether what a method is given stays in its object: of a message, a request, a hash; never of a client that sends it. */
  private boolean absorbs(Value base, Code code, int call) {
    boolean any = false;
    for (Thing thing : base.things()) {
      if (!(thing instanceof Thing.Library) && !(thing instanceof Symbol)) {
        return false;
      }
      any |= thing instanceof Thing.Library;
    }
    if (!any) {
      return false;
    }
    for (Thing callee : solver.value(code, code.scope().operand(call, 0)).things()) {
      if (callee instanceof Thing.Library library
          && library.api().sink().filter(sink -> !sink.opens()).isPresent()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a method puts what it is given into an object that nothing is known of, as its name tells. */
  private static boolean isFilled(Value base, String method) {
    return base.things().length == 0 && base.texts().length == 0 && fills(method);
  }

  private static boolean fills(String method) {
    for (String beginning : FILLS) {
      if (method.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  private static Shape changed(Shape shape, String method, Arguments arguments) {
    return switch (method) {
      case "update" -> updated(shape, arguments);
      case "setdefault" -> {
        String key = arguments.at(0).constant();
        yield key.isEmpty()
            ? Things.withAny(shape, arguments.at(1))
            : Things.with(shape, key, arguments.at(1));
      }
      case "extend" -> Things.withAny(shape, Elements.any(arguments.at(0)));
      case "insert" -> Things.withAny(shape, arguments.at(1));
      default -> Things.withAny(shape, arguments.at(0));
    };
  }

  private static Shape updated(Shape shape, Arguments arguments) {
    Shape all = shape;
    Shape other = Things.shape(arguments.at(0));
    if (other != null) {
      all = Things.join(all, other);
    } else if (arguments.at(0) != Value.NOTHING) {
      all = Things.withAny(all, arguments.at(0));
    }
    for (int i = 0; i < arguments.names().size(); i++) {
      String name = arguments.names().get(i);
      Value value = arguments.named().get(i);
      all = name.isEmpty() ? Things.withAny(all, value) : Things.with(all, name, value);
    }
    return all;
  }

  /** Returns an argument after a function of the program may have put something into it. */
  private Value afterHandedOver(Code code, int node, Value base, int call) {
    Scope scope = code.scope();
    int place = -1;
    for (int i = 0; i < scope.operand(call, 2); i++) {
      place = scope.operand(call, 4 + i) == scope.operand(node, 0) ? i : place;
    }
    Value all = base;
    for (Thing thing : solver.value(code, scope.operand(call, 0)).things()) {
      if (place >= 0 && thing instanceof Thing.Routine routine) {
        int parameter = place + (routine.bound() ? 1 : 0);
        if (parameter < routine.code().scope().parameters().size()) {
          all = all.or(calls.left(routine, parameter, code, call));
        }
      }
    }
    return all;
  }

  private static Value replaced(Value base, Shape shape, Shape by) {
    Value all = base.withoutThings();
    for (Thing thing : base.things()) {
      all = all.or(Value.of(thing == shape ? by : thing));
    }
    return all;
  }
}
