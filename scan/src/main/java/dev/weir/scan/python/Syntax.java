package dev.weir.scan.python;

import dev.weir.scan.ir.Body;
import java.util.Arrays;

/** A parsed file as the lowering asks of it: names, lines, texts of nodes. */
final class Syntax {
  final Tree tree;
  private final Parsed parsed;
  private final Tokens tokens;
  private final Literals literals;

  Syntax(Parsed parsed) {
    this.parsed = parsed;
    this.tree = parsed.tree();
    this.tokens = parsed.tokens();
    this.literals = new Literals(parsed.text());
  }

  Kind kind(int node) {
    return tree.kind(node);
  }

  /** Returns the child after the first one, or {@link Tree#NONE}. */
  int second(int node) {
    return tree.next(tree.child(node));
  }

  /** Returns the children from {@code first} on. */
  int[] from(int first) {
    int[] nodes = new int[8];
    int count = 0;
    for (int node = first; node != Tree.NONE; node = tree.next(node)) {
      if (count == nodes.length) {
        nodes = Arrays.copyOf(nodes, 2 * count);
      }
      nodes[count++] = node;
    }
    return Arrays.copyOf(nodes, count);
  }

  int[] children(int node) {
    return from(tree.child(node));
  }

  /** Returns the line of a node's first token. */
  int line(int node) {
    return parsed.lines().line(tokens.start(tree.token(node)));
  }

  int endLine(int node) {
    return parsed.lines().line(Math.max(0, tokens.end(tree.end(node) - 1) - 1));
  }

  int column(int node) {
    return parsed.lines().column(tokens.start(tree.token(node)));
  }

  /** Returns the name that a node's first token is; empty where it is none. */
  String name(int node) {
    return word(tree.token(node));
  }

  /** Returns the number of the name that a node's first token is. */
  int nameNumber(int node) {
    return tokens.value(tree.token(node));
  }

  /** Returns the name of an attribute. */
  String attribute(int node) {
    return word(tree.end(node) - 1);
  }

  private String word(int token) {
    boolean word = tokens.kind(token) == Token.NAME || tokens.kind(token) >= Token.KEYWORD;
    return word ? parsed.names().text(tokens.value(token)) : "";
  }

  /** Returns the dotted name that a node spans. */
  String dotted(int node) {
    int first = tree.token(node);
    int end = tree.end(node);
    if (end - first <= 1) {
      return end == first ? "" : word(first);
    }
    StringBuilder name = new StringBuilder(word(first));
    for (int token = first + 2; token < end; token += 2) {
      name.append('.').append(word(token));
    }
    return name.toString();
  }

  /** Returns how many dots stand before the module of a {@code from}. */
  int level(int from) {
    int dots = 0;
    for (int token = tree.token(from) + 1; token < tree.token(tree.child(from)); token++) {
      dots += tokens.end(token) - tokens.start(token);
    }
    return dots;
  }

  /** Returns the text of a STRING, or of a TEXT within a FORMATTED. */
  String string(int node) {
    int token = tree.token(node);
    int start = tokens.start(token);
    int end = tokens.end(token);
    return tokens.kind(token) == Token.STRING ? literals.string(start, end) : literals.piece(start, end);
  }

  String source(int node) {
    int token = tree.token(node);
    return literals.source(tokens.start(token), tokens.end(token));
  }

  /** Returns the operation of an augmented assignment: the operator is its token. */
  byte operator(int node) {
    return parsed.text()[tokens.start(tree.token(node))];
  }

  /** Says to the body which line a node is on. */
  void at(Body body, int node) {
    body.at(line(node));
  }
}
