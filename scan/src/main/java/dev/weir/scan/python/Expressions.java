package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads expressions, by the precedence of their operators; chains of any length without recursion. */
final class Expressions {
  private static final int OF_OR = 1;
  private static final int OF_AND = 2;
  private static final int OF_NOT = 3;
  private static final int OF_COMPARISON = 4;
  private static final int OF_BAR = 5;
  private static final int OF_UNARY = 11;
  private static final byte[] PRECEDENCE = precedences();

  private final Parser parser;
  private final Tree tree;
  private final Atoms atoms;

  Expressions(Parser parser) {
    this.parser = parser;
    this.tree = parser.tree;
    this.atoms = new Atoms(parser, this);
  }

  Atoms atoms() {
    return atoms;
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
      return tree.add(Kind.STAR, star, operation(OF_BAR), parser.at());
    }
    return operation(OF_BAR);
  }

  /** Returns an expression, or one after a star. */
  int item() {
    if (parser.is(STAR)) {
      int star = parser.take();
      return tree.add(Kind.STAR, star, operation(OF_BAR), parser.at());
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
    return operation(OF_OR);
  }

  /** Returns an expression of numbers and names, without a {@code |}. */
  int arithmetic() {
    return operation(OF_BAR + 1);
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

  private int operation(int least) {
    if (!parser.enter()) {
      return parser.tooDeep();
    }
    int start = parser.at();
    int left = prefix();
    for (;;) {
      int kind = parser.kind();
      int precedence = PRECEDENCE[kind];
      if (precedence == 0 || precedence < least || kind == NOT && parser.peek(1) != IN) {
        parser.leave();
        return left;
      }
      left = switch (precedence) {
        case OF_OR -> several(Kind.OR, OR, OF_AND, start, left);
        case OF_AND -> several(Kind.AND, AND, OF_NOT, start, left);
        case OF_COMPARISON -> comparison(start, left);
        default -> binary(precedence, start, left);
      };
    }
  }

  private int several(Kind kind, byte operator, int least, int start, int left) {
    int node = tree.add(kind, start);
    int last = tree.append(node, Tree.NONE, left);
    while (parser.accept(operator)) {
      last = tree.append(node, last, operation(least));
    }
    tree.end(node, parser.at());
    return node;
  }

  private int comparison(int start, int left) {
    int node = tree.add(Kind.COMPARE, start);
    int last = tree.append(node, Tree.NONE, left);
    int count = 0;
    Kind only = Kind.COMPARE;
    while (PRECEDENCE[parser.kind()] == OF_COMPARISON && (!parser.is(NOT) || parser.peek(1) == IN)) {
      only = comparator();
      count++;
      last = tree.append(node, last, operation(OF_BAR));
    }
    tree.become(node, count == 1 ? only : Kind.COMPARE);
    tree.end(node, parser.at());
    return node;
  }

  private Kind comparator() {
    byte kind = parser.kind();
    parser.take();
    return switch (kind) {
      case IN -> Kind.IN;
      case NOT -> {
        parser.take();
        yield Kind.NOT_IN;
      }
      case EQUAL -> Kind.EQUALS;
      case NOT_EQUAL -> Kind.DIFFERS;
      case IS -> parser.accept(NOT) ? Kind.DIFFERS : Kind.EQUALS;
      default -> Kind.COMPARE;
    };
  }

  private int binary(int precedence, int start, int left) {
    Kind kind = switch (parser.kind()) {
      case PLUS -> Kind.ADD;
      case PERCENT -> Kind.PERCENT;
      default -> Kind.BINARY;
    };
    parser.take();
    int node = tree.add(kind, start, left, parser.at());
    tree.append(node, left, operation(precedence + 1));
    tree.end(node, parser.at());
    return node;
  }

  private int prefix() {
    int start = parser.at();
    switch (parser.kind()) {
      case NOT -> {
        parser.take();
        return tree.add(Kind.NOT, start, operation(OF_NOT), parser.at());
      }
      case PLUS, MINUS, TILDE -> {
        parser.take();
        return tree.add(Kind.UNARY, start, operation(OF_UNARY), parser.at());
      }
      case LAMBDA -> {
        return lambda();
      }
      case YIELD -> {
        return yielded();
      }
      default -> {
        return power();
      }
    }
  }

  private int power() {
    int start = parser.at();
    int base;
    if (parser.isName(Names.AWAIT) && awaits(parser.peek(1))) {
      parser.take();
      base = tree.add(Kind.AWAIT, start, atoms.primary(), parser.at());
    } else {
      base = atoms.primary();
    }
    if (!parser.is(DOUBLE_STAR)) {
      return base;
    }
    parser.take();
    int node = tree.add(Kind.BINARY, start, base, parser.at());
    tree.append(node, base, operation(OF_UNARY));
    tree.end(node, parser.at());
    return node;
  }

  private static boolean awaits(byte next) {
    return switch (next) {
      case NAME, NUMBER, STRING, F_START, OPEN_PAREN, OPEN_BRACKET, OPEN_BRACE -> true;
      default -> false;
    };
  }

  private int lambda() {
    int node = tree.add(Kind.LAMBDA, parser.take());
    int parameters = new Parameters(parser, this).read(COLON, false);
    tree.append(node, Tree.NONE, parameters);
    parser.expect(COLON, "a colon is missing");
    tree.append(node, parameters, nested());
    tree.end(node, parser.at());
    return node;
  }

  private int yielded() {
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

  private static byte[] precedences() {
    byte[] of = new byte[128];
    of[OR] = OF_OR;
    of[AND] = OF_AND;
    for (byte kind : new byte[]{IN, IS, NOT, EQUAL, NOT_EQUAL, ORDER}) {
      of[kind] = OF_COMPARISON;
    }
    of[BAR] = OF_BAR;
    of[CARET] = OF_BAR + 1;
    of[AMPERSAND] = OF_BAR + 2;
    of[SHIFT_LEFT] = of[SHIFT_RIGHT] = OF_BAR + 3;
    of[PLUS] = of[MINUS] = OF_BAR + 4;
    for (byte kind : new byte[]{STAR, SLASH, DOUBLE_SLASH, PERCENT, AT}) {
      of[kind] = OF_BAR + 5;
    }
    return of;
  }
}
