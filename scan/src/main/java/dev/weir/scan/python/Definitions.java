package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads functions and classes, with their decorators. */
final class Definitions {
  private final Parser parser;
  private final Tree tree;
  private final Statements statements;
  private final Expressions expressions;

  Definitions(Parser parser, Statements statements, Expressions expressions) {
    this.parser = parser;
    this.tree = parser.tree;
    this.statements = statements;
    this.expressions = expressions;
  }

  int decorated() {
    int decorators = tree.add(Kind.DECORATORS, parser.at());
    int last = Tree.NONE;
    while (parser.accept(AT)) {
      last = tree.append(decorators, last, expressions.expression());
      parser.expect(NEWLINE, "something that does not belong to its decorator");
    }
    tree.end(decorators, parser.at());
    if (parser.is(DEF)) {
      return function(Kind.FUNCTION, decorators);
    }
    if (parser.is(Token.CLASS)) {
      return type(decorators);
    }
    if (parser.isName(Names.ASYNC) && parser.peek(1) == DEF) {
      parser.take();
      return function(Kind.ASYNC_FUNCTION, decorators);
    }
    parser.problem("a decorator without its function");
    tree.become(decorators, Kind.BLOCK);
    return decorators;
  }

  int function(Kind kind, int decorators) {
    parser.take();
    int node = named(kind);
    int last = header(node, decorators);
    parser.expect(OPEN_PAREN, "the parameters are missing");
    last = tree.append(node, last, new Parameters(parser, expressions).read(CLOSE_PAREN, true));
    parser.close(CLOSE_PAREN);
    if (parser.is(ARROW)) {
      int arrow = parser.take();
      last = tree.append(node, last, tree.add(Kind.RETURNS, arrow, expressions.expression(), parser.at()));
    }
    tree.append(node, last, statements.suite());
    tree.end(node, parser.at());
    return node;
  }

  int type(int decorators) {
    parser.take();
    int node = named(Kind.CLASS);
    int last = header(node, decorators);
    if (parser.is(OPEN_PAREN)) {
      int arguments = parser.leaf(Kind.ARGUMENTS);
      expressions.operations().primaries().arguments(arguments, Tree.NONE);
      last = tree.append(node, last, arguments);
    }
    tree.append(node, last, statements.suite());
    tree.end(node, parser.at());
    return node;
  }

  private int named(Kind kind) {
    if (parser.is(NAME)) {
      return parser.leaf(kind);
    }
    parser.problem("a name is missing");
    return tree.add(kind, parser.at());
  }

  private int header(int node, int decorators) {
    int last = decorators == Tree.NONE ? Tree.NONE : tree.append(node, Tree.NONE, decorators);
    int types = typeParameters();
    return types == Tree.NONE ? last : tree.append(node, last, types);
  }

  /** Returns {@code [T: int, *Ts, **P]} (PEP 695), or {@link Tree#NONE}. */
  int typeParameters() {
    if (!parser.accept(OPEN_BRACKET)) {
      return Tree.NONE;
    }
    int types = new Parameters(parser, expressions).read(CLOSE_BRACKET, true);
    tree.become(types, Kind.TYPE_PARAMETERS);
    parser.close(CLOSE_BRACKET);
    return types;
  }
}
