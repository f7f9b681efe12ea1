package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads import statements. */
final class Imports {
  private final Parser parser;
  private final Tree tree;

  Imports(Parser parser) {
    this.parser = parser;
    this.tree = parser.tree;
  }

  /** Returns an {@code import a.b as c, d}. */
  int imported() {
    int node = parser.leaf(Kind.IMPORT);
    aliases(node, Tree.NONE);
    return node;
  }

  /** Returns a {@code from ..a import b as c}. */
  int from() {
    int node = parser.leaf(Kind.FROM);
    while (parser.accept(DOT) || parser.accept(Token.ELLIPSIS)) {
      // The dots are counted from the tokens, by whoever needs to know.
    }
    int module = tree.append(node, Tree.NONE, dotted(Kind.MODULE_NAME));
    parser.expect(IMPORT, "an import is missing");
    if (parser.is(Token.STAR)) {
      tree.append(node, module, parser.leaf(Kind.ALL));
      tree.end(node, parser.at());
    } else {
      boolean brackets = parser.accept(OPEN_PAREN);
      aliases(node, module);
      if (brackets) {
        parser.close(CLOSE_PAREN);
      }
    }
    return node;
  }

  private void aliases(int node, int before) {
    int last = before;
    do {
      if (!parser.is(NAME)) {
        break;
      }
      int alias = dotted(Kind.ALIAS);
      if (parser.accept(AS)) {
        if (parser.is(NAME)) {
          tree.append(alias, Tree.NONE, parser.leaf(Kind.NAME));
        } else {
          parser.problem("a name is missing");
        }
      }
      last = tree.append(node, last, alias);
    } while (parser.accept(COMMA));
    if (last == before) {
      parser.problem("a name is missing");
    }
    tree.end(node, parser.at());
  }

  private int dotted(Kind kind) {
    int node = tree.add(kind, parser.at());
    if (parser.accept(NAME)) {
      while (parser.is(DOT) && parser.peek(1) == NAME) {
        parser.take();
        parser.take();
      }
    }
    tree.end(node, parser.at());
    return node;
  }
}
