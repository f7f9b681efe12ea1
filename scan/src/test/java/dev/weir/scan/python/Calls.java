package dev.weir.scan.python;

import java.util.ArrayList;
import java.util.List;

/** The calls of a tree, as {@code calls.py} prints those that CPython sees. */
final class Calls {
  private final Parsed parsed;
  private final Tree tree;
  private final List<String> found = new ArrayList<>();

  private Calls(Parsed parsed) {
    this.parsed = parsed;
    this.tree = parsed.tree();
  }

  static List<String> of(Parsed parsed) {
    var calls = new Calls(parsed);
    calls.visit(0, false);
    return calls.found.stream().sorted().toList();
  }

  private void visit(int node, boolean formatted) {
    // Down the first children by a loop: chains of calls and operators are longer than the stack is deep.
    boolean inside = formatted;
    for (int down = node; down != Tree.NONE; down = tree.child(down)) {
      inside |= tree.kind(down) == Kind.FORMATTED;
      if (tree.kind(down) == Kind.CALL) {
        add(down, inside);
      }
      if (tree.child(down) != Tree.NONE) {
        for (int child = tree.next(tree.child(down)); child != Tree.NONE; child = tree.next(child)) {
          visit(child, inside);
        }
      }
    }
  }

  private void add(int call, boolean formatted) {
    int callee = tree.child(call);
    String name = switch (tree.kind(callee)) {
      case NAME -> word(tree.token(callee));
      case ATTRIBUTE -> "." + word(tree.end(callee) - 1);
      default -> "?";
    };
    if (name.chars().allMatch(c -> c < 0x80)) {
      Tokens tokens = parsed.tokens();
      int start = tokens.start(tree.token(call));
      int line = parsed.lines().line(start);
      int end = parsed.lines().line(tokens.end(tree.end(call) - 1) - 1);
      found
          .add(formatted ? name : line + ":" + (start - parsed.lines().start(line)) + " " + end + " " + name);
    }
  }

  private String word(int token) {
    return parsed.names().text(parsed.tokens().value(token));
  }
}
