package dev.weir.scan.ir;

import java.util.Arrays;

/** The nodes of a body as they come to be, one after the other, with the lines on which they stand. */
final class Nodes {

  private static final int CODE_AT_FIRST = 64;

  /** Inputs of a phi that are compared each with each; more are sorted. */
  private static final int MOST_COMPARED = 16;

  private final Words code = new Words(CODE_AT_FIRST);
  private final Words lines = new Words(CODE_AT_FIRST / 4);
  private int line;
  private int lastLine;

  Nodes(int firstLine) {
    this.line = firstLine;
    this.lastLine = firstLine;
  }

  /** Says on which line that which follows stands. */
  void at(int nextLine) {
    line = nextLine;
    reach(nextLine);
  }

  /** Says that what is here goes on to a line. */
  void reach(int further) {
    lastLine = Math.max(lastLine, further);
  }

  int line() {
    return line;
  }

  int lastLine() {
    return lastLine;
  }

  int size() {
    return code.size();
  }

  int op(int node) {
    return code.op(node);
  }

  int operand(int node, int i) {
    return code.get(node + 1 + i);
  }

  int emit(int op, int... operands) {
    int node = begin(op, operands.length);
    addAll(operands);
    return node;
  }

  /** Returns a call; {@code names} are numbers of strings, {@link Op#NOTHING} for {@code **}. */
  int call(int callee, int[] positional, int[] names, int[] named, int column, int endLine) {
    int node = begin(Op.CALL, 4 + positional.length + 2 * named.length);
    code.add(callee);
    code.add(Scope.position(column, endLine - line));
    code.add(positional.length);
    code.add(named.length);
    addAll(positional);
    for (int i = 0; i < named.length; i++) {
      code.add(names[i]);
      code.add(named[i]);
    }
    reach(endLine);
    return node;
  }

  /** Returns a function; {@code hints} are one more than {@code defaults}. */
  int function(int scope, int[] decorators, int[] defaults, int[] hints) {
    int node = begin(Op.FUNCTION, 2 + decorators.length + 2 * defaults.length + 1);
    code.add(scope);
    code.add(decorators.length);
    addAll(decorators);
    for (int i = 0; i < defaults.length; i++) {
      code.add(defaults[i]);
      code.add(hints[i]);
    }
    code.add(hints[defaults.length]);
    return node;
  }

  int type(int scope, int[] decorators, int[] parents) {
    int node = begin(Op.CLASS, 2 + decorators.length + parents.length);
    code.add(scope);
    code.add(decorators.length);
    addAll(decorators);
    addAll(parents);
    return node;
  }

  /** Returns one of these: a phi only where they differ; absent ones are left out. */
  int phi(int[] inputs, int count) {
    if (count > MOST_COMPARED) {
      Arrays.sort(inputs, 0, count);
    }
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (inputs[i] >= 0 && !contains(inputs, distinct, inputs[i])) {
        inputs[distinct++] = inputs[i];
      }
    }
    if (distinct < 2) {
      return distinct == 0 ? Op.NOTHING : inputs[0];
    }
    return emit(Op.PHI, Arrays.copyOf(inputs, distinct));
  }

  /** Returns a phi whose second input is told later, or never. */
  int openPhi(int first) {
    return emit(Op.PHI, first, Op.NOTHING);
  }

  void closePhi(int phi, int second) {
    code.set(phi + 2, second);
  }

  int[] code() {
    return code.toArray();
  }

  /** Returns (node, line) where a node stands on another line than the one before. */
  int[] lines() {
    return lines.toArray();
  }

  private static boolean contains(int[] nodes, int count, int node) {
    for (int i = count - 1; i >= Math.max(0, count - MOST_COMPARED); i--) {
      if (nodes[i] == node) {
        return true;
      }
    }
    return false;
  }

  private int begin(int op, int operands) {
    int node = code.size();
    if (lines.size() == 0 || lines.get(lines.size() - 1) != line) {
      lines.add(node);
      lines.add(line);
    }
    code.add(op | 1 + operands << 8);
    return node;
  }

  private void addAll(int[] operands) {
    for (int operand : operands) {
      code.add(operand);
    }
  }
}
