package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads names, literals, and what brackets hold. */
final class Atoms {
  private final Parser parser;
  private final Tree tree;
  private final Expressions expressions;
  private final Brackets brackets;

  Atoms(Parser parser, Expressions expressions, Brackets brackets) {
    this.parser = parser;
    this.tree = parser.tree;
    this.expressions = expressions;
    this.brackets = brackets;
  }

  int read() {
    return switch (parser.kind()) {
      case NAME -> parser.leaf(Kind.NAME);
      case NUMBER -> parser.leaf(Kind.NUMBER);
      case STRING, F_START -> strings();
      case OPEN_PAREN -> brackets.parenthesis();
      case OPEN_BRACKET -> brackets.list();
      case OPEN_BRACE -> brackets.braces();
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
}
