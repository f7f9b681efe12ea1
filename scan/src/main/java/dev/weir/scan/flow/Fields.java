package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where methods of a class set the attributes of its objects: {@code self.x = ...}, {@code self.x[k] = ...}, {@code self.x.append(...)}. */
final class Fields {

  /** After a name: where a part of what it holds is changed, {@code self.x.headers[k] = ...}. */
  static final String PART = ".";

  private static final int MOST = 64;

  /** Returns for each attribute the nodes of what it is set to. */
  static Map<String, List<File.Node>> of(Code type) {
    Map<String, List<File.Node>> found = new LinkedHashMap<>();
    for (Code code : type.file().codes()) {
      if (code.outer() == type && code.isFunction() && !code.scope().parameters().isEmpty()) {
        collect(code, found);
      }
    }
    return found;
  }

  private static void collect(Code code, Map<String, List<File.Node>> into) {
    Scope scope = code.scope();
    BitSet self = new BitSet();
    for (int node = 0; node < scope.code().length; node = scope.next(node)) {
      int op = scope.op(node);
      if (op == Op.PARAMETER && scope.operand(node, 0) == 0 || isVersion(scope, node, op, self)) {
        self.set(node);
      }
      if (op == Op.SET_ATTRIBUTE) {
        part(code, node, self, into);
      }
      if (op == Op.SET_ATTRIBUTE && self.get(node)) {
        add(into, scope.text(node, 1), code, scope.operand(node, 2));
      } else if (op == Op.SET_INDEX || op == Op.AFTER && File.isChange(scope, scope.operand(node, 1))) {
        int base = scope.operand(node, 0);
        if (base >= 0 && scope.op(base) == Op.ATTRIBUTE) {
          changed(code, node, base, self, into);
        }
      }
    }
  }

  private static void part(Code code, int node, BitSet self, Map<String, List<File.Node>> into) {
    Scope scope = code.scope();
    int base = scope.operand(node, 0);
    if (base >= 0 && scope.op(base) == Op.ATTRIBUTE && isSelf(scope.operand(base, 0), self)) {
      add(into, scope.text(base, 1) + PART, code, node);
    }
  }

  private static void changed(Code code, int node, int base, BitSet self, Map<String, List<File.Node>> into) {
    Scope scope = code.scope();
    int of = scope.operand(base, 0);
    if (isSelf(of, self)) {
      add(into, scope.text(base, 1), code, node);
    } else if (of >= 0 && scope.op(of) == Op.ATTRIBUTE && isSelf(scope.operand(of, 0), self)) {
      add(into, scope.text(of, 1) + PART, code, node);
    }
  }

  private static boolean isVersion(Scope scope, int node, int op, BitSet self) {
    if (op == Op.PHI) {
      return isSelf(scope.operand(node, 0), self);
    }
    return (op == Op.SET_ATTRIBUTE || op == Op.SET_INDEX || op == Op.AFTER)
        && isSelf(scope.operand(node, 0), self);
  }

  private static boolean isSelf(int node, BitSet self) {
    return node >= 0 && self.get(node);
  }

  private static void add(Map<String, List<File.Node>> into, String name, Code code, int node) {
    List<File.Node> nodes = into.computeIfAbsent(name, _ -> new ArrayList<>(2));
    if (nodes.size() < MOST) {
      nodes.add(new File.Node(code, node));
    }
  }

  private Fields() {}
}
