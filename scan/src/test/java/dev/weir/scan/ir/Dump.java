package dev.weir.scan.ir;

import java.util.Set;

/** Writes a unit for people: {@code 12 call 4 (7, json=9)}. */
public final class Dump {

  private static final Set<Integer> TEXT_FIRST = Set.of(Op.TEXT, Op.NUMBER, Op.NAME, Op.IMPORT, Op.FROM,
      Op.STAR,
      Op.SET_OUTER);
  private static final Set<Integer> TEXT_SECOND = Set.of(Op.ATTRIBUTE, Op.SET_ATTRIBUTE);

  /** Returns a unit's scopes, one node a line. */
  public static String of(Unit unit) {
    StringBuilder out = new StringBuilder();
    for (Scope scope : unit.scopes()) {
      out.append(of(scope));
    }
    return out.toString();
  }

  /** Returns a scope, one node a line. */
  public static String of(Scope scope) {
    StringBuilder out = new StringBuilder();
    out.append(scope.kind().name().toLowerCase(java.util.Locale.ROOT)).append(' ').append(scope.name())
        .append(scope.parameters().stream().map(Parameter::name).toList()).append('\n');
    for (int node = 0; node < scope.code().length; node = scope.next(node)) {
      out.append("  ").append(scope.line(node)).append(": ").append(node).append(' ')
          .append(node(scope, node))
          .append('\n');
    }
    for (int i = 0; i < scope.bindings().length; i += 2) {
      out.append("  ").append(scope.strings().text(scope.bindings()[i])).append(" = ")
          .append(scope.bindings()[i + 1])
          .append('\n');
    }
    return out.toString();
  }

  private static String node(Scope scope, int node) {
    int op = scope.op(node);
    StringBuilder out = new StringBuilder(Op.name(op));
    if (op == Op.CALL) {
      return out + call(scope, node);
    }
    for (int i = 0; i < scope.operands(node); i++) {
      boolean text = i == 0 && TEXT_FIRST.contains(op) || i == 1 && TEXT_SECOND.contains(op)
          || i == 2 && op == Op.FROM;
      out.append(' ')
          .append(text ? '\'' + scope.text(node, i) + '\'' : String.valueOf(scope.operand(node, i)));
    }
    return out.toString();
  }

  private static String call(Scope scope, int node) {
    int positional = scope.operand(node, 2);
    int named = scope.operand(node, 3);
    StringBuilder out = new StringBuilder().append(' ').append(scope.operand(node, 0)).append(" (");
    for (int i = 0; i < positional; i++) {
      out.append(i == 0 ? "" : ", ").append(scope.operand(node, 4 + i));
    }
    for (int i = 0; i < named; i++) {
      int at = 4 + positional + 2 * i;
      out.append(i + positional == 0 ? "" : ", ")
          .append(scope.operand(node, at) == Op.NOTHING ? "**" : scope.text(node, at) + "=")
          .append(scope.operand(node, at + 1));
    }
    return out.append(')').toString();
  }

  private Dump() {}
}
