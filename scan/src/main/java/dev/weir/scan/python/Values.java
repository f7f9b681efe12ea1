package dev.weir.scan.python;

import dev.weir.scan.ir.Body;
import dev.weir.scan.ir.Op;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Lowers expressions. What leans to the left, such as chains of calls or of {@code +}, is taken without recursion. */
final class Values {
  private final Syntax syntax;
  private final Tree tree;
  private final Body body;
  private final Targets targets;
  private final Functions functions;
  private final Texts texts;
  private int[] spine = new int[16];
  private int height;

  Values(Syntax syntax, Body body) {
    this.syntax = syntax;
    this.tree = syntax.tree;
    this.body = body;
    this.targets = new Targets(syntax, body, this);
    this.texts = new Texts(syntax, body, this);
    this.functions = new Functions(syntax, body, this);
  }

  Targets targets() {
    return targets;
  }

  Functions functions() {
    return functions;
  }

  /** Returns the node of an expression's value. */
  int of(int node) {
    int base = height;
    int down = node;
    while (leans(tree.kind(down))) {
      push(down);
      down = tree.child(down);
    }
    int value = upright(down);
    while (height > base) {
      value = over(spine[--height], value);
    }
    return value;
  }

  int[] all(int first) {
    int[] nodes = syntax.from(first);
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = of(nodes[i]);
    }
    return nodes;
  }

  private void push(int node) {
    if (height == spine.length) {
      spine = Arrays.copyOf(spine, 2 * height);
    }
    spine[height++] = node;
  }

  private static boolean leans(Kind kind) {
    return switch (kind) {
      case ATTRIBUTE, CALL, SUBSCRIPT, ADD, PERCENT, BINARY -> true;
      default -> false;
    };
  }

  private int over(int node, int value) {
    return switch (tree.kind(node)) {
      case ATTRIBUTE -> body.attribute(value, syntax.attribute(node));
      case CALL -> call(node, value);
      case SUBSCRIPT -> body.index(value, key(syntax.second(node)));
      case ADD -> body.binary(Op.ADD, value, of(syntax.second(node)));
      case PERCENT -> body.binary(Op.PERCENT, value, of(syntax.second(node)));
      default -> body.binary(Op.BINARY, value, of(syntax.second(node)));
    };
  }

  /** Returns the node of what stands in the brackets of an element; nothing for a slice. */
  int key(int node) {
    if (tree.kind(node) == Kind.SLICE) {
      all(tree.child(node));
      return Op.NOTHING;
    }
    return of(node);
  }

  private int call(int node, int callee) {
    int count = 0;
    int named = 0;
    for (int argument = syntax.second(node); argument != Tree.NONE; argument = tree.next(argument)) {
      if (isNamed(argument)) {
        named++;
      } else {
        count++;
      }
    }
    int[] positional = new int[count];
    int[] values = new int[named];
    String[] names = new String[named];
    count = 0;
    named = 0;
    for (int argument = syntax.second(node); argument != Tree.NONE; argument = tree.next(argument)) {
      if (isNamed(argument)) {
        names[named] = tree.kind(argument) == Kind.KEYWORD ? syntax.name(argument) : "";
        values[named++] = of(tree.child(argument));
      } else {
        positional[count++] = of(argument);
      }
    }
    syntax.at(body, node);
    return body.call(callee, positional, names, values, syntax.column(node), syntax.endLine(node));
  }

  private boolean isNamed(int argument) {
    return tree.kind(argument) == Kind.KEYWORD || tree.kind(argument) == Kind.DOUBLE_STAR;
  }

  private int upright(int node) {
    syntax.at(body, node);
    int child = tree.child(node);
    return switch (tree.kind(node)) {
      case NAME -> name(node);
      case STRING -> body.text(syntax.string(node));
      case NUMBER -> body.number(syntax.source(node));
      case STRINGS -> texts.strings(node);
      case FORMATTED -> made(Op.FORMAT, node, texts.pieces(child));
      case TUPLE -> made(Op.TUPLE, node, all(child));
      case LIST, SET -> made(Op.LIST, node, all(child));
      case DICT -> made(Op.DICT, node, entries(child));
      case LIST_OF, SET_OF, GENERATOR -> made(Op.LIST, node, comprehension(node));
      case DICT_OF -> made(Op.DICT, node, comprehension(node));
      case AND, OR -> body.either(all(child));
      case CONDITIONAL -> conditional(child);
      case STAR -> body.of(Op.SPREAD, of(child));
      case AWAIT -> body.of(Op.AWAIT, of(child));
      case YIELD -> body.of(Op.YIELD, child == Tree.NONE ? body.none() : of(child));
      case YIELD_FROM -> delegated(child);
      case WALRUS -> targets.assign(child, of(tree.next(child)));
      case LAMBDA -> functions.lambda(node);
      case UNARY -> sign(node, child);
      case BACKQUOTE -> body.of(Op.FORMAT, of(child));
      default -> {
        // A comparison, a negation, what could not be read: its parts may call something, its value is of no interest.
        all(child);
        yield body.none();
      }
    };
  }

  /** Returns a node of parts that may have stood on other lines than it begins on. */
  private int made(int op, int node, int[] parts) {
    syntax.at(body, node);
    return body.of(op, parts);
  }

  private int name(int node) {
    int name = syntax.nameNumber(node);
    if (name == Names.NONE) {
      return body.none();
    }
    return name == Names.TRUE || name == Names.FALSE
        ? body.truth(name == Names.TRUE)
        : body.load(syntax.name(node));
  }

  private int[] entries(int first) {
    int[] nodes = syntax.from(first);
    int[] entries = new int[2 * nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      int child = tree.child(nodes[i]);
      switch (tree.kind(nodes[i])) {
        case ENTRY -> {
          entries[2 * i] = of(child);
          entries[2 * i + 1] = of(tree.next(child));
        }
        case DOUBLE_STAR -> {
          entries[2 * i] = Op.NOTHING;
          entries[2 * i + 1] = of(child);
        }
        default -> {
          entries[2 * i] = Op.NOTHING;
          entries[2 * i + 1] = of(nodes[i]);
        }
      }
    }
    return entries;
  }

  /** Returns the element of a comprehension, or its key and value. Its variables are its own. */
  private int[] comprehension(int node) {
    Map<String, Integer> hidden = new HashMap<>();
    for (int clause = syntax.second(node); clause != Tree.NONE; clause = tree.next(clause)) {
      targets.names(tree.child(clause)).forEach(name -> hidden.putIfAbsent(name, body.held(name)));
    }
    int[] element = element(node);
    hidden.forEach(body::restore);
    return element;
  }

  private int[] element(int node) {
    int element = tree.child(node);
    for (int clause = tree.next(element); clause != Tree.NONE; clause = tree.next(clause)) {
      int target = tree.child(clause);
      int iterable = tree.next(target);
      int value = of(iterable);
      targets.assign(target, body.of(Op.ELEMENT, value));
      for (int condition = tree.next(iterable); condition != Tree.NONE; condition = tree.next(condition)) {
        of(condition);
      }
    }
    if (tree.kind(element) == Kind.ENTRY) {
      int key = tree.child(element);
      return new int[]{of(key), of(tree.next(key))};
    }
    return new int[]{of(element)};
  }

  /** Returns what is one of the values between tests. */
  private int conditional(int first) {
    int[] nodes = all(first);
    int[] values = new int[nodes.length / 2 + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = nodes[Math.min(2 * i, nodes.length - 1)];
    }
    return body.either(values);
  }

  /** {@code yield from x} gives the elements of x on, and is what x returns. */
  private int delegated(int child) {
    int value = child == Tree.NONE ? body.none() : of(child);
    body.of(Op.YIELD, body.of(Op.ELEMENT, value));
    return body.of(Op.AWAIT, value);
  }

  private int sign(int node, int child) {
    return tree.kind(child) == Kind.NUMBER && syntax.operator(node) == '-'
        ? body.number("-" + syntax.source(child))
        : of(child);
  }
}
