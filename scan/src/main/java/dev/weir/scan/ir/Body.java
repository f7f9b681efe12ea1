package dev.weir.scan.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the body of a module, class or function in the order in which it runs, and gives a node for each value. Control flow is
 * told as it nests: {@code fork, next, join} for alternatives, {@code loop, endLoop} for loops.
 */
public final class Body {

  private final UnitBuilder unit;
  private final int number;
  private final int parent;
  private final Scope.Kind kind;
  private final String name;
  private final int firstLine;
  private final List<Parameter> parameters = new ArrayList<>();
  private final Set<String> outer = new HashSet<>();
  private final Nodes nodes;
  private final Ways ways;
  private final Rebinding rebinding;
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
    this.nodes = new Nodes(line);
    this.ways = new Ways(nodes);
    this.rebinding = new Rebinding(nodes, ways, new Authority(unit, nodes));
  }

  /** Returns a body for a function, lambda or class in this one; it comes to be by {@link #function} or {@link #type}. */
  public Body inner(Scope.Kind innerKind, String innerName) {
    return unit.body(number, innerKind, innerName, nodes.line());
  }

  /** Says on which line (from 1) that which follows stands. */
  public void at(int nextLine) {
    nodes.at(nextLine);
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
    if (parameters.isEmpty()) {
      rebinding.receiver(unit.text(parameterName));
    }
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
      rebinding.bind(text, node);
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
    int[] texts = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      texts[i] = names[i].isEmpty() ? Op.NOTHING : unit.text(names[i]);
    }
    return nodes.call(callee, positional, texts, named, column, endLine);
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
    return emit(op, items);
  }

  /** Returns what is one of these: of {@code a if c else b}, {@code a or b}, {@code a and b}. */
  public int either(int... any) {
    return nodes.phi(any.clone(), any.length);
  }

  /** Returns what unpacking gives to the target of this number; negative from the end, {@link Op#REST} for a starred one. */
  public int item(int of, int place) {
    return emit(Op.ITEM, of, place);
  }

  /** Returns a value as one of a declared type; {@link Op#NOTHING} where there is a declaration and no value. */
  public int typed(int value, int hint) {
    return emit(Op.TYPED, value, hint);
  }

  /**
   * Says that on this way a value is among others: {@code if host in ALLOWED}. Where it is the host of an address, that of the address
   * is: {@code if urlparse(url).hostname in ALLOWED}.
   */
  public void among(int value, int others) {
    rebinding.among(value, others);
  }

  /** Says that on this way a call that looked at what it is made on, or with, said yes. */
  public void passed(int call) {
    rebinding.passed(call);
  }

  /** Says that a call's value goes nowhere: then what it is made on or with may be what it changes. */
  public void discard(int node) {
    if (node != Op.NOTHING && nodes.op(node) == Op.CALL) {
      rebinding.afterCall(node);
    }
  }

  public void setAttribute(int of, String attribute, int value) {
    rebinding.replace(of, emit(Op.SET_ATTRIBUTE, of, unit.text(attribute), value));
  }

  public void setIndex(int of, int key, int value) {
    int node = emit(Op.SET_INDEX, of, key, value);
    rebinding.replace(of, node);
    rebinding.afterPart(of, node);
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
    return of(inner, nodes.function(inner.number, decorators, defaults, hints));
  }

  /** Returns a class. */
  public int type(Body inner, int[] decorators, int[] parents) {
    return of(inner, nodes.type(inner.number, decorators, parents));
  }

  private int of(Body inner, int node) {
    inner.made = node;
    nodes.reach(inner.nodes.lastLine());
    return node;
  }

  private int emit(int op, int... operands) {
    return nodes.emit(op, operands);
  }

  // What the package uses

  Scope scope(Unit.Strings strings) {
    return new Scope(strings, number, parent, made, kind, name, firstLine, nodes.lastLine(), docstring,
        parameters,
        async, nodes.code(), rebinding.bindings(), nodes.lines());
  }
}
