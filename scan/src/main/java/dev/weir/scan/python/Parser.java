package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/**
 * Where the parsing of a file stands, and what all of its parts do. What is missing is noted and taken as there; what is too much
 * is noted and passed over: a tree always comes out. Nesting has a bound, so that no file can exhaust the stack.
 */
final class Parser {
  /** So deep may operations nest; CPython itself gives up at 200 brackets. */
  private static final int DEEPEST = 400;

  final Tokens tokens;
  final Tree tree;
  final Names names;
  private final Problems problems;
  private final int last;
  private int at;
  private int depth;

  Parser(Tokens tokens, Names names, Problems problems, Tree into) {
    this.tokens = tokens;
    this.names = names;
    this.problems = problems;
    this.last = tokens.count() - 1;
    this.tree = into;
  }

  /** Returns the tree of a file; its root is node 0. */
  Tree parse() {
    new Statements(this).module();
    return tree;
  }

  int at() {
    return at;
  }

  byte kind() {
    return tokens.kind(at);
  }

  boolean is(byte kind) {
    return tokens.kind(at) == kind;
  }

  /** Returns whether the next token is the name of this number. */
  boolean isName(int name) {
    return tokens.kind(at) == NAME && tokens.value(at) == name;
  }

  /** Returns the kind of the token {@code ahead} of the next one. */
  byte peek(int ahead) {
    return tokens.kind(Math.min(last, at + ahead));
  }

  /** Returns the next token and goes on; never beyond the end. */
  int take() {
    return at < last ? at++ : at;
  }

  boolean accept(byte kind) {
    if (tokens.kind(at) != kind) {
      return false;
    }
    take();
    return true;
  }

  void expect(byte kind, String missing) {
    if (!accept(kind)) {
      problem(missing);
    }
  }

  void problem(String what) {
    problems.at(tokens.start(at), what);
  }

  /** Returns whether no expression can go on here. */
  boolean atEnd() {
    return switch (kind()) {
      case END, NEWLINE, INDENT, DEDENT, F_CLOSE, F_END -> true;
      default -> false;
    };
  }

  boolean atCloser() {
    byte kind = kind();
    return kind >= CLOSE_PAREN && kind <= CLOSE_BRACE;
  }

  /** Takes a closing bracket: this one or, where they are mixed up, another. */
  void close(byte closer) {
    if (!accept(closer)) {
      problem("a closing bracket is missing");
      if (atCloser()) {
        take();
      }
    }
  }

  /** Returns a new node of one token, and takes it. */
  int leaf(Kind kind) {
    int node = tree.add(kind, at);
    take();
    return node;
  }

  /** Returns a node of the name that stands next. */
  int name() {
    return is(NAME) ? leaf(Kind.NAME) : missing("a name is missing");
  }

  /** Returns a node for something that is not there. */
  int missing(String what) {
    problem(what);
    int node = tree.add(Kind.ERROR, at);
    tree.end(node, at);
    return node;
  }

  /** Goes a level deeper, and returns true; or returns false where it is too deep, and then {@link #leave} is not due. */
  boolean enter() {
    if (depth >= DEEPEST) {
      return false;
    }
    depth++;
    return true;
  }

  void leave() {
    depth--;
  }

  /** Passes over what nests too deep, and returns a node for it. */
  int tooDeep() {
    int node = missing("nested too deep to be read");
    for (int open = 0; !(open == 0 && (atCloser() || is(COMMA) || is(F_CLOSE)) || is(NEWLINE)
        || is(END)); take()) {
      if (kind() >= OPEN_PAREN && kind() <= OPEN_BRACE || is(F_OPEN)) {
        open++;
      } else if (atCloser() || is(F_CLOSE)) {
        open--;
      }
    }
    tree.end(node, at);
    return node;
  }
}
