package dev.weir.scan.python;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes a tree for people: {@code 3 (ASSIGN x (CALL post url))}, a statement of the module a line, and the problems. */
final class TreeDump {
  private final Parsed parsed;
  private final Tree tree;
  private final StringBuilder out = new StringBuilder();

  private TreeDump(Parsed parsed) {
    this.parsed = parsed;
    this.tree = parsed.tree();
  }

  static String of(Parsed parsed) {
    TreeDump dump = new TreeDump(parsed);
    for (int node = parsed.tree().child(0); node != Tree.NONE; node = parsed.tree().next(node)) {
      dump.out.append(parsed.lines().line(parsed.tokens().start(parsed.tree().token(node)))).append(' ');
      dump.node(node);
      dump.out.append('\n');
    }
    for (Problem problem : parsed.problems()) {
      dump.out.append("line ").append(problem.line()).append(": ").append(problem.what()).append('\n');
    }
    return dump.out.toString();
  }

  private void node(int node) {
    switch (tree.kind(node)) {
      case NAME, NUMBER, STRING -> out.append(text(tree.token(node), tree.token(node)));
      case TEXT -> out.append('\'').append(text(tree.token(node), tree.token(node))).append('\'');
      default -> {
        out.append('(').append(tree.kind(node));
        switch (tree.kind(node)) {
          case FUNCTION, ASYNC_FUNCTION, CLASS, PARAMETER, STAR_PARAMETER, DOUBLE_STAR_PARAMETER, KEYWORD,
              AUGMENTED ->
            out.append(' ').append(text(tree.token(node), tree.token(node)));
          case ALIAS, MODULE_NAME -> out.append(' ').append(text(tree.token(node), tree.end(node) - 1));
          case ATTRIBUTE -> out.append(" .").append(text(tree.end(node) - 1, tree.end(node) - 1));
          default -> {
          }
        }
        for (int child = tree.child(node); child != Tree.NONE; child = tree.next(child)) {
          out.append(' ');
          node(child);
        }
        out.append(')');
      }
    }
  }

  private String text(int first, int last) {
    int start = parsed.tokens().start(first);
    int end = Math.max(start, parsed.tokens().end(last));
    return new String(parsed.text(), start, end - start, UTF_8).replace("\n", "\\n").replace("\r", "\\r");
  }
}
