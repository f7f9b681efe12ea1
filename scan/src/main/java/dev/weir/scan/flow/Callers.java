package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;
import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import java.util.List;

/** What those who call a function of the program give for its parameters, wherever they are, and those who hand it to others. */
final class Callers {

  /** Callers that are told apart for one parameter; what more of them give is not looked at. */
  private static final int MOST = 24;

  private final Solver solver;
  private final Program program;
  private final Attributes attributes;
  private final Types types;

  Callers(Solver solver, Program program, Attributes attributes, Types types) {
    this.solver = solver;
    this.program = program;
    this.attributes = attributes;
    this.types = types;
  }

  /** Returns a value with what callers give in the place of parameters, theirs as well. */
  Value filled(Value value) {
    return value.symbolic()
        ? new Substitution(symbol -> solver.given(symbol.code(), symbol.parameter()), attributes).in(value)
        : value;
  }

  /** Returns what is given for a parameter: by all callers, and by default. */
  Value given(Code function, int parameter) {
    Value all = Value.NOTHING;
    int found = 0;
    boolean test = function.file().isTest();
    for (File.Node call : program.uses().calls(called(function))) {
      if (found < MOST && (test || !call.code().file().isTest())) {
        Value given = given(function, parameter, call);
        all = all.or(given);
        found += given == Value.NOTHING ? 0 : 1;
      }
    }
    if (isInitializer(function)) {
      for (Code subclass : types.subclasses(function.type())) {
        for (File.Node call : program.uses().calls(subclass.name())) {
          all = all.or(given(function, parameter, call));
        }
      }
    }
    for (File.Node call : program.uses().handed(function.name())) {
      if (found < MOST) {
        Value given = handed(function, parameter, call);
        all = all.or(given);
        found += given == Value.NOTHING ? 0 : 1;
      }
    }
    int otherwise = function.defaultOf(parameter);
    Value usual = otherwise < 0 ? Value.UNKNOWN : solver.value(function.outer(), otherwise);
    return all.or(usual);
  }

  private static String called(Code function) {
    boolean ofType = isInitializer(function)
        || function.isMethod() && function.scope().name().equals("__call__");
    return ofType ? function.type().name() : function.name();
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
    Calls calls = solver.evaluation().calls();
    if (callee instanceof Thing.Partial partial) {
      Value all = Value.NOTHING;
      for (Thing thing : partial.callee().things()) {
        all = all.or(given(function, parameter, call, thing, partial.arguments()));
      }
      return all;
    }
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
    Value all = Value.NOTHING;
    for (int i = 0; i < scope.operand(call.node(), 2) + scope.operand(call.node(), 3); i++) {
      int at = argument(scope, call.node(), i);
      for (Thing thing : solver.value(code, at).things()) {
        if (thing instanceof Thing.Routine routine && routine.code() == function) {
          Arguments arguments = handed(code, call.node(), i);
          all = all.or(passed(function, parameter, call, Binding.of(routine, arguments).given(parameter)));
        }
      }
    }
    return all;
  }

  private static int argument(Scope scope, int call, int i) {
    int positional = scope.operand(call, 2);
    return scope.operand(call, i < positional ? 4 + i : 4 + positional + 2 * (i - positional) + 1);
  }

  private Arguments handed(Code code, int call, int place) {
    Arguments all = solver.evaluation().calls().arguments(code, call);
    String name = code.lastName(code.scope().operand(call, 0));
    if (name.equals("map") || name.equals("imap") || name.equals("starmap")
        || name.equals("imap_unordered")) {
      Value elements = Elements.iterated(all.at(place + 1));
      return name.equals("starmap")
          ? new Arguments(List.of(elements), 0, List.of(), List.of())
          : Arguments.of(List.of(elements));
    }
    Value args = all.named("args");
    if (args == Value.NOTHING && name.startsWith("apply")) {
      args = all.at(place + 1);
    }
    if (args != Value.NOTHING) {
      Value named = all.named("kwargs");
      return new Arguments(List.of(args), 0, named == Value.NOTHING ? List.of() : List.of(""),
          named == Value.NOTHING ? List.of() : List.of(named));
    }
    return place < code.scope().operand(call, 2) ? all.from(place + 1) : Arguments.NONE;
  }

  private Value passed(Code function, int parameter, File.Node call, Value value) {
    if (value == Value.NOTHING) {
      return value;
    }
    Value filled = filled(value);
    if (filled.marks().isEmpty() && filled.things().isEmpty()) {
      return filled.or(Value.NOTHING);
    }
    Step step = call.code().step(call.node(),
        "passed to " + function.context() + " as " + function.scope().parameters().get(parameter).name());
    return Steps.then(filled, step);
  }
}
