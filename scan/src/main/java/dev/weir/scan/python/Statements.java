package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads statements and blocks; those that hold others are read by {@link Compounds}. */
final class Statements {
  /** So deep may blocks nest; CPython itself gives up at 100. */
  private static final int DEEPEST = 100;

  private final Parser parser;
  private final Tree tree;
  private final Expressions expressions;
  private final Imports imports;
  private final Compounds compounds;
  private int blocks;

  Statements(Parser parser) {
    this.parser = parser;
    this.tree = parser.tree;
    this.expressions = new Expressions(parser);
    this.imports = new Imports(parser);
    this.compounds = new Compounds(parser, this, expressions);
  }

  void module() {
    int module = tree.add(Kind.MODULE, parser.at());
    int last = Tree.NONE;
    while (!parser.is(END)) {
      if (parser.is(INDENT)) {
        parser.problem("an indentation out of place");
      }
      if (!parser.accept(INDENT) && !parser.accept(DEDENT) && !parser.accept(NEWLINE)) {
        last = statement(module, last);
      }
    }
    tree.end(module, parser.at());
  }

  /** Returns the block that follows a colon, on the same line or indented on the next ones. */
  int suite() {
    parser.expect(COLON, "a colon is missing");
    int block = tree.add(Kind.BLOCK, parser.at());
    boolean indented = parser.accept(NEWLINE);
    if (blocks == DEEPEST) {
      parser.problem("nested too deep to be read");
      skip(indented);
    } else if (!indented) {
      blocks++;
      line(block);
      blocks--;
    } else if (parser.accept(INDENT)) {
      blocks++;
      block(block);
      blocks--;
    } else {
      parser.problem("an indented block is missing");
    }
    tree.end(block, parser.at());
    return block;
  }

  private void skip(boolean indented) {
    int open = 0;
    while (!parser.is(END)) {
      open += parser.is(INDENT) ? 1 : parser.is(DEDENT) ? -1 : 0;
      if (open < 0 || !indented && parser.is(NEWLINE)) {
        return;
      }
      parser.take();
      if (indented && open == 0) {
        return;
      }
    }
  }

  private void line(int block) {
    int last = Tree.NONE;
    do {
      last = statement(block, last);
    } while (!parser.atEnd() && parser.peek(-1) != NEWLINE);
  }

  private void block(int block) {
    int last = Tree.NONE;
    int more = 0;
    while (!parser.is(END)) {
      if (parser.accept(INDENT)) {
        parser.problem("an indentation out of place");
        more++;
      } else if (parser.accept(DEDENT)) {
        if (more-- == 0) {
          return;
        }
      } else if (!parser.accept(NEWLINE)) {
        last = statement(block, last);
      }
    }
  }

  /** Reads a statement to the end of its line, where it has one; returns it, appended to those of {@code block}. */
  int statement(int block, int before) {
    int start = parser.at();
    int node = compounds.statement();
    if (node != Tree.NONE) {
      return tree.append(block, before, node);
    }
    int last = tree.append(block, before, simple());
    if (parser.at() == start) {
      parser.problem("something that is no statement");
      parser.take();
    }
    if (!parser.accept(SEMICOLON) && !parser.accept(NEWLINE) && !parser.atEnd()) {
      parser.problem("something that does not belong to its statement");
    }
    parser.accept(NEWLINE);
    return last;
  }

  private int simple() {
    return switch (parser.kind()) {
      case PASS -> parser.leaf(Kind.PASS);
      case Token.BREAK -> parser.leaf(Kind.BREAK);
      case CONTINUE -> parser.leaf(Kind.CONTINUE);
      case RETURN -> {
        int node = parser.leaf(Kind.RETURN);
        if (!ends()) {
          tree.append(node, Tree.NONE, expressions.list());
        }
        yield ended(node);
      }
      case DEL -> {
        int node = parser.leaf(Kind.DELETE);
        tree.append(node, Tree.NONE, expressions.list());
        yield ended(node);
      }
      case RAISE -> raise();
      case ASSERT -> values(parser.leaf(Kind.ASSERT), Tree.NONE);
      case GLOBAL -> names(Kind.GLOBAL);
      case IMPORT -> imports.imported();
      case FROM -> imports.from();
      case NAME -> soft();
      default -> expression();
    };
  }

