package dev.weir.scan.python;

import dev.weir.scan.ir.Body;
import dev.weir.scan.ir.Op;
import java.util.Set;

/** Lowers statements into one body. */
final class Code {
  /** What does not come back when it is called. */
  private static final Set<String> ENDING = Set.of("abort", "flask.abort", "exit", "quit", "sys.exit",
      "os._exit",
      "os.abort", "pytest.fail", "pytest.skip");

  private final Syntax syntax;
  private final Tree tree;
  private final Body body;
  private final Values values;
  private final Branches branches;

  Code(Syntax syntax, Body body) {
    this.syntax = syntax;
    this.tree = syntax.tree;
    this.body = body;
    this.values = new Values(syntax, body);
    this.branches = new Branches(syntax, body, values, this);
  }

  Values values() {
    return values;
  }

  /** Lowers the block of a module, class or function, which may begin with a docstring. */
  void scope(int block) {
    int first = block == Tree.NONE ? Tree.NONE : tree.child(block);
    if (first != Tree.NONE && tree.kind(first) == Kind.EXPRESSION && isPlain(tree.child(first))) {
      body.docstring(syntax.string(tree.child(first)));
    }
    statements(first);
  }

  private boolean isPlain(int node) {
    return tree.kind(node) == Kind.STRING;
  }

  void block(int block) {
    statements(tree.child(block));
  }

  private void statements(int first) {
    for (int node = first; node != Tree.NONE; node = tree.next(node)) {
      body.at(syntax.line(node));
      statement(node);
    }
  }

  private void statement(int node) {
    int child = tree.child(node);
    switch (tree.kind(node)) {
      case EXPRESSION -> expression(child);
      case ASSIGN -> assign(node);
      case AUGMENTED -> augment(node);
      case ANNOTATED -> annotated(child);
      case RETURN -> body.giveBack(child == Tree.NONE ? Op.NOTHING : values.of(child));
      case RAISE -> body.raise(child == Tree.NONE ? Op.NOTHING : values.all(child)[0]);
      case ASSERT -> branches.demand(child);
      case DELETE -> values.targets().delete(child);
      case GLOBAL, NONLOCAL -> {
        for (int name : syntax.children(node)) {
          body.outer(syntax.name(name));
        }
      }
      case IMPORT -> imports(child);
      case FROM -> from(node);
      case FUNCTION, ASYNC_FUNCTION -> values.functions().function(node);
      case CLASS -> values.functions().type(node);
      case PRINT -> print(node);
      case EXEC -> call(node, "exec", values.all(child), new String[0], new int[0]);
      case TYPE_ALIAS -> {
        int last = child;
        while (tree.next(last) != Tree.NONE) {
          last = tree.next(last);
        }
        values.targets().assign(child, values.of(last));
      }
      case BLOCK, ELSE, FINALLY -> block(node);
      case BREAK -> body.leave();
      case CONTINUE -> body.again();
      default -> branches.statement(node);
    }
  }

  private void expression(int child) {
    switch (tree.kind(child)) {
      case STRING, STRINGS, NUMBER, ELLIPSIS -> {
        // A text that stands by itself does nothing.
      }
      case AWAIT -> {
        int awaited = values.of(tree.child(child));
        body.discard(awaited);
        body.of(Op.AWAIT, awaited);
      }
      default -> {
        body.discard(values.of(child));
        if (tree.kind(child) == Kind.CALL && ENDING.contains(syntax.source(tree.child(child)))) {
          body.raise(Op.NOTHING);
        }
      }
    }
  }

  private void assign(int node) {
    int[] parts = syntax.children(node);
    int value = values.of(parts[parts.length - 1]);
    for (int i = 0; i < parts.length - 1; i++) {
      values.targets().assign(parts[i], value);
    }
  }

  private void augment(int node) {
    int target = tree.child(node);
    int value = values.of(tree.next(target));
    int op = switch (syntax.operator(node)) {
      case '+' -> Op.ADD;
      case '%' -> Op.PERCENT;
      default -> Op.BINARY;
    };
    values.targets().augment(target, op, value);
  }

  private void annotated(int target) {
    int annotation = tree.next(target);
    if (annotation == Tree.NONE) {
      values.of(target);
      return;
    }
    int value = tree.next(annotation);
    int assigned = value == Tree.NONE ? Op.NOTHING : values.of(value);
    values.targets().assign(target, body.typed(assigned, values.of(annotation)));
  }

  private void imports(int first) {
    for (int alias = first; alias != Tree.NONE; alias = tree.next(alias)) {
      String module = syntax.dotted(alias);
      int node = body.importModule(module);
      if (tree.child(alias) != Tree.NONE) {
        body.store(syntax.name(tree.child(alias)), node);
      } else {
        // The whole path is loaded, but it is the first name of it that is bound.
        String top = syntax.name(alias);
        body.store(top, top.equals(module) ? node : body.importModule(top));
      }
    }
  }

  private void from(int node) {
    int module = tree.child(node);
    String name = syntax.dotted(module);
    int level = syntax.level(node);
    for (int alias = tree.next(module); alias != Tree.NONE; alias = tree.next(alias)) {
      if (tree.kind(alias) == Kind.ALL) {
        body.importAll(name, level);
        continue;
      }
      String imported = syntax.name(alias);
      int bound = tree.child(alias);
      body.store(bound == Tree.NONE ? imported : syntax.name(bound), body.importName(name, level, imported));
    }
  }

  /** The statement of Python 2, as the function that it became. */
  private void print(int node) {
    int first = tree.child(node);
    boolean to = first != Tree.NONE && tree.kind(first) == Kind.TO;
    int[] named = to ? new int[]{values.of(tree.child(first))} : new int[0];
    int[] printed = values.all(to ? tree.next(first) : first);
    call(node, "print", printed, to ? new String[]{"file"} : new String[0], named);
  }

  private void call(int node, String name, int[] positional, String[] names, int[] named) {
    int callee = body.load(name);
    body.call(callee, positional, names, named, syntax.column(node), syntax.endLine(node));
  }
}
