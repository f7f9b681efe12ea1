package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads operations by the precedence of their operators: chains of any length without recursion. */
final class Operations {
  private static final int OF_OR = 1;
  private static final int OF_AND = 2;
  private static final int OF_NOT = 3;
  private static final int OF_COMPARISON = 4;
  private static final int OF_BAR = 5;
  private static final int OF_UNARY = 11;
  private static final byte[] PRECEDENCE = precedences();

  private final Parser parser;
  private final Tree tree;
  private final Expressions expressions;
  private final Primaries primaries;

  Operations(Parser parser, Expressions expressions) {
    this.parser = parser;
    this.tree = parser.tree;
    this.expressions = expressions;
    this.primaries = new Primaries(parser, expressions);
  }

  Primaries primaries() {
    return primaries;
  }

  /** Returns an expression that no {@code if} follows as part of it. */
  int disjunction() {
    return operation(OF_OR);
  }

  /** Returns one that takes no {@code in} along. */
  int bars() {
    return operation(OF_BAR);
  }

  /** Returns one of numbers and names, without a {@code |}. */
  int arithmetic() {
    return operation(OF_BAR + 1);
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
    return switch (parser.kind()) {
      case NOT -> {
        parser.take();
        yield tree.add(Kind.NOT, start, operation(OF_NOT), parser.at());
      }
      case PLUS, MINUS, TILDE -> {
        parser.take();
        yield tree.add(Kind.UNARY, start, operation(OF_UNARY), parser.at());
      }
      case LAMBDA -> expressions.lambda();
      case YIELD -> expressions.yielded();
      default -> power();
    };
  }

  private int power() {
    int start = parser.at();
    int base;
    if (parser.isName(Names.AWAIT) && awaits(parser.peek(1))) {
      parser.take();
      base = tree.add(Kind.AWAIT, start, primaries.read(), parser.at());
    } else {
      base = primaries.read();
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
