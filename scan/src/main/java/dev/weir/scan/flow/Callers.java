package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;
import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import dev.weir.scan.knowledge.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What those who call a function of the program give for its parameters, wherever they are, and those who hand it to others. */
final class Callers {

  /** Callers that are told apart for one parameter; what more of them give is not looked at. */
  private static final int MOST = 24;
  /** Places of the same name that are looked at for them. */
  private static final int MOST_LOOKED_AT = 64;

  private final Solver solver;
  private final Program program;
  private final Attributes attributes;
  private final Types types;
  private final Map<Code, List<File.Node>> calls = new HashMap<>();
  private final Map<Code, List<File.Node>> handed = new HashMap<>();

  Callers(Solver solver, Program program, Attributes attributes, Types types) {
    this.solver = solver;
    this.program = program;
    this.attributes = attributes;
    this.types = types;
  }

  /** Returns a value with what callers give in the place of parameters, theirs as well. */
  Value filled(Value value) {
    return value.symbolic()
        ? new Substitution(symbol -> solver.given(symbol.code(), symbol.parameter()), solver, attributes)
            .in(value)
        : value;
  }

  /** Returns what is given for a parameter: by all callers, and by default. */
  Value given(Code function, int parameter) {
    Value all = Value.NOTHING;
    int found = 0;
    for (File.Node call : calls.computeIfAbsent(function, f -> near(f, program.uses().calls(called(f))))) {
      if (found < MOST) {
        Value given = given(function, parameter, call);
        all = all.or(given);
        found += given == Value.NOTHING ? 0 : 1;
      }
    }
    Code made = isInitializer(function) ? function.type() : null;
    if (made != null) {
      for (Code subclass : types.subclasses(made)) {
        for (File.Node call : near(function, program.uses().calls(subclass.name()))) {
          all = all.or(given(function, parameter, call));
        }
      }
    }
    for (File.Node call : handed.computeIfAbsent(function, f -> near(f, program.uses().handed(f.name())))) {
      if (found < MOST) {
        Value given = handed(function, parameter, call);
        all = all.or(given);
        found += given == Value.NOTHING ? 0 : 1;
      }
    }
    return all.or(solver.otherwise(function, parameter));
  }

  /** Returns the places that are looked at, the nearest first; of code that is no test none that is one. */
  private static List<File.Node> near(Code function, List<File.Node> calls) {
    File file = function.file();
    List<File.Node> near = new ArrayList<>();
    for (int way = 0; way < 3 && near.size() < MOST_LOOKED_AT; way++) {
      for (File.Node call : calls) {
        File other = call.code().file();
        boolean here = other == file;
        boolean beside = other.folder().equals(file.folder());
        boolean wanted = way == 0 ? here : way == 1 ? beside && !here : !beside && other.mayKnow(file);
        if (wanted && (file.isTest() || !other.isTest()) && near.size() < MOST_LOOKED_AT) {
          near.add(call);
        }
      }
    }
    return near;
  }

  private static String called(Code function) {
    boolean ofType = isInitializer(function)
        || function.isMethod() && function.scope().name().equals("__call__");
    Code type = ofType ? function.type() : null;
    return type == null ? function.name() : type.name();
  }

  private static boolean isInitializer(Code function) {
    String name = function.scope().name();
    return function.isMethod()
        && (name.equals("__init__") || name.equals("__new__") || name.equals("constructor"));
  }

  private Value given(Code function, int parameter, File.Node call) {
    Code code = call.code();
    int callee = code.scope().operand(call.node(), 0);
    Value all = Value.NOTHING;
    for (Thing thing : solver.value(code, callee).things()) {
      all = all.or(given(function, parameter, call, thing, Arguments.NONE));
    }
    return all;
  }

  private Value given(Code function, int parameter, File.Node call, Thing callee, Arguments before) {
    if (callee instanceof Thing.Partial partial) {
      Value all = Value.NOTHING;
      for (Thing thing : partial.callee().things()) {
        all = all.or(given(function, parameter, call, thing, partial.arguments()));
      }
      return all;
    }
    Calls calls = solver.evaluation().calls();
    Thing.Routine routine = calls.routine(callee);
    if (routine == null || routine.code() != function) {
      return Value.NOTHING;
    }
    Arguments arguments = before.and(calls.arguments(call.code(), call.node()));
    return passed(function, parameter, call, Binding.of(routine, arguments).given(parameter));
  }

  /** Returns what a call gives that is given the function, to call it itself: {@code submit(f, x)}, {@code Thread(target=f, args=(x,))}. */
  private Value handed(Code function, int parameter, File.Node call) {
    Code code = call.code();
    Scope scope = code.scope();
    Value all = later(function, parameter, call);
    Calls calls = solver.evaluation().calls();
    for (int i = 0; i < Handed.count(scope, call.node()); i++) {
      int at = Handed.argument(scope, call.node(), i);
      for (Thing thing : solver.value(code, at).things()) {
        if (thing instanceof Thing.Routine routine && routine.code() == function) {
          Arguments arguments = Handed.to(i, calls, code, call.node());
          all = all.or(passed(function, parameter, call, Binding.of(routine, arguments).given(parameter)))
              .or(told(function, parameter, call));
        }
      }
    }
    return all;
  }

  /** Returns what a library tells a function that it is given, such as each key that is pressed. */
  private Value told(Code function, int parameter, File.Node call) {
    Scope scope = call.code().scope();
    if (parameter == 0 && function.isMethod()) {
      return Value.NOTHING;
    }
    Value told = Value.NOTHING;
    for (Thing thing : solver.value(call.code(), scope.operand(call.node(), 0)).things()) {
      Source source = thing instanceof Thing.Library library ? library.api().source().orElse(null) : null;
      if (source != null) {
        told = told.or(Value.UNKNOWN.with(
            Mark.of(source.type(), source.what(), call.code().step(call.node(), source.what()))));
      }
    }
    return told;
  }

  /** Returns what a call gives of a method of the function itself, which is a task: {@code f.delay(x)}. */
  private Value later(Code function, int parameter, File.Node call) {
    Scope scope = call.code().scope();
    int callee = scope.operand(call.node(), 0);
    if (callee < 0 || scope.op(callee) != Op.ATTRIBUTE || !Uses.isLater(scope.text(callee, 1))) {
      return Value.NOTHING;
    }
    for (Thing thing : solver.value(call.code(), scope.operand(callee, 0)).things()) {
      if (thing instanceof Thing.Routine routine && routine.code() == function) {
        Thing.Routine task = new Thing.Routine(function, routine.bound() || takesItself(function));
        Arguments arguments = Handed.to(-1, solver.evaluation().calls(), call.code(), call.node());
        return passed(function, parameter, call, Binding.of(task, arguments).given(parameter));
      }
    }
    return Value.NOTHING;
  }

  /** Returns whether a task is given itself first: {@code @app.task(bind=True)}. */
  private static boolean takesItself(Code function) {
    return !function.isMethod() && !function.scope().parameters().isEmpty()
        && function.scope().parameters().getFirst().name().equals("self");
  }

  private Value passed(Code function, int parameter, File.Node call, Value value) {
    if (value == Value.NOTHING) {
      return value;
    }
    Value filled = filled(value);
    if (filled.marks().length == 0 && filled.things().length == 0) {
      return filled.or(Value.NOTHING);
    }
    Step step = call.code().step(call.node(),
        "passed to " + function.context() + " as " + function.scope().parameters().get(parameter).name());
    return Steps.then(filled, step);
  }
}
