package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads the statements that hold others. */
final class Compounds {
  private final Parser parser;
  private final Tree tree;
  private final Statements statements;
  private final Expressions expressions;
  private final Definitions definitions;
  private final Patterns patterns;

  Compounds(Parser parser, Statements statements, Expressions expressions) {
    this.parser = parser;
    this.tree = parser.tree;
    this.statements = statements;
    this.expressions = expressions;
    this.definitions = new Definitions(parser, statements, expressions);
    this.patterns = new Patterns(parser, statements, expressions);
  }

  Definitions definitions() {
    return definitions;
  }

  /** Returns the statement that begins here, or {@link Tree#NONE} where it holds no others. */
  int statement() {
    return switch (parser.kind()) {
      case IF -> conditional();
      case WHILE -> {
        int node = parser.leaf(Kind.WHILE);
        yield loop(node, tree.append(node, Tree.NONE, expressions.expression()));
      }
      case FOR -> loop(Kind.FOR);
      case TRY -> attempt();
      case WITH -> with(Kind.WITH);
      case DEF -> definitions.function(Kind.FUNCTION, Tree.NONE);
      case Token.CLASS -> definitions.type(Tree.NONE);
      case AT -> definitions.decorated();
      case ELIF -> {
        parser.problem("an elif without its if");
        yield conditional();
      }
      case Token.ELSE, Token.FINALLY -> {
        parser.problem("a branch without its beginning");
        parser.take();
        yield statements.suite();
      }
      case EXCEPT -> {
        parser.problem("an except without its try");
        yield handler();
      }
      case NAME -> soft();
      default -> Tree.NONE;
    };
  }

  private int soft() {
    if (parser.isName(Names.ASYNC)) {
      switch (parser.peek(1)) {
        case DEF -> {
          parser.take();
          return definitions.function(Kind.ASYNC_FUNCTION, Tree.NONE);
        }
        case FOR -> {
          parser.take();
          return loop(Kind.ASYNC_FOR);
        }
        case WITH -> {
          parser.take();
          return with(Kind.ASYNC_WITH);
        }
        default -> {
        }
      }
    }
    return parser.isName(Names.MATCH) && patterns.begin() ? patterns.match() : Tree.NONE;
  }

  private int conditional() {
    int node = parser.leaf(Kind.IF);
    int last = Tree.NONE;
    do {
      last = tree.append(node, last, expressions.expression());
      last = tree.append(node, last, statements.suite());
    } while (parser.accept(ELIF));
    otherwise(node, last);
    return node;
  }

  private int otherwise(int node, int before) {
    int last = before;
    if (parser.is(Token.ELSE)) {
      last = tree.append(node, last, branch(Kind.ELSE));
    }
    tree.end(node, parser.at());
    return last;
  }

  private int branch(Kind kind) {
    parser.take();
    int block = statements.suite();
    tree.become(block, kind);
    return block;
  }

  private int loop(Kind kind) {
    int node = parser.leaf(kind);
    int last = tree.append(node, Tree.NONE, expressions.targets());
    parser.expect(IN, "an in is missing");
    return loop(node, tree.append(node, last, expressions.list()));
  }

  private int loop(int node, int last) {
    otherwise(node, tree.append(node, last, statements.suite()));
    return node;
  }

  private int attempt() {
    int node = parser.leaf(Kind.TRY);
    int last = tree.append(node, Tree.NONE, statements.suite());
    while (parser.is(EXCEPT)) {
      last = tree.append(node, last, handler());
    }
    last = otherwise(node, last);
    if (parser.is(Token.FINALLY)) {
      tree.append(node, last, branch(Kind.FINALLY));
    }
    tree.end(node, parser.at());
    return node;
  }

  private int handler() {
    int node = parser.leaf(Kind.HANDLER);
    parser.accept(Token.STAR);
    int last = Tree.NONE;
    if (!parser.is(COLON)) {
      int start = parser.at();
      int type = expressions.expression();
      if (parser.is(COMMA)) {
        last = several(node, start, type);
      } else {
        last = tree.append(node, last, type);
      }
      if (parser.accept(AS)) {
        last = tree.append(node, last, expressions.target());
      }
    }
    tree.append(node, last, statements.suite());
    tree.end(node, parser.at());
    return node;
  }

  /** {@code except A, e} binds e in Python 2; {@code except A, B} are two types in Python 3.14 (PEP 758). */
  private int several(int node, int start, int first) {
    int types = tree.add(Kind.TUPLE, start);
    int last = tree.append(types, Tree.NONE, first);
    int count = 1;
    while (parser.accept(COMMA) && beginsExpression(parser.kind())) {
      int next = expressions.expression();
      if (count++ == 1 && parser.is(COLON) && isVariable(next)) {
        return tree.append(node, tree.append(node, Tree.NONE, first), next);
      }
      last = tree.append(types, last, next);
    }
    tree.end(types, parser.at());
    return tree.append(node, Tree.NONE, types);
  }

  private boolean isVariable(int node) {
    return tree.kind(node) != Kind.NAME
        || !Character.isUpperCase(parser.names.text(parser.tokens.value(tree.token(node))).charAt(0));
  }

  private int with(Kind kind) {
    int node = parser.leaf(kind);
    boolean brackets = parser.is(OPEN_PAREN) && closesBeforeColon();
    if (brackets) {
      parser.take();
    }
    int last = Tree.NONE;
    do {
      if (parser.atCloser()) {
        break;
      }
      int item = tree.add(Kind.ITEM, parser.at());
      int value = tree.append(item, Tree.NONE, expressions.expression());
      if (parser.accept(AS)) {
        tree.append(item, value, expressions.target());
      }
      tree.end(item, parser.at());
      last = tree.append(node, last, item);
    } while (parser.accept(COMMA));
    if (brackets) {
      parser.close(CLOSE_PAREN);
    }
    tree.append(node, last, statements.suite());
    tree.end(node, parser.at());
    return node;
  }

  /** Returns whether the bracket that opens here is closed right before a colon: then it holds the items. */
  private boolean closesBeforeColon() {
    int open = 0;
    for (int ahead = 0;; ahead++) {
      byte kind = parser.peek(ahead);
      if (kind >= OPEN_PAREN && kind <= OPEN_BRACE) {
        open++;
      } else if (kind >= CLOSE_PAREN && kind <= CLOSE_BRACE && --open == 0) {
        return parser.peek(ahead + 1) == COLON;
      } else if (kind == NEWLINE || kind == END || kind == YIELD || kind == FOR || beginsStatement(kind)) {
        return false;
      }
    }
  }

}
