package dev.weir.scan.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the body of a module, class or function in the order in which it runs, and gives a node for each value. Control flow is
 * told as it nests: {@code fork, next, join} for alternatives, {@code loop, endLoop} for loops.
 */
public final class Body {

  private static final int CODE_AT_FIRST = 64;
  /** In a scope with more variables than this, a change of one that has two names is seen by no name. */
  private static final int MOST_VARIABLES = 2048;

  /** Inputs of a phi that are compared each with each; more are sorted. */
  private static final int MOST_COMPARED = 16;

  private final UnitBuilder unit;
  private final int number;
  private final int parent;
  private final Scope.Kind kind;
  private final String name;
  private final int firstLine;
  private final Ways ways = new Ways(this);
  private final List<Parameter> parameters = new ArrayList<>();
  private final Set<String> outer = new HashSet<>();
  private final Words code = new Words(CODE_AT_FIRST);
  private final Words bindings = new Words(CODE_AT_FIRST / 4);
  private final Words lines = new Words(CODE_AT_FIRST / 4);
  private int line;
  private int lastLine;
  private int made = Op.NOTHING;
  private String docstring = "";
  private boolean async;

  Body(UnitBuilder unit, int number, int parent, Scope.Kind kind, String name, int line) {
    this.unit = unit;
    this.number = number;
    this.parent = parent;
    this.kind = kind;
    this.name = name;
    this.firstLine = line;
    this.line = line;
    this.lastLine = line;
  }

  /** Returns a body for a function, lambda or class in this one; it comes to be by {@link #function} or {@link #type}. */
  public Body inner(Scope.Kind innerKind, String innerName) {
    return unit.body(number, innerKind, innerName, line);
  }

  /** Says on which line (from 1) that which follows stands. */
  public void at(int nextLine) {
    line = nextLine;
    lastLine = Math.max(lastLine, nextLine);
  }

  public void docstring(String text) {
    docstring = text;
  }

  public void async() {
    async = true;
  }

  // Variables

  /** Adds a parameter, and sets a variable to it. */
  public int parameter(String parameterName, Parameter.Kind parameterKind) {
    int node = emit(Op.PARAMETER, parameters.size());
    parameters.add(new Parameter(parameterName, parameterKind));
    store(parameterName, node);
    return node;
  }

  /** Returns what a variable holds. */
  public int load(String variable) {
    int text = unit.text(variable);
    int node = ways.held(text);
    return node == Op.NOTHING ? emit(Op.NAME, text) : node;
  }

  public void store(String variable, int node) {
    int text = unit.text(variable);
    if (outer.contains(variable)) {
      emit(Op.SET_OUTER, text, node);
    } else {
      bind(text, node);
    }
  }

  /** Returns what a variable holds without asking for it: nothing is emitted. For {@link #restore}. */
  public int held(String variable) {
    return ways.now(unit.text(variable));
  }

  /** Lets a variable hold again what it held before another of the same name hid it. */
  public void restore(String variable, int node) {
    ways.set(unit.text(variable), node);
  }

  /** Takes a variable's value away: {@code del x}. */
  public void forget(String variable) {
    ways.set(unit.text(variable), Op.NOTHING);
  }

  /** Says that a variable is one of a scope around this one: {@code global x}, {@code nonlocal x}. */
  public void outer(String variable) {
    if (kind != Scope.Kind.MODULE) {
      outer.add(variable);
    }
  }

  // Control flow

  /** Begins the first of several ways. */
  public void fork() {
    ways.fork();
  }

  /** Ends a way, and begins another where all of them began. An {@code if} without {@code else} has an empty one. */
  public void next() {
    ways.next();
  }

  /** Ends a way, and begins one that is come to from anywhere in the first: an {@code except}. */
  public void handler() {
    ways.handler();
  }

  /** Ends the last way; all go on together. */
  public void join() {
    ways.join();
  }

  public void loop() {
    ways.loop();
  }

  public void endLoop() {
    ways.endLoop();
  }

  /** {@code break}. */
  public void leave() {
    ways.leave();
  }

  /** {@code continue}. */
  public void again() {
    ways.again();
  }

  /** Returns from the function; {@link Op#NOTHING} for no value. */
  public void giveBack(int value) {
    if (value != Op.NOTHING) {
      emit(Op.RETURN, value);
    }
    ways.stop();
  }

  public void raise(int value) {
    if (value != Op.NOTHING) {
      emit(Op.RAISE, value);
    }
    ways.stop();
  }

  // Values

