package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads what operators stand between: atoms, with the attributes, calls and elements behind them. */
final class Primaries {
  private final Parser parser;
  private final Tree tree;
  private final Expressions expressions;
  private final Atoms atoms;
  private final Brackets brackets;

  Primaries(Parser parser, Expressions expressions) {
    this.parser = parser;
    this.tree = parser.tree;
    this.expressions = expressions;
    this.brackets = new Brackets(parser, expressions);
    this.atoms = new Atoms(parser, expressions, brackets);
  }

  /** Returns an atom with all that follows it. */
  int read() {
    int start = parser.at();
    int node = atoms.read();
    for (;;) {
      switch (parser.kind()) {
        case DOT -> {
          parser.take();
          if (parser.is(NAME) || parser.kind() >= Token.KEYWORD) {
            parser.take();
          } else {
            parser.problem("a name is missing after a dot");
          }
          node = tree.add(Kind.ATTRIBUTE, start, node, parser.at());
        }
        case OPEN_PAREN -> {
          parser.take();
          int call = tree.add(Kind.CALL, start);
          arguments(call, tree.append(call, Tree.NONE, node));
          node = call;
        }
        case OPEN_BRACKET -> node = subscript(start, node);
        default -> {
          return node;
        }
      }
    }
  }

  /** Reads arguments and their closing bracket into a call, or a class. */
  void arguments(int node, int before) {
    int last = before;
    while (!parser.atCloser() && !parser.atEnd()) {
      int start = parser.at();
      last = tree.append(node, last, argument());
      if (!parser.atCloser() && !parser.atEnd()) {
        brackets.separator();
      }
      brackets.progress(start);
    }
    parser.close(CLOSE_PAREN);
    tree.end(node, parser.at());
  }

  private int argument() {
    int start = parser.at();
    if (parser.is(NAME) && parser.peek(1) == ASSIGN) {
      parser.take();
      parser.take();
      return tree.add(Kind.KEYWORD, start, expressions.item(), parser.at());
    }
    if (parser.accept(STAR)) {
      return tree.add(Kind.STAR, start, expressions.expression(), parser.at());
    }
    if (parser.accept(DOUBLE_STAR)) {
      return tree.add(Kind.DOUBLE_STAR, start, expressions.expression(), parser.at());
    }
    int value = expressions.expression();
    return brackets.beginsClause() ? brackets.clauses(Kind.GENERATOR, start, value) : value;
  }

  private int subscript(int start, int object) {
    parser.take();
    int first = parser.at();
    int node = tree.add(Kind.SUBSCRIPT, start);
    int index = part();
    if (parser.is(COMMA)) {
      int tuple = tree.add(Kind.TUPLE, first);
      int last = tree.append(tuple, Tree.NONE, index);
      while (parser.accept(COMMA) && !parser.atCloser() && !parser.atEnd()) {
        last = tree.append(tuple, last, part());
      }
      tree.end(tuple, parser.at());
      index = tuple;
    }
    tree.append(node, tree.append(node, Tree.NONE, object), index);
    while (!parser.atCloser() && !parser.atEnd()) {
      // Whatever else stands here is wrong, and may call something all the same.
      parser.problem("an index that cannot be read");
      int before = parser.at();
      int wrong = expressions.item();
      index = tree.append(node, index, wrong);
      brackets.progress(before);
    }
    parser.close(CLOSE_BRACKET);
    tree.end(node, parser.at());
    return node;
  }

  private int part() {
    int start = parser.at();
    int first = parser.is(COLON) ? Tree.NONE : expressions.item();
    if (!parser.is(COLON)) {
      return first;
    }
    int node = tree.add(Kind.SLICE, start, first, parser.at());
    int last = first;
    while (parser.accept(COLON)) {
      if (beginsExpression(parser.kind())) {
        last = tree.append(node, last, expressions.item());
      }
    }
    tree.end(node, parser.at());
    return node;
  }
}
