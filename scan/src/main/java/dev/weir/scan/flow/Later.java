package dev.weir.scan.flow;

import java.util.AbstractList;

/** Values of nodes, each worked out when it is first asked for. */
final class Later extends AbstractList<Value> {

  private final Solver solver;
  private final Code code;
  private final int[] nodes;
  private final Value[] known;

  Later(Solver solver, Code code, int[] nodes) {
    this.solver = solver;
    this.code = code;
    this.nodes = nodes;
    this.known = new Value[nodes.length];
  }

  @Override
  public Value get(int index) {
    Value value = known[index];
    if (value == null) {
      value = solver.value(code, nodes[index]);
      value = value == Value.NOTHING ? Value.UNKNOWN : value;
      known[index] = value;
    }
    return value;
  }

  @Override
  public int size() {
    return nodes.length;
  }
}