  public int none() {
    return emit(Op.NONE);
  }

  public int text(String value) {
    return emit(Op.TEXT, unit.text(value));
  }

  public int number(String value) {
    return emit(Op.NUMBER, unit.text(value));
  }

  public int truth(boolean value) {
    return emit(Op.TRUTH, value ? 1 : 0);
  }

  public int attribute(int of, String attribute) {
    return emit(Op.ATTRIBUTE, of, unit.text(attribute));
  }

  /** Returns an element; {@link Op#NOTHING} as the key for a slice. */
  public int index(int of, int key) {
    return emit(Op.INDEX, of, key);
  }

  /**
   * Returns what a call gives.
   *
   * @param names of {@code named}; {@code **} where empty
   * @param column of the call, from 1
   * @param endLine the call's last line
   */
  public int call(int callee, int[] positional, String[] names, int[] named, int column, int endLine) {
    int node = code.size();
    begin(Op.CALL, 4 + positional.length + 2 * named.length);
    code.add(callee);
    code.add(Scope.position(column, endLine - line));
    code.add(positional.length);
    code.add(named.length);
    for (int argument : positional) {
      code.add(argument);
    }
    for (int i = 0; i < named.length; i++) {
      code.add(names[i].isEmpty() ? Op.NOTHING : unit.text(names[i]));
      code.add(named[i]);
    }
    lastLine = Math.max(lastLine, endLine);
    return node;
  }

  /** {@link Op#ADD}, {@link Op#PERCENT} or {@link Op#BINARY}. */
  public int binary(int op, int left, int right) {
    return emit(op, left, right);
  }

  /**
   * Returns a node of nodes: {@link Op#FORMAT}, {@link Op#LIST}, {@link Op#TUPLE}, {@link Op#DICT} with a key before each value;
   * or of one: {@link Op#ELEMENT}, {@link Op#ENTER}, {@link Op#AWAIT}, {@link Op#SPREAD}, {@link Op#YIELD}, {@link Op#CAUGHT}.
   */
  public int of(int op, int... items) {
    int node = code.size();
    begin(op, items.length);
    for (int item : items) {
      code.add(item);
    }
    return node;
  }

  /** Returns what is one of these: of {@code a if c else b}, {@code a or b}, {@code a and b}. */
  public int either(int... nodes) {
    return phi(nodes.clone(), nodes.length);
  }

  /** Returns what unpacking gives to the target of this number; negative from the end, {@link Op#REST} for a starred one. */
  public int item(int of, int place) {
    return emit(Op.ITEM, of, place);
  }

  /** Returns a value as one of a declared type; {@link Op#NOTHING} where there is a declaration and no value. */
  public int typed(int value, int hint) {
    return emit(Op.TYPED, value, hint);
  }

  /** Says that on this way a value is among others: {@code if host in ALLOWED}. */
  public void among(int value, int others) {
    rebind(value, emit(Op.AMONG, value, others));
  }

  /** Says that a call's value goes nowhere: then what it is made on or with may be what it changes. */
  public void discard(int node) {
    if (node == Op.NOTHING || code.op(node) != Op.CALL) {
      return;
    }
    int callee = code.get(node + 1);
    if (callee != Op.NOTHING && code.op(callee) == Op.ATTRIBUTE
        && code.get(node + 3) + code.get(node + 4) > 0) {
      after(code.get(callee + 1), node);
      afterPart(code.get(callee + 1), node);
    }
    for (int i = 0; i < code.get(node + 3); i++) {
      after(code.get(node + 5 + i), node);
    }
  }

  public void setAttribute(int of, String attribute, int value) {
    rebind(of, emit(Op.SET_ATTRIBUTE, of, unit.text(attribute), value));
  }

  public void setIndex(int of, int key, int value) {
    int node = emit(Op.SET_INDEX, of, key, value);
    rebind(of, node);
    afterPart(of, node);
  }

  public int importModule(String module) {
    return emit(Op.IMPORT, unit.text(module));
  }

  /** Returns a name of a module; level 0 is absolute, 1 the package of this module. */
  public int importName(String module, int level, String imported) {
    return emit(Op.FROM, unit.text(module), level, unit.text(imported));
  }

  public void importAll(String module, int level) {
    emit(Op.STAR, unit.text(module), level);
  }

