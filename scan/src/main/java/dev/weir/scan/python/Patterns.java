package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads {@code match} statements and their patterns (PEP 634). */
final class Patterns {
  private final Parser parser;
  private final Tree tree;
  private final Statements statements;
  private final Expressions expressions;
  private int lineEnd;

  Patterns(Parser parser, Statements statements, Expressions expressions) {
    this.parser = parser;
    this.tree = parser.tree;
    this.statements = statements;
    this.expressions = expressions;
  }

  /** Returns whether the name {@code match} begins a statement here: its line ends in a colon, and a {@code case} follows. */
  boolean begin() {
    if (!beginsExpression(parser.peek(1))) {
      return false;
    }
    // Remembered, for lines on which many statements begin so.
    lineEnd = Math.max(lineEnd, parser.at() + 1);
    while (parser.tokens.kind(lineEnd) != NEWLINE && parser.tokens.kind(lineEnd) != END) {
      lineEnd++;
    }
    int ahead = lineEnd - parser.at();
    return parser.peek(ahead - 1) == COLON && parser.peek(ahead + 1) == INDENT
        && parser.peek(ahead + 2) == NAME && parser.tokens.value(lineEnd + 2) == Names.CASE;
  }

  int match() {
    int node = parser.leaf(Kind.MATCH);
    int last = tree.append(node, Tree.NONE, expressions.list());
    parser.expect(COLON, "a colon is missing");
    parser.accept(NEWLINE);
    parser.accept(INDENT);
    while (parser.isName(Names.CASE)) {
      last = tree.append(node, last, alternative());
    }
    if (!parser.accept(DEDENT)) {
      parser.problem("something between cases");
      int block = tree.add(Kind.BLOCK, parser.at());
      tree.append(node, last, block);
      for (int inner = Tree.NONE; !parser.is(DEDENT) && !parser.is(END);) {
        inner = statements.statement(block, inner);
      }
      parser.accept(DEDENT);
    }
    tree.end(node, parser.at());
    return node;
  }

  private int alternative() {
    int node = parser.leaf(Kind.CASE);
    int start = parser.at();
    int first = pattern();
    int last = tree.append(node, Tree.NONE, parser.is(COMMA) ? sequence(start, first) : first);
    if (parser.is(IF)) {
      int guard = parser.take();
      last = tree.append(node, last, tree.add(Kind.GUARD, guard, expressions.expression(), parser.at()));
    }
    tree.append(node, last, statements.suite());
    tree.end(node, parser.at());
    return node;
  }

  private int pattern() {
    if (!parser.enter()) {
      return parser.tooDeep();
    }
    int start = parser.at();
    int node = closed();
    if (parser.is(BAR)) {
      int either = tree.add(Kind.EITHER_PATTERN, start);
      int last = tree.append(either, Tree.NONE, node);
      while (parser.accept(BAR)) {
        last = tree.append(either, last, closed());
      }
      tree.end(either, parser.at());
      node = either;
    }
    if (parser.accept(AS)) {
      int as = tree.add(Kind.AS_PATTERN, start);
      tree.append(as, tree.append(as, Tree.NONE, node), expressions.target());
      tree.end(as, parser.at());
      node = as;
    }
    parser.leave();
    return node;
  }

  private int closed() {
    int start = parser.at();
    return switch (parser.kind()) {
      case NAME -> named();
      case Token.STAR -> {
        parser.take();
        yield tree.add(Kind.STAR, start, parser.name(), parser.at());
      }
      case OPEN_PAREN -> bracketed(CLOSE_PAREN);
      case OPEN_BRACKET -> bracketed(CLOSE_BRACKET);
      case OPEN_BRACE -> mapping();
      // Not a whole operation: a bar belongs to the patterns.
      default -> tree.add(Kind.VALUE_PATTERN, start, expressions.operations().arithmetic(), parser.at());
    };
  }

  private int bracketed(byte closer) {
    int start = parser.take();
    if (parser.accept(closer)) {
      return tree.add(Kind.SEQUENCE_PATTERN, start, Tree.NONE, parser.at());
    }
    int first = pattern();
    int node = closer == CLOSE_BRACKET || parser.is(COMMA) ? sequence(start, first) : first;
    parser.close(closer);
    return node;
  }

  private int named() {
    int start = parser.at();
    if (parser.peek(1) != DOT && parser.peek(1) != OPEN_PAREN) {
      int name = parser.tokens.value(start);
      int node = parser.leaf(Kind.NAME);
      return name == Names.NONE || name == Names.TRUE || name == Names.FALSE
          ? tree.add(Kind.VALUE_PATTERN, start, node, parser.at())
          : node;
    }
    int type = parser.leaf(Kind.NAME);
    while (parser.accept(DOT)) {
      parser.accept(NAME);
      type = tree.add(Kind.ATTRIBUTE, start, type, parser.at());
    }
    if (!parser.accept(OPEN_PAREN)) {
      return tree.add(Kind.VALUE_PATTERN, start, type, parser.at());
    }
    int node = tree.add(Kind.CLASS_PATTERN, start);
    int last = tree.append(node, Tree.NONE, type);
    while (!parser.atCloser() && !parser.atEnd()) {
      int before = parser.at();
      last = tree.append(node, last, argument());
      separator(before);
    }
    parser.close(CLOSE_PAREN);
    tree.end(node, parser.at());
    return node;
  }

  private int argument() {
    if (!parser.is(NAME) || parser.peek(1) != ASSIGN) {
      return pattern();
    }
    int start = parser.take();
    parser.take();
    return tree.add(Kind.KEYWORD, start, pattern(), parser.at());
  }

  private int sequence(int start, int first) {
    int node = tree.add(Kind.SEQUENCE_PATTERN, start);
    int last = tree.append(node, Tree.NONE, first);
    while (parser.accept(COMMA) && beginsExpression(parser.kind())) {
      last = tree.append(node, last, pattern());
    }
    tree.end(node, parser.at());
    return node;
  }

  private int mapping() {
    int node = parser.leaf(Kind.MAPPING_PATTERN);
    int last = Tree.NONE;
    while (!parser.atCloser() && !parser.atEnd()) {
      int start = parser.at();
      if (parser.accept(Token.DOUBLE_STAR)) {
        last = tree.append(node, last, tree.add(Kind.DOUBLE_STAR, start, parser.name(), parser.at()));
      } else {
        int entry = tree.add(Kind.ENTRY, start);
        int key = tree.append(entry, Tree.NONE, expressions.operations().arithmetic());
        parser.expect(COLON, "a colon is missing");
        tree.append(entry, key, pattern());
        tree.end(entry, parser.at());
        last = tree.append(node, last, entry);
      }
      separator(start);
    }
    parser.close(CLOSE_BRACE);
    tree.end(node, parser.at());
    return node;
  }

  private void separator(int before) {
    if (!parser.accept(COMMA) && !parser.atCloser()) {
      parser.problem("a comma is missing");
      if (parser.at() == before) {
        parser.take();
      }
    }
  }
}
