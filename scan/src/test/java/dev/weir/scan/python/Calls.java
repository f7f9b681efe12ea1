package dev.weir.scan.python;

import java.util.ArrayList;
import java.util.List;

/** The calls of a tree, as {@code calls.py} prints those that CPython sees. */
final class Calls {
  private final Parsed parsed;
  private final Tree tree;
  private final Placed placed;
  private final List<String> found = new ArrayList<>();

  private Calls(Parsed parsed, Placed placed) {
    this.parsed = parsed;
    this.placed = placed;
    this.tree = parsed.tree();
  }

  /** Where an oracle tells positions: outside of strings with fields, or not at all, where it is too old for the rest. */
  enum Placed {
    EVERYWHERE, OUTSIDE, NOWHERE
  }

  /** Returns the calls in order; for an oracle of Python 2 without those that are statements there. */
  static List<String> of(Parsed parsed, Placed placed) {
    var calls = new Calls(parsed, placed);
    calls.visit(0, placed == Placed.NOWHERE);
    if (placed == Placed.NOWHERE) {
      calls.found.removeIf(name -> name.equals("print") || name.equals("exec"));
    }
    return calls.found.stream().sorted().toList();
  }

  private void visit(int node, boolean unplaced) {
    // Down the first children by a loop: chains of calls and operators are longer than the stack is deep.
    boolean inside = unplaced;
    for (int down = node; down != Tree.NONE; down = tree.child(down)) {
      inside |= placed == Placed.OUTSIDE && tree.kind(down) == Kind.FORMATTED;
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

  private void add(int call, boolean unplaced) {
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
      int column = start - parsed.lines().start(line);
      found.add(unplaced ? name : line + ":" + column + " " + end + " " + name);
    }
  }

  private String word(int token) {
    return parsed.names().text(parsed.tokens().value(token));
  }
}
