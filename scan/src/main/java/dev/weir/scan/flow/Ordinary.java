package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import java.util.List;
import java.util.Set;

/**
 * Tells by a look at its spelling that a call is none of a library's: most calls of most programs are of methods that strings and
 * containers have, of functions of the same file and of methods of the same class. Nothing has to be worked out for those.
 */
final class Ordinary {

  /** Methods that the language gives to strings and containers, and that no library that sends has. */
  private static final Set<String> METHODS = Set.of("extend", "items", "values", "join", "format",
      "startswith", "endswith", "lower", "upper", "strip", "lstrip", "rstrip", "split", "rsplit",
      "splitlines",
      "isdigit", "isalpha", "isalnum", "isspace", "setdefault", "sort", "popleft", "zfill", "ljust", "rjust",
      "capitalize", "partition", "rpartition", "removeprefix", "removesuffix", "issubset", "__init__");

  private static final Set<String> LOCAL_FAMILIES = Set.of("AF_UNIX", "AF_NETLINK", "AF_ALG", "AF_VSOCK");

  /** Nodes that are looked through to come to where a value begins. */
  private static final int MOST_LOOKED_THROUGH = 12;

  private Ordinary() {}

  /** Returns whether a call is clearly of nothing that sends, and runs nothing that was hidden. */
  static boolean is(Code code, int call) {
    Scope scope = code.scope();
    int callee = scope.operand(call, 0);
    if (callee < 0) {
      return false;
    }
    return switch (scope.op(callee)) {
      case Op.FUNCTION, Op.CLASS -> true;
      case Op.NAME -> isDefined(code, scope.text(callee, 0));
      case Op.ATTRIBUTE -> METHODS.contains(scope.text(callee, 1))
          || isContainer(scope, scope.operand(callee, 0), 0) || isOfSameClass(code, callee)
          || isOnThisMachine(code, scope.operand(callee, 0));
      default -> false;
    };
  }

  /** Returns whether a name is that of a function or class of this file, and of nothing else. */
  private static boolean isDefined(Code code, String name) {
    for (Code at = code; at.outer() != null; at = at.outer()) {
      if ((at == code || !at.isType()) && at.bound(name).length > 0) {
        return isDefinedIn(at, name);
      }
    }
    return isDefinedIn(code.file().module(), name);
  }

  private static boolean isDefinedIn(Code around, String name) {
    int[] nodes = around.bound(name);
    for (int node : nodes) {
      int op = around.scope().op(node);
      if (op != Op.FUNCTION && op != Op.CLASS) {
        return false;
      }
    }
    return nodes.length > 0 && around.file().outside(name).isEmpty();
  }

  /** Returns whether a value is a string or container that was made in this scope. */
  private static boolean isContainer(Scope scope, int node, int deep) {
    if (node < 0 || deep == MOST_LOOKED_THROUGH) {
      return false;
    }
    return switch (scope.op(node)) {
      case Op.TEXT, Op.NUMBER, Op.FORMAT, Op.LIST, Op.DICT, Op.TUPLE -> true;
      case Op.AFTER, Op.SET_INDEX -> isContainer(scope, scope.operand(node, 0), deep + 1);
      default -> false;
    };
  }

  /** Returns whether a value is a socket of a family that reaches no other machine. */
  private static boolean isOnThisMachine(Code code, int node) {
    Scope scope = code.scope();
    int at = node;
    for (int i = 0; i < MOST_LOOKED_THROUGH && at >= 0; i++) {
      int op = scope.op(at);
      if (op == Op.CALL) {
        return scope.operand(at, 2) > 0 && LOCAL_FAMILIES.contains(code.lastName(scope.operand(at, 4)));
      }
      if (op == Op.ATTRIBUTE) {
        return isKeptOnThisMachine(code, scope.text(at, 1), scope.operand(at, 0));
      }
      at = op == Op.AFTER || op == Op.ENTER ? scope.operand(at, 0) : Op.NOTHING;
    }
    return false;
  }

  /** Returns whether all that methods of the class around keep under a name is such a socket. */
  private static boolean isKeptOnThisMachine(Code code, String name, int of) {
    Code type = code.isMethod() ? code.type() : null;
    int base = of;
    for (int i = 0; i < MOST_LOOKED_THROUGH && base >= 0 && code.scope().op(base) != Op.PARAMETER; i++) {
      boolean set = code.scope().op(base) == Op.SET_ATTRIBUTE || code.scope().op(base) == Op.AFTER;
      base = set ? code.scope().operand(base, 0) : Op.NOTHING;
    }
    if (type == null || base < 0 || !Types.isReceiver(code, 0)) {
      return false;
    }
    List<File.Node> kept = type.fields().getOrDefault(name, List.of());
    for (File.Node each : kept) {
      boolean call = each.code().scope().op(each.node()) == Op.CALL;
      if (!call || !isOnThisMachine(each.code(), each.node())) {
        return false;
      }
    }
    return !kept.isEmpty();
  }

  /** Returns whether a method is called on the receiver, whose class has it as nothing but an undecorated function. */
  private static boolean isOfSameClass(Code code, int callee) {
    Scope scope = code.scope();
    int base = scope.operand(callee, 0);
    Code type = code.isMethod() ? code.type() : null;
    if (type == null || base < 0 || scope.op(base) != Op.PARAMETER || scope.operand(base, 0) != 0
        || !Types.isReceiver(code, 0)) {
      return false;
    }
    String name = scope.text(callee, 1);
    int[] nodes = type.bound(name);
    for (int node : nodes) {
      if (type.scope().op(node) != Op.FUNCTION || type.scope().operand(node, 1) > 0) {
        return false;
      }
    }
    return nodes.length > 0 && !type.fields().containsKey(name);
  }
}