  private int soft() {
    byte next = parser.peek(1);
    int name = parser.tokens.value(parser.at());
    boolean operand = next == NAME || next == STRING || next == F_START || next == NUMBER
        || next == BACKQUOTE;
    if (name == Names.PRINT && (operand || next == OPEN_BRACE || next == SHIFT_RIGHT || next == LAMBDA)) {
      return print();
    }
    if (name == Names.EXEC && operand) {
      int node = parser.leaf(Kind.EXEC);
      int last = tree.append(node, Tree.NONE, expressions.target());
      return parser.accept(IN) ? values(node, last) : ended(node);
    }
    if (name == Names.NONLOCAL && next == NAME) {
      return names(Kind.NONLOCAL);
    }
    return name == Names.TYPE && next == NAME ? alias() : expression();
  }

  private int print() {
    int node = parser.leaf(Kind.PRINT);
    int last = Tree.NONE;
    if (parser.is(SHIFT_RIGHT)) {
      int sign = parser.take();
      last = tree.append(node, last, tree.add(Kind.TO, sign, expressions.expression(), parser.at()));
      parser.accept(COMMA);
    }
    return ends() ? ended(node) : values(node, last);
  }

  private int alias() {
    int node = parser.leaf(Kind.TYPE_ALIAS);
    int last = tree.append(node, Tree.NONE, parser.leaf(Kind.NAME));
    int types = compounds.definitions().typeParameters();
    last = types == Tree.NONE ? last : tree.append(node, last, types);
    parser.expect(ASSIGN, "a value is missing");
    tree.append(node, last, expressions.expression());
    return ended(node);
  }

  private int raise() {
    int node = parser.leaf(Kind.RAISE);
    if (ends()) {
      return node;
    }
    int last = tree.append(node, Tree.NONE, expressions.expression());
    while (parser.accept(COMMA) || parser.accept(FROM)) {
      last = tree.append(node, last, expressions.expression());
    }
    return ended(node);
  }

  /** Reads expressions with commas between them into a node. */
  private int values(int node, int before) {
    int last = before;
    do {
      last = tree.append(node, last, expressions.item());
    } while (parser.accept(COMMA) && beginsExpression(parser.kind()));
    return ended(node);
  }

  private int names(Kind kind) {
    int node = parser.leaf(kind);
    int last = Tree.NONE;
    do {
      if (parser.is(NAME)) {
        last = tree.append(node, last, parser.leaf(Kind.NAME));
      }
    } while (parser.accept(COMMA));
    return ended(node);
  }

  private int expression() {
    int start = parser.at();
    int first = expressions.list();
    return switch (parser.kind()) {
      case ASSIGN -> {
        int node = tree.add(Kind.ASSIGN, start);
        int last = tree.append(node, Tree.NONE, first);
        while (parser.accept(ASSIGN)) {
          last = tree.append(node, last, expressions.list());
        }
        yield ended(node);
      }
      case AUGMENTED -> {
        int node = parser.leaf(Kind.AUGMENTED);
        tree.append(node, tree.append(node, Tree.NONE, first), expressions.list());
        yield ended(node);
      }
      case COLON -> annotated(start, first);
      default -> tree.add(Kind.EXPRESSION, start, first, parser.at());
    };
  }

  private int annotated(int start, int target) {
    parser.take();
    int node = tree.add(Kind.ANNOTATED, start);
    int last = tree.append(node, Tree.NONE, target);
    if (!ends()) {
      last = tree.append(node, last, expressions.item());
    }
    if (parser.accept(ASSIGN)) {
      tree.append(node, last, expressions.list());
    }
    return ended(node);
  }

  private boolean ends() {
    return parser.is(SEMICOLON) || parser.atEnd();
  }

  private int ended(int node) {
    tree.end(node, parser.at());
    return node;
  }
}
