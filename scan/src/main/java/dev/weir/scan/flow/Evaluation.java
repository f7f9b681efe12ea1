package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Parameter;
import dev.weir.scan.ir.Scope;
import java.util.ArrayList;
import java.util.List;

/** What each operation gives, in terms of what its operands are. */
final class Evaluation {

  /** Elements of a container that are looked at to tell what they are. */
  private static final int MOST_ASKED = 64;

  private final Solver solver;
  private final Ask ask;
  private final Labels labels;
  private final Variables variables;
  private final Attributes attributes;
  private final Hints hints;
  private final Calls calls;
  private final Callers callers;
  private final Changes changes;
  private final Checked checked;
  private final Frameworks frameworks;

  Evaluation(Solver solver, Program program, Knowledge knowledge, Ask ask) {
    this.solver = solver;
    this.ask = ask;
    this.labels = new Labels(knowledge, ask);
    this.variables = new Variables(solver, program, knowledge.catalogue());
    Types types = new Types(solver, program);
    this.attributes = new Attributes(solver, variables, types);
    this.hints = new Hints(solver, variables, labels);
    this.calls = new Calls(solver, variables, attributes, labels,
        new Configured(solver, program.configurations()), ask);
    this.callers = new Callers(solver, program, attributes, types);
    this.changes = new Changes(solver, calls, ask);
    this.checked = new Checked(solver);
    this.frameworks = new Frameworks(solver, types, knowledge.catalogue());
  }

  Labels labels() {
    return labels;
  }

  Calls calls() {
    return calls;
  }

  Attributes attributes() {
    return attributes;
  }

  Callers callers() {
    return callers;
  }

  Value node(Code code, int node) {
    Scope scope = code.scope();
    int op = scope.op(node);
    return switch (op) {
      case Op.NONE -> Value.flag(Value.NONE);
      case Op.TEXT -> labels.constant(code, node, Value.of(scope.text(node, 0)));
      case Op.NUMBER -> Value.of(scope.text(node, 0));
      case Op.TRUTH -> scope.operand(node, 0) == 0 ? Value.flag(Value.FALSE) : Value.flag(Value.TRUE);
      case Op.PARAMETER -> parameter(code, scope.operand(node, 0), node);
      case Op.NAME -> labels.name(code, node, variables.named(code, scope.text(node, 0)));
      case Op.ATTRIBUTE -> labels.attribute(code, node, labels.source(code, node, attribute(code, node)));
      case Op.INDEX -> labels.element(code, node, index(code, node));
      case Op.CALL -> labels.variable(code, node, calls.value(code, node));
      case Op.PHI -> any(code, node);
      case Op.FUNCTION -> Value.of(new Thing.Routine(inner(code, node), false));
      case Op.CLASS -> Value.of(new Thing.Type(inner(code, node)));
      case Op.IMPORT -> variables.module(scope.text(node, 0), code.file());
      case Op.FROM ->
        variables.imported(code.file(), scope.text(node, 0), scope.operand(node, 1), scope.text(node, 2));
      case Op.TYPED -> labels.variable(code, node, typed(code, node));
      case Op.SET_ATTRIBUTE, Op.SET_INDEX, Op.AFTER -> changes.value(code, node, op);
      case Op.DICT, Op.LIST, Op.TUPLE -> container(code, node, op);
      case Op.ADD, Op.PERCENT, Op.BINARY, Op.FORMAT -> labels.variable(code, node, combined(code, node, op));
      default -> labels.variable(code, node, derived(code, node, op));
    };
  }

  Value returned(Code code) {
    Scope scope = code.scope();
    Value all = Value.NOTHING;
    for (int node = 0; node < scope.code().length; node = scope.next(node)) {
      if (scope.op(node) == Op.RETURN) {
        all = all.or(operand(code, node, 0));
      } else if (scope.op(node) == Op.YIELD) {
        all = all.or(Value.of(Things.list(operand(code, node, 0))));
      }
    }
    return all.or(hints.typed(code.outer(), code.hintOfReturned()));
  }

  Value given(Code code, int parameter) {
    return callers.given(code, parameter);
  }

  Value variable(Code code, String name) {
    return name.charAt(0) == '.' ? attributes.field(code, name.substring(1)) : variables.variable(code, name);
  }

  private Value operand(Code code, int node, int i) {
    return solver.value(code, code.scope().operand(node, i));
  }

  private static Code inner(Code code, int node) {
    return code.file().codes().get(code.scope().operand(node, 0));
  }

  private Value parameter(Code code, int place, int node) {
    Parameter parameter = code.scope().parameters().get(place);
    if (Types.isReceiver(code, place)) {
      return Types.receiver(code);
    }
    Value value = Value.of(code.symbol(place)).or(hints.typed(code.outer(), code.hintOf(place)))
        .or(frameworks.given(code, place));
    return labels.parameter(code, parameter, node, value);
  }

  /** Returns an attribute, as it was last set in this scope where that is seen. */
  private Value attribute(Code code, int node) {
    Scope scope = code.scope();
    String name = scope.text(node, 1);
    int base = scope.operand(node, 0);
    while (base >= 0 && (scope.op(base) == Op.SET_ATTRIBUTE || scope.op(base) == Op.SET_INDEX)) {
      if (scope.op(base) == Op.SET_ATTRIBUTE && scope.text(base, 1).equals(name)) {
        return operand(code, base, 2);
      }
      base = scope.operand(base, 0);
    }
    Value of = operand(code, node, 0);
    return name.equals("__dict__")
        ? labels.whole(code, base, calls.whole(of, code, node))
        : attributes.of(of, name);
  }