  /**
   * Returns a function.
   *
   * @param defaults for each parameter, {@link Op#NOTHING} for none
   * @param hints for each parameter, and one more for what it returns
   */
  public int function(Body inner, int[] decorators, int[] defaults, int[] hints) {
    int node = code.size();
    begin(Op.FUNCTION, 2 + decorators.length + 2 * defaults.length + 1);
    code.add(inner.number);
    code.add(decorators.length);
    for (int decorator : decorators) {
      code.add(decorator);
    }
    for (int i = 0; i < defaults.length; i++) {
      code.add(defaults[i]);
      code.add(hints[i]);
    }
    code.add(hints[defaults.length]);
    inner.made = node;
    lastLine = Math.max(lastLine, inner.lastLine);
    return node;
  }

  /** Returns a class. */
  public int type(Body inner, int[] decorators, int[] parents) {
    int node = code.size();
    begin(Op.CLASS, 2 + decorators.length + parents.length);
    code.add(inner.number);
    code.add(decorators.length);
    for (int decorator : decorators) {
      code.add(decorator);
    }
    for (int superclass : parents) {
      code.add(superclass);
    }
    inner.made = node;
    lastLine = Math.max(lastLine, inner.lastLine);
    return node;
  }

  // What the package uses

  int parent() {
    return parent;
  }

  int size() {
    return code.size();
  }

  /** Returns one of these: a phi only where they differ; absent ones are left out. */
  int phi(int[] inputs, int count) {
    if (count > MOST_COMPARED) {
      Arrays.sort(inputs, 0, count);
    }
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (inputs[i] >= 0 && !contains(inputs, distinct, inputs[i])) {
        inputs[distinct++] = inputs[i];
      }
    }
    if (distinct < 2) {
      return distinct == 0 ? Op.NOTHING : inputs[0];
    }
    return of(Op.PHI, Arrays.copyOf(inputs, distinct));
  }

  /** Returns a phi whose second input is told later, or never. */
  int openPhi(int first) {
    return emit(Op.PHI, first, Op.NOTHING);
  }

  void closePhi(int phi, int second) {
    code.set(phi + 2, second);
  }

  Scope scope(Unit.Strings strings) {
    return new Scope(strings, number, parent, made, kind, name, firstLine, lastLine, docstring, parameters,
        async,
        code.toArray(), bindings.toArray(), lines.toArray());
  }

  private void after(int value, int call) {
    if (value >= 0 && mayChange(code.op(value))) {
      int[] variables = ways.holding(value, MOST_VARIABLES);
      if (variables.length > 0 || code.op(value) == Op.NAME || code.op(value) == Op.ATTRIBUTE) {
        rebind(variables, emit(Op.AFTER, value, call));
      }
    }
  }

  /** Tells a variable that a part of what it holds may have been changed; a receiver's parts are told by its class. */
  private void afterPart(int value, int change) {
    int whole = value;
    while (whole >= 0 && code.op(whole) == Op.ATTRIBUTE) {
      whole = code.get(whole + 1);
    }
    if (whole != value && whole >= 0 && mayChange(code.op(whole)) && code.op(whole) != Op.NAME) {
      int[] variables = ways.holding(whole, MOST_VARIABLES);
      boolean receiver = variables.length > 0 && !parameters.isEmpty()
          && unit.text(parameters.getFirst().name()) == variables[0];
      if (variables.length > 0 && !receiver) {
        rebind(variables, emit(Op.AFTER, whole, change));
      }
    }
  }

  private static boolean mayChange(int op) {
    return op != Op.TEXT && op != Op.NUMBER && op != Op.TRUTH && op != Op.NONE && op != Op.FORMAT
        && op != Op.FUNCTION && op != Op.CLASS && op != Op.IMPORT && op != Op.FROM;
  }

  private void rebind(int from, int to) {
    if (from >= 0) {
      rebind(ways.holding(from, MOST_VARIABLES), to);
    }
  }

  private void rebind(int[] variables, int to) {
    for (int variable : variables) {
      bind(variable, to);
    }
  }

  private void bind(int text, int node) {
    ways.set(text, node);
    bindings.add(text);
    bindings.add(node);
  }

  private static boolean contains(int[] nodes, int count, int node) {
    for (int i = count - 1; i >= Math.max(0, count - MOST_COMPARED); i--) {
      if (nodes[i] == node) {
        return true;
      }
    }
    return false;
  }

  private int emit(int op, int... operands) {
    return of(op, operands);
  }

  private void begin(int op, int operands) {
    if (lines.size() == 0 || lines.get(lines.size() - 1) != line) {
      lines.add(code.size());
      lines.add(line);
    }
    code.add(op | 1 + operands << 8);
  }
}
