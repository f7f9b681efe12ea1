package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads what stands in brackets: tuples, lists, sets, dictionaries, and comprehensions of them. */
final class Brackets {
  private final Parser parser;
  private final Tree tree;
  private final Expressions expressions;

  Brackets(Parser parser, Expressions expressions) {
    this.parser = parser;
    this.tree = parser.tree;
    this.expressions = expressions;
  }

  int parenthesis() {
    int start = parser.take();
    if (parser.accept(CLOSE_PAREN)) {
      return tree.add(Kind.TUPLE, start, Tree.NONE, parser.at());
    }
    int first = expressions.item();
    if (beginsClause()) {
      return comprehension(Kind.GENERATOR, start, first, CLOSE_PAREN);
    }
    if (parser.accept(CLOSE_PAREN)) {
      return first;
    }
    return items(Kind.TUPLE, start, first, CLOSE_PAREN);
  }

  int list() {
    int start = parser.take();
    if (parser.accept(CLOSE_BRACKET)) {
      return tree.add(Kind.LIST, start, Tree.NONE, parser.at());
    }
    int first = expressions.item();
    return beginsClause()
        ? comprehension(Kind.LIST_OF, start, first, CLOSE_BRACKET)
        : items(Kind.LIST, start, first, CLOSE_BRACKET);
  }

  int braces() {
    int start = parser.take();
    if (parser.accept(CLOSE_BRACE)) {
      return tree.add(Kind.DICT, start, Tree.NONE, parser.at());
    }
    int first = entry();
    boolean dict = tree.kind(first) == Kind.ENTRY || tree.kind(first) == Kind.DOUBLE_STAR;
    return beginsClause()
        ? comprehension(dict ? Kind.DICT_OF : Kind.SET_OF, start, first, CLOSE_BRACE)
        : items(dict ? Kind.DICT : Kind.SET, start, first, CLOSE_BRACE);
  }

  private int entry() {
    int start = parser.at();
    if (parser.accept(DOUBLE_STAR)) {
      return tree.add(Kind.DOUBLE_STAR, start, expressions.item(), parser.at());
    }
    int key = expressions.item();
    if (!parser.accept(COLON)) {
      return key;
    }
    int node = tree.add(Kind.ENTRY, start, key, parser.at());
    tree.append(node, key, expressions.item());
    tree.end(node, parser.at());
    return node;
  }

  /** Reads on from the first item up to the closing bracket; one that is not followed by a comma is followed by another all the same. */
  private int items(Kind kind, int start, int first, byte closer) {
    int node = tree.add(kind, start);
    int last = tree.append(node, Tree.NONE, first);
    while (!parser.atCloser() && !parser.atEnd()) {
      int before = parser.at();
      separator();
      if (!parser.atCloser() && !parser.atEnd()) {
        last = tree.append(node, last, closer == CLOSE_BRACE ? entry() : expressions.item());
      }
      progress(before);
    }
    parser.close(closer);
    tree.end(node, parser.at());
    return node;
  }

  void separator() {
    if (!parser.accept(COMMA)) {
      parser.problem("a comma is missing");
    }
  }

  void progress(int before) {
    if (parser.at() == before) {
      parser.take();
    }
  }

  boolean beginsClause() {
    return parser.is(FOR) || parser.isName(Names.ASYNC) && parser.peek(1) == FOR;
  }

  private int comprehension(Kind kind, int start, int element, byte closer) {
    int node = clauses(kind, start, element);
    parser.close(closer);
    tree.end(node, parser.at());
    return node;
  }

  int clauses(Kind kind, int start, int element) {
    int node = tree.add(kind, start);
    int last = tree.append(node, Tree.NONE, element);
    while (beginsClause()) {
      last = tree.append(node, last, clause(kind));
    }
    tree.end(node, parser.at());
    return node;
  }

  private int clause(Kind of) {
    int node = tree.add(Kind.CLAUSE, parser.at());
    if (!parser.accept(FOR)) {
      parser.take();
      parser.take();
    }
    int last = tree.append(node, Tree.NONE, expressions.targets());
    parser.expect(IN, "an in is missing");
    int iterable = of == Kind.LIST_OF ? bare() : expressions.disjunction();
    last = tree.append(node, last, iterable);
    while (parser.accept(IF)) {
      last = tree.append(node, last, expressions.disjunction());
    }
    tree.end(node, parser.at());
    return node;
  }

  /** Returns what a list is made of: in Python 2 several values may stand there without brackets. */
  private int bare() {
    int start = parser.at();
    int first = expressions.disjunction();
    if (!parser.is(COMMA)) {
      return first;
    }
    int node = tree.add(Kind.TUPLE, start);
    int last = tree.append(node, Tree.NONE, first);
    while (parser.accept(COMMA) && beginsExpression(parser.kind())) {
      last = tree.append(node, last, expressions.disjunction());
    }
    tree.end(node, parser.at());
    return node;
  }
}