  private Value index(Code code, int node) {
    Value of = operand(code, node, 0);
    int key = code.scope().operand(node, 1);
    if (key < 0) {
      return Data.only(of).or(of);
    }
    String constant = solver.value(code, key).constant();
    Value environment = calls.libraries().environment(code, node, of, constant);
    if (environment != null) {
      return environment;
    }
    return constant.isEmpty() ? Elements.any(of) : Elements.of(of, constant);
  }

  private Value typed(Code code, int node) {
    return operand(code, node, 0).or(hints.typed(code, code.scope().operand(node, 1)));
  }

  private Value any(Code code, int node) {
    Value all = Value.NOTHING;
    for (int i = 0; i < code.scope().operands(node); i++) {
      all = all.or(operand(code, node, i));
    }
    return all;
  }

  private Value container(Code code, int node, int op) {
    if (op == Op.DICT) {
      return dict(code, node);
    }
    Scope scope = code.scope();
    List<Value> values = new ArrayList<>();
    Value spread = Value.NOTHING;
    int items = ask == Ask.ALL ? scope.operands(node) : Math.min(MOST_ASKED, scope.operands(node));
    for (int i = 0; i < items; i++) {
      int item = scope.operand(node, i);
      if (item >= 0 && scope.op(item) == Op.SPREAD) {
        spread = spread.or(Elements.any(solver.value(code, item)));
      } else {
        values.add(solver.value(code, item));
      }
    }
    Shape list = Things.list(values);
    return Value.of(spread == Value.NOTHING ? list : Things.withAny(list, spread));
  }

  private Value dict(Code code, int node) {
    int operands = code.scope().operands(node);
    Entries.Builder fields = new Entries.Builder(Math.min(operands / 2, Things.MOST_FIELDS));
    Value rest = Value.NOTHING;
    Value more = Value.NOTHING;
    for (int i = 0; i < (ask == Ask.ALL ? operands : Math.min(2 * MOST_ASKED, operands)); i += 2) {
      int key = code.scope().operand(node, i);
      Value value = operand(code, node, i + 1);
      String constant = key < 0 ? "" : solver.value(code, key).constant();
      if (key < 0) {
        more = more.or(value);
      } else if (constant.isEmpty()) {
        rest = Shape.kept(rest.or(value.with(Data.in(solver.value(code, key)))));
      } else if (fields.size() < Things.MOST_FIELDS || fields.has(constant)) {
        fields.put(constant, labels.field(code, node, constant, code.scope().operand(node, i + 1), value));
      } else {
        rest = Shape
            .kept(rest.or(labels.field(code, node, constant, code.scope().operand(node, i + 1), value)));
      }
    }
    return Value.of(Things.dict(fields.build(), rest)).or(more);
  }

  private Value combined(Code code, int node, int op) {
    if (ask == Ask.WHAT) {
      return op == Op.BINARY ? libraries(code, node) : Value.UNKNOWN;
    }
    if (op == Op.FORMAT) {
      Value all = Value.of("");
      for (int i = 0; i < code.scope().operands(node); i++) {
        all = Folding.concatenate(all, operand(code, node, i));
      }
      return all;
    }
    Value left = operand(code, node, 0);
    Value right = operand(code, node, 1);
    if (op == Op.PERCENT) {
      return Folding.percent(left, right);
    }
    Shape shape = Things.shape(left);
    if (shape != null) {
      return added(left, shape, right);
    }
    if (op == Op.ADD) {
      return Folding.concatenate(left, right);
    }
    Value libraries = libraries(code, node);
    Value all = libraries.with(Marks.union(Data.in(left), Data.in(right)));
    return isPath(libraries) ? all.or(Folding.path(List.of(left, right))) : all;
  }

  private static Value added(Value left, Shape list, Value right) {
    Shape more = Things.shape(right);
    return left.things().length == 1 && right.things().length == 1 && more != null
        ? Value.of(Things.chained(list, more)).with(Marks.union(left.marks(), right.marks()))
        : left.or(right);
  }

  private static boolean isPath(Value value) {
    for (Thing thing : value.things()) {
      if (thing instanceof Thing.Library library && library.path().startsWith("pathlib.")) {
        return true;
      }
    }
    return false;
  }

  /** Returns the objects of libraries that operators give on: {@code prompt | model}, {@code path / name}. */
  private Value libraries(Code code, int node) {
    Value all = Value.UNKNOWN;
    for (int i = 0; i < 2; i++) {
      for (Thing thing : operand(code, node, i).things()) {
        if (thing instanceof Thing.Library library && library.api().known()
            && !library.path().startsWith("builtins.")) {
          all = all.or(Value.of(library));
        }
      }
    }
    return all;
  }

  private Value derived(Code code, int node, int op) {
    Value of = operand(code, node, 0);
    return switch (op) {
      case Op.ELEMENT -> Elements.iterated(of);
      case Op.ITEM -> code.scope().operand(node, 1) == Op.REST
          ? Value.of(Things.list(Elements.any(of)))
          : Elements.item(of, code.scope().operand(node, 1));
      case Op.ENTER -> calls.entered(of);
      case Op.AWAIT, Op.SPREAD -> of;
      case Op.AMONG, Op.HOST_AMONG, Op.PASSED -> ask == Ask.WHAT ? of : checked.value(code, node, of);
      default -> Value.UNKNOWN;
    };
  }
}
