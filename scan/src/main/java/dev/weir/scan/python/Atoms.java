package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads what operators stand between: names, literals, brackets, with the attributes, calls and elements behind them. */
final class Atoms {
  private final Parser parser;
  private final Tree tree;
  private final Expressions expressions;

  Atoms(Parser parser, Expressions expressions) {
    this.parser = parser;
    this.tree = parser.tree;
    this.expressions = expressions;
  }

  /** Returns an atom with all that follows it. */
  int primary() {
    int start = parser.at();
    int node = atom();
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

  private int atom() {
    return switch (parser.kind()) {
      case NAME -> parser.leaf(Kind.NAME);
      case NUMBER -> parser.leaf(Kind.NUMBER);
      case STRING, F_START -> strings();
      case OPEN_PAREN -> parenthesis();
      case OPEN_BRACKET -> list();
      case OPEN_BRACE -> braces();
      case ELLIPSIS -> parser.leaf(Kind.ELLIPSIS);
      case BACKQUOTE -> {
        int start = parser.take();
        int value = expressions.list();
        parser.expect(BACKQUOTE, "a backquote is missing");
        yield tree.add(Kind.BACKQUOTE, start, value, parser.at());
      }
      default -> parser.missing("an expression is missing");
    };
  }

  private int strings() {
    int start = parser.at();
    int first = string();
    if (!parser.is(STRING) && !parser.is(F_START)) {
      return first;
    }
    int node = tree.add(Kind.STRINGS, start);
    int last = tree.append(node, Tree.NONE, first);
    while (parser.is(STRING) || parser.is(F_START)) {
      last = tree.append(node, last, string());
    }
    tree.end(node, parser.at());
    return node;
  }

  private int string() {
    if (parser.is(STRING)) {
      return parser.leaf(Kind.STRING);
    }
    int node = parser.leaf(Kind.FORMATTED);
    pieces(node, Tree.NONE);
    parser.expect(F_END, "a string that does not end");
    tree.end(node, parser.at());
    return node;
  }

  private void pieces(int node, int before) {
    int last = before;
    while (parser.is(F_TEXT) || parser.is(F_OPEN)) {
      last = tree.append(node, last, parser.is(F_TEXT) ? parser.leaf(Kind.TEXT) : field());
    }
  }

  private int field() {
    if (!parser.enter()) {
      parser.take();
      int node = parser.tooDeep();
      parser.accept(F_CLOSE);
      return node;
    }
    int node = parser.leaf(Kind.FIELD);
    int value = tree.append(node, Tree.NONE, expressions.list());
    parser.accept(ASSIGN);
    parser.accept(CONVERSION);
    if (parser.accept(COLON)) {
      pieces(node, value);
    }
    if (!parser.is(F_CLOSE)) {
      parser.problem("a field of a string that cannot be read");
      while (!parser.atEnd()) {
        parser.take();
      }
    }
    parser.accept(F_CLOSE);
    parser.leave();
    tree.end(node, parser.at());
    return node;
  }

  private int parenthesis() {
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

  private int list() {
    int start = parser.take();
    if (parser.accept(CLOSE_BRACKET)) {
      return tree.add(Kind.LIST, start, Tree.NONE, parser.at());
    }
    int first = expressions.item();
    return beginsClause()
        ? comprehension(Kind.LIST_OF, start, first, CLOSE_BRACKET)
        : items(Kind.LIST, start, first, CLOSE_BRACKET);
  }

  private int braces() {
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

  private void separator() {
    if (!parser.accept(COMMA)) {
      parser.problem("a comma is missing");
    }
  }

  private void progress(int before) {
    if (parser.at() == before) {
      parser.take();
    }
  }

  private boolean beginsClause() {
    return parser.is(FOR) || parser.isName(Names.ASYNC) && parser.peek(1) == FOR;
  }

  private int comprehension(Kind kind, int start, int element, byte closer) {
    int node = clauses(kind, start, element);
    parser.close(closer);
    tree.end(node, parser.at());
    return node;
  }

  private int clauses(Kind kind, int start, int element) {
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

  /** Reads arguments and their closing bracket into a call, or a class. */
  void arguments(int node, int before) {
    int last = before;
    while (!parser.atCloser() && !parser.atEnd()) {
      int start = parser.at();
      last = tree.append(node, last, argument());
      if (!parser.atCloser() && !parser.atEnd()) {
        separator();
      }
      progress(start);
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
    return beginsClause() ? clauses(Kind.GENERATOR, start, value) : value;
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
      tree.append(node, index, index = expressions.item());
      progress(before);
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
