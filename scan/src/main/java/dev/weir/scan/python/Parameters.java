package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads the parameters of functions, lambdas and types. */
final class Parameters {
  private final Parser parser;
  private final Tree tree;
  private final Expressions expressions;

  Parameters(Parser parser, Expressions expressions) {
    this.parser = parser;
    this.tree = parser.tree;
    this.expressions = expressions;
  }

  /** Returns the parameters up to {@code closer}, which is left. */
  int read(byte closer, boolean annotated) {
    int node = tree.add(Kind.PARAMETERS, parser.at());
    int last = Tree.NONE;
    while (!parser.is(closer) && !parser.atEnd() && !parser.atCloser()) {
      int before = parser.at();
      last = tree.append(node, last, parameter(annotated));
      if (!parser.accept(COMMA) && !parser.is(closer)) {
        parser.problem("a parameter that cannot be read");
        if (parser.at() == before) {
          parser.take();
        }
      }
    }
    tree.end(node, parser.at());
    return node;
  }

  private int parameter(boolean annotated) {
    return switch (parser.kind()) {
      case STAR -> named(Kind.STAR_PARAMETER, annotated, true);
      case DOUBLE_STAR -> named(Kind.DOUBLE_STAR_PARAMETER, annotated, true);
      case SLASH -> parser.leaf(Kind.SLASH);
      case OPEN_PAREN -> {
        int start = parser.at();
        int target = expressions.target();
        int node = tree.add(Kind.TUPLE_PARAMETER, start, target, parser.at());
        value(node, target);
        yield node;
      }
      default -> named(Kind.PARAMETER, annotated, false);
    };
  }

  private int named(Kind kind, boolean annotated, boolean starred) {
    if (starred) {
      int star = parser.take();
      if (!parser.is(NAME)) {
        return tree.add(kind, star);
      }
    } else if (!parser.is(NAME)) {
      return parser.missing("a parameter that cannot be read");
    }
    int node = parser.leaf(kind);
    int last = Tree.NONE;
    if (annotated && parser.is(COLON)) {
      int colon = parser.take();
      last = tree.append(node, last, tree.add(Kind.ANNOTATION, colon, expressions.item(), parser.at()));
    }
    value(node, last);
    return node;
  }

  private void value(int node, int last) {
    if (parser.is(ASSIGN)) {
      int sign = parser.take();
      tree.append(node, last, tree.add(Kind.DEFAULT, sign, expressions.item(), parser.at()));
    }
  }
}
