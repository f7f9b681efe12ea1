package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads expressions and lists of them. */
final class Expressions {
  private final Parser parser;
  private final Tree tree;
  private final Operations operations;

  Expressions(Parser parser) {
    this.parser = parser;
    this.tree = parser.tree;
    this.operations = new Operations(parser, this);
  }

  Operations operations() {
    return operations;
  }

  /** Returns one expression, or a tuple of those that commas separate. */
  int list() {
    int start = parser.at();
    int first = item();
    return parser.is(COMMA) ? tuple(start, first, false) : first;
  }

  /** Returns one target, or a tuple of them: nothing that takes an {@code in} along. */
  int targets() {
    int start = parser.at();
    int first = target();
    return parser.is(COMMA) ? tuple(start, first, true) : first;
  }

  private int tuple(int start, int first, boolean targets) {
    int node = tree.add(Kind.TUPLE, start);
    int last = tree.append(node, Tree.NONE, first);
    while (parser.accept(COMMA) && beginsExpression(parser.kind())) {
      last = tree.append(node, last, targets ? target() : item());
    }
    tree.end(node, parser.at());
    return node;
  }

  int target() {
    if (parser.is(STAR)) {
      int star = parser.take();
      return tree.add(Kind.STAR, star, operations.bars(), parser.at());
    }
    return operations.bars();
  }

  /** Returns an expression, or one after a star. */
  int item() {
    if (parser.is(STAR)) {
      int star = parser.take();
      return tree.add(Kind.STAR, star, operations.bars(), parser.at());
    }
    return expression();
  }

  /** Returns an expression without commas. */
  int expression() {
    int start = parser.at();
    if (parser.is(NAME) && parser.peek(1) == WALRUS) {
      int name = parser.leaf(Kind.NAME);
      parser.take();
      int node = tree.add(Kind.WALRUS, start, name, parser.at());
      tree.append(node, name, nested());
      tree.end(node, parser.at());
      return node;
    }
    int value = disjunction();
    return parser.is(IF) ? conditional(start, value) : value;
  }

  /** Returns an expression of which the caller stands inside another. */
  private int nested() {
    if (!parser.enter()) {
      return parser.tooDeep();
    }
    int node = expression();
    parser.leave();
    return node;
  }

  /** Returns an expression that no {@code if} follows as part of it. */
  int disjunction() {
    return operations.disjunction();
  }

  private int conditional(int start, int value) {
    int node = tree.add(Kind.CONDITIONAL, start);
    int last = tree.append(node, Tree.NONE, value);
    while (parser.accept(IF)) {
      last = tree.append(node, last, disjunction());
      if (!parser.accept(ELSE)) {
        parser.problem("an else is missing");
        break;
      }
      last = tree.append(node, last, disjunction());
    }
    tree.end(node, parser.at());
    return node;
  }

  int lambda() {
    int node = tree.add(Kind.LAMBDA, parser.take());
    int parameters = new Parameters(parser, this).read(COLON, false);
    tree.append(node, Tree.NONE, parameters);
    parser.expect(COLON, "a colon is missing");
    tree.append(node, parameters, nested());
    tree.end(node, parser.at());
    return node;
  }

  int yielded() {
    int start = parser.take();
    boolean from = parser.accept(FROM);
    int value = Tree.NONE;
    if (beginsExpression(parser.kind())) {
      value = nestedList();
    }
    return tree.add(from ? Kind.YIELD_FROM : Kind.YIELD, start, value, parser.at());
  }

  private int nestedList() {
    if (!parser.enter()) {
      return parser.tooDeep();
    }
    int node = list();
    parser.leave();
    return node;
  }

}
