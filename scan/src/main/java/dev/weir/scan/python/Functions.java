package dev.weir.scan.python;

import dev.weir.scan.ir.Body;
import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Parameter;
import dev.weir.scan.ir.Scope;
import java.util.Arrays;

/** Lowers functions, lambdas and classes: each has a body of its own, and a node in the one around it. */
final class Functions {
  private static final int[] NONE = {};

  private final Syntax syntax;
  private final Tree tree;
  private final Body body;
  private final Values values;

  Functions(Syntax syntax, Body body, Values values) {
    this.syntax = syntax;
    this.tree = syntax.tree;
    this.body = body;
    this.values = values;
  }

  void function(int node) {
    int[] decorators = decorators(node);
    syntax.at(body, node);
    Body inner = body.inner(Scope.Kind.FUNCTION, syntax.name(node));
    if (tree.kind(node) == Kind.ASYNC_FUNCTION) {
      inner.async();
    }
    Code code = new Code(syntax, inner);
    int[][] defaultsAndHints = parameters(tree.child(node, Kind.PARAMETERS), inner, code.values());
    int returns = tree.child(node, Kind.RETURNS);
    int[] hints = defaultsAndHints[1];
    hints[hints.length - 1] = returns == Tree.NONE ? Op.NOTHING : values.of(tree.child(returns));
    code.scope(tree.child(node, Kind.BLOCK));
    syntax.at(body, node);
    body.store(syntax.name(node), body.function(inner, decorators, defaultsAndHints[0], hints));
  }

  /** Returns the node of a lambda. */
  int lambda(int node) {
    Body inner = body.inner(Scope.Kind.LAMBDA, "");
    Values innerValues = new Values(syntax, inner);
    int parameters = tree.child(node);
    int[][] defaultsAndHints = parameters(parameters, inner, innerValues);
    inner.giveBack(innerValues.of(tree.next(parameters)));
    return body.function(inner, NONE, defaultsAndHints[0], defaultsAndHints[1]);
  }

  void type(int node) {
    int[] decorators = decorators(node);
    int arguments = tree.child(node, Kind.ARGUMENTS);
    int[] parents = arguments == Tree.NONE ? NONE : parents(arguments);
    syntax.at(body, node);
    Body inner = body.inner(Scope.Kind.CLASS, syntax.name(node));
    new Code(syntax, inner).scope(tree.child(node, Kind.BLOCK));
    syntax.at(body, node);
    body.store(syntax.name(node), body.type(inner, decorators, parents));
  }

  private int[] parents(int arguments) {
    int[] parents = syntax.children(arguments);
    int count = 0;
    for (int argument : parents) {
      boolean named = tree.kind(argument) == Kind.KEYWORD || tree.kind(argument) == Kind.DOUBLE_STAR;
      int value = values.of(named ? tree.child(argument) : argument);
      if (!named) {
        parents[count++] = value;
      }
    }
    return Arrays.copyOf(parents, count);
  }

  private int[] decorators(int node) {
    int decorators = tree.child(node, Kind.DECORATORS);
    return decorators == Tree.NONE ? NONE : values.all(tree.child(decorators));
  }

  /** Gives {@code inner} its parameters; returns their defaults, and their hints with room for the returned one. */
  private int[][] parameters(int parameters, Body inner, Values innerValues) {
    int[] nodes = syntax.children(parameters);
    int[] defaults = new int[nodes.length];
    int[] hints = new int[nodes.length + 1];
    int count = 0;
    Parameter.Kind plain = Parameter.Kind.POSITIONAL;
    for (int node : nodes) {
      Kind kind = tree.kind(node);
      boolean star = kind == Kind.STAR_PARAMETER;
      plain = star ? Parameter.Kind.NAMED_ONLY : plain;
      if (kind == Kind.SLASH || kind == Kind.ERROR || star && syntax.name(node).isEmpty()) {
        continue;
      }
      defaults[count] = part(node, Kind.DEFAULT);
      hints[count++] = part(node, Kind.ANNOTATION);
      inner.at(syntax.line(node));
      if (kind == Kind.TUPLE_PARAMETER) {
        innerValues.targets().assign(tree.child(node), inner.parameter("", plain));
      } else {
        inner.parameter(syntax.name(node), star
            ? Parameter.Kind.REST
            : kind == Kind.DOUBLE_STAR_PARAMETER ? Parameter.Kind.NAMED_REST : plain);
      }
    }
    hints[count] = Op.NOTHING;
    return new int[][]{Arrays.copyOf(defaults, count), Arrays.copyOf(hints, count + 1)};
  }

  private int part(int parameter, Kind kind) {
    int part = tree.child(parameter, kind);
    return part == Tree.NONE ? Op.NOTHING : values.of(tree.child(part));
  }
}
