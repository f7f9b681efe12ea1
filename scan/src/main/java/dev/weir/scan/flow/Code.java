package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;
import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A scope in its file. What it remembers follows from the scope alone, so that any thread may work it out. */
final class Code {

  /** Nodes that are looked through to come to a name. */
  private static final int MOST_VERSIONS = 32;
  private static final int[] NO_NODES = {};
  /** Bindings of one name that are told apart; of more, the first ones and the last. */
  private static final int MOST_BINDINGS = 64;

  private final int number;
  private final File file;
  private final Scope scope;
  private final @Nullable Code outer;
  private final Symbol[] symbols;
  private volatile @Nullable Map<String, List<File.Node>> fields;
  private final Bindings bindings;

  Code(int number, File file, Scope scope, @Nullable Code outer) {
    this.number = number;
    this.file = file;
    this.scope = scope;
    this.outer = outer;
    this.bindings = new Bindings(scope);
    this.symbols = new Symbol[scope.parameters().size()];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = Symbol.of(this, i);
    }
  }

  /** Number in the program. */
  int number() {
    return number;
  }

  File file() {
    return file;
  }

  Scope scope() {
    return scope;
  }

  @Nullable
  Code outer() {
    return outer;
  }

  Symbol symbol(int parameter) {
    return symbols[parameter];
  }

  boolean isType() {
    return scope.kind() == Scope.Kind.CLASS;
  }

  boolean isFunction() {
    return scope.kind() == Scope.Kind.FUNCTION || scope.kind() == Scope.Kind.LAMBDA;
  }

  /** Returns whether it is a function of a class. */
  boolean isMethod() {
    return isFunction() && outer != null && outer.isType();
  }

  /** Returns the innermost class around, or none. */
  @Nullable
  Code type() {
    for (Code at = outer; at != null; at = at.outer) {
      if (at.isType()) {
        return at;
      }
    }
    return null;
  }

  /** Returns the names around and of it: {@code Client.send}; empty for a module. */
  String context() {
    if (outer == null) {
      return "";
    }
    String around = outer.context();
    return around.isEmpty() ? scope.name() : around + "." + scope.name();
  }

  /** Returns the nodes that a name is bound to in this scope, in order. */
  int[] bound(String name) {
    return bindings.of(name);
  }

  /** Returns the names that are bound in this scope. */
  Set<String> boundNames() {
    return bindings.names();
  }

  /** Returns the name that a node was first bound to, or an empty string. */
  String nameOf(int node) {
    return bindings.nameOf(node);
  }

  /** Returns where methods of a class set the attributes of its objects. */
  Map<String, List<File.Node>> fields() {
    Map<String, List<File.Node>> found = fields;
    if (found == null) {
      found = Fields.of(this);
      fields = found;
    }
    return found;
  }

  /** Returns the nodes of what a parameter is after something was put into it. */
  int[] changesOf(int parameter) {
    int[] found = NO_NODES;
    BitSet versions = new BitSet();
    for (int node = 0; node < scope.code().length && found.length < MOST_BINDINGS; node = scope.next(node)) {
      int op = scope.op(node);
      if (op == Op.PARAMETER && scope.operand(node, 0) == parameter) {
        versions.set(node);
      } else if (isVersion(op) && scope.operand(node, 0) >= 0 && versions.get(scope.operand(node, 0))) {
        versions.set(node);
        if (op == Op.SET_INDEX || op == Op.AFTER && File.isChange(scope, scope.operand(node, 1))) {
          found = Arrays.copyOf(found, found.length + 1);
          found[found.length - 1] = node;
        }
      }
    }
    return found;
  }

  private static boolean isVersion(int op) {
    return op == Op.PHI || op == Op.SET_ATTRIBUTE || op == Op.SET_INDEX || op == Op.AFTER;
  }

  /** Returns whether it is a method that is read like an attribute. */
  boolean isProperty() {
    return decorated("property") || decorated("setter");
  }

  /** Returns the last part of how a node is called: {@code post} of {@code client.post}; empty where it has no name. */
  String lastName(int node) {
    int at = node;
    for (int i = 0; i < MOST_VERSIONS && at >= 0; i++) {
      switch (scope.op(at)) {
        case Op.NAME -> {
          return scope.text(at, 0);
        }
        case Op.ATTRIBUTE -> {
          return scope.text(at, 1);
        }
        case Op.FROM -> {
          return scope.text(at, 2);
        }
        case Op.FUNCTION, Op.CLASS -> {
          return file.codes().get(scope.operand(at, 0)).name();
        }
        case Op.PARAMETER -> {
          return scope.parameters().get(scope.operand(at, 0)).name();
        }
        case Op.PHI, Op.AFTER, Op.SET_ATTRIBUTE, Op.SET_INDEX, Op.AWAIT, Op.ENTER, Op.TYPED ->
          at = scope.operand(at, 0);
        default -> {
          String name = nameOf(at);
          return name.isEmpty() ? nameOf(node) : name;
        }
      }
    }
    return "";
  }

  /** Returns whether a call makes a decorator of a function or class of this scope. */
  boolean isDecorator(int call) {
    for (int node = scope.next(call); node < scope.code().length; node = scope.next(node)) {
      int op = scope.op(node);
      if (op == Op.FUNCTION || op == Op.CLASS) {
        for (int i = 0; i < scope.operand(node, 1); i++) {
          if (scope.operand(node, 2 + i) == call) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Returns what the first constant in a string that is put together begins with; empty where there is none. */
  String beginning(int node) {
    int at = node;
    for (int i = 0; i < MOST_VERSIONS && at >= 0; i++) {
      int op = scope.op(at);
      if (op == Op.TEXT) {
        return scope.text(at, 0);
      }
      boolean puts = op == Op.FORMAT && scope.operands(at) > 0 || op == Op.ADD || op == Op.PERCENT;
      if (!puts) {
        return "";
      }
      int first = scope.operand(at, 0);
      boolean constant = first >= 0 && (scope.op(first) == Op.TEXT || scope.op(first) == Op.FORMAT
          || scope.op(first) == Op.ADD);
      at = constant || scope.operands(at) == 1 ? first : scope.operand(at, 1);
    }
    return "";
  }

  /** Returns the name that it is called by; of a function without one that of the variable that it is in, or a number. */
  String name() {
    if (scope.kind() != Scope.Kind.LAMBDA || outer == null) {
      return scope.name();
    }
    String variable = outer.nameOf(scope.node());
    return variable.isEmpty() ? "lambda " + number : variable;
  }

  /** Returns whether a decorator of it has a name that ends so. */
  boolean decorated(String ending) {
    int node = scope.node();
    if (outer == null || node < 0) {
      return false;
    }
    for (int i = 0; i < outer.scope.operand(node, 1); i++) {
      if (outer.lastName(outer.callee(outer.scope.operand(node, 2 + i))).endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a node is an attribute of another, or of an attribute of it. */
  boolean isPart(int node, int of) {
    int at = node;
    for (int i = 0; i < MOST_VERSIONS && at >= 0 && scope.op(at) == Op.ATTRIBUTE; i++) {
      at = scope.operand(at, 0);
      if (at == of) {
        return true;
      }
    }
    return false;
  }

  /** Returns the callee of a call, or the node itself. */
  int callee(int node) {
    return node >= 0 && scope.op(node) == Op.CALL ? scope.operand(node, 0) : node;
  }

  /** Returns the node of a parameter's default, or {@link Op#NOTHING}; it is one of the scope around. */
  int defaultOf(int parameter) {
    return ofParameter(parameter, 0);
  }

  /** Returns the node of a parameter's hint, or {@link Op#NOTHING}; it is one of the scope around. */
  int hintOf(int parameter) {
    return ofParameter(parameter, 1);
  }

  /** Returns the node of the hint of what it returns, or {@link Op#NOTHING}; it is one of the scope around. */
  int hintOfReturned() {
    return ofParameter(scope.parameters().size(), 0);
  }

  private int ofParameter(int parameter, int which) {
    int node = scope.node();
    return outer == null || node < 0 || outer.scope.op(node) != Op.FUNCTION
        ? Op.NOTHING
        : outer.scope.operand(node, 2 + outer.scope.operand(node, 1) + 2 * parameter + which);
  }

  Step step(int node, String what) {
    return new Step(file.unit().path(), scope.line(node), what);
  }

  /** Returns how a value is spelled where it is a variable or a chain of attributes; else an empty string. */
  String spelling(int node, int deep) {
    if (node < 0 || deep == 0) {
      return "";
    }
    return switch (scope.op(node)) {
      case Op.NAME -> scope.text(node, 0);
      case Op.PARAMETER -> scope.parameters().get(scope.operand(node, 0)).name();
      case Op.ATTRIBUTE -> {
        String of = spelling(scope.operand(node, 0), deep - 1);
        yield of.isEmpty() ? scope.text(node, 1) : of + "." + scope.text(node, 1);
      }
      case Op.SET_ATTRIBUTE, Op.SET_INDEX, Op.AFTER, Op.PHI, Op.AWAIT -> {
        String name = nameOf(node);
        yield name.isEmpty() ? spelling(scope.operand(node, 0), deep - 1) : name;
      }
      default -> nameOf(node);
    };
  }
}
