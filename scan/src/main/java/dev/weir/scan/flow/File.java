package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import dev.weir.scan.ir.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A unit of the program, with what functions in it do to the module's own variables. */
final class File {

  /** What changes a container that it is called on. */
  static final Set<String> CHANGES = Set.of("append", "appendleft", "add", "update", "extend", "insert",
      "setdefault", "put",
      "push");

  private final Unit unit;
  private final List<Code> codes = new ArrayList<>();
  private final String folder;
  private final boolean test;
  private volatile @Nullable Set<String> roots;
  private volatile @Nullable Map<String, List<Node>> outside;
  private volatile int @Nullable [] stars;
  private volatile @Nullable List<String[]> imports;

  /** A node of a scope. */
  record Node(Code code, int node) {

    /** Written out: what a record has of its own is put together when it is first used, which takes milliseconds. */
    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Node that && node == that.node && code.equals(that.code);
    }

    @Override
    public int hashCode() {
      return 31 * code.hashCode() + node;
    }
  }

  File(Unit unit, int firstNumber) {
    this.unit = unit;
    this.folder = unit.path().substring(0, unit.path().lastIndexOf('/') + 1);
    this.test = isTest(unit.path());
    for (Scope scope : unit.scopes()) {
      Code outer = scope.parent() < 0 ? null : codes.get(scope.parent());
      codes.add(new Code(firstNumber + scope.number(), this, scope, outer));
    }
  }

  Unit unit() {
    return unit;
  }

  List<Code> codes() {
    return codes;
  }

  Code module() {
    return codes.getFirst();
  }

  /** Returns the modules that are imported by their whole names, each with what is taken out of it or an empty string. */
  List<String[]> imports() {
    List<String[]> found = imports;
    if (found == null) {
      found = new ArrayList<>();
      for (Code code : codes) {
        Scope scope = code.scope();
        String before = "";
        for (int node = 0; node < scope.code().length; node = scope.next(node)) {
          int op = scope.op(node);
          boolean imports = op == Op.IMPORT
              || (op == Op.FROM || op == Op.STAR) && scope.operand(node, 1) == 0;
          // import a.b binds a, of which nothing else is meant
          boolean isPart = imports && before.startsWith(scope.text(node, 0) + ".");
          if (imports && !isPart) {
            found.add(new String[]{scope.text(node, 0), op == Op.FROM ? scope.text(node, 2) : ""});
          }
          before = op == Op.IMPORT ? scope.text(node, 0) : "";
        }
      }
      imports = found;
    }
    return found;
  }

  /** Returns whether it is a test: what tests give to what they test says nothing of what goes out. */
  boolean isTest() {
    return test;
  }

  String folder() {
    return folder;
  }

  /** Returns whether it may mean something of another file: it is of the same package, or imports one of that name. */
  boolean mayKnow(File other) {
    String root = root(other.unit.module());
    return root.equals(root(unit.module())) || roots().contains(root)
        || !other.folder.isEmpty() && folder.startsWith(other.folder);
  }

  private Set<String> roots() {
    Set<String> found = roots;
    if (found == null) {
      found = new HashSet<>();
      for (String[] each : imports()) {
        found.add(root(each[0]));
        String last = each[0].substring(each[0].lastIndexOf('.') + 1);
        found.add(last);
      }
      roots = found;
    }
    return found;
  }

  private static String root(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }

  private static boolean isTest(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.startsWith("test_") || name.endsWith("_test.py") || name.equals("conftest.py")
        || name.equals("tests.py")
        || ("/" + path).contains("/tests/") || ("/" + path).contains("/test/")
        || ("/" + path).contains("/testing/");
  }

  /** Returns where a variable of a scope around is set or changed from within other scopes. */
  List<Node> outside(String name) {
    Map<String, List<Node>> all = outside;
    if (all == null) {
      all = new HashMap<>();
      for (Code code : codes) {
        collect(code, all);
      }
      outside = all;
    }
    return all.getOrDefault(name, List.of());
  }

  /** Returns the nodes by which the module takes over all names of others. */
  int[] stars() {
    int[] found = stars;
    if (found == null) {
      Scope scope = module().scope();
      found = new int[0];
      for (int node = 0; node < scope.code().length; node = scope.next(node)) {
        if (scope.op(node) == Op.STAR) {
          found = Arrays.copyOf(found, found.length + 1);
          found[found.length - 1] = node;
        }
      }
      stars = found;
    }
    return found;
  }

  private static void collect(Code code, Map<String, List<Node>> into) {
    Scope scope = code.scope();
    for (int node = 0; node < scope.code().length; node = scope.next(node)) {
      int op = scope.op(node);
      if (op == Op.SET_OUTER) {
        into.computeIfAbsent(scope.text(node, 0), _ -> new ArrayList<>())
            .add(new Node(code, scope.operand(node, 1)));
      } else if (changes(scope, node, op)) {
        into.computeIfAbsent(scope.text(scope.operand(node, 0), 0), _ -> new ArrayList<>())
            .add(new Node(code, node));
      }
    }
  }

  private static boolean changes(Scope scope, int node, int op) {
    if (op != Op.SET_INDEX && op != Op.SET_ATTRIBUTE && op != Op.AFTER) {
      return false;
    }
    int base = scope.operand(node, 0);
    return base >= 0 && scope.op(base) == Op.NAME
        && (op != Op.AFTER || isChange(scope, scope.operand(node, 1)));
  }

  /** Returns whether a call's name says that it changes what it is made on. */
  static boolean isChange(Scope scope, int call) {
    int callee = scope.op(call) == Op.CALL ? scope.operand(call, 0) : Op.NOTHING;
    return callee >= 0 && scope.op(callee) == Op.ATTRIBUTE && CHANGES.contains(scope.text(callee, 1));
  }
}
