package dev.weir.scan.ir;

/** Gives variables what they hold from now on: what is set, and what becomes of an object that something was done to. */
final class Rebinding {

  /** In a scope with more variables than this, a change of one that has two names is seen by no name. */
  private static final int MOST_VARIABLES = 2048;

  private static final int BINDINGS_AT_FIRST = 16;

  private final Nodes nodes;
  private final Ways ways;
  private final Authority authority;
  private final Words bindings = new Words(BINDINGS_AT_FIRST);
  /** The name of the first parameter, which in a method is what it is called on. */
  private int receiver = Op.NOTHING;

  Rebinding(Nodes nodes, Ways ways, Authority authority) {
    this.nodes = nodes;
    this.ways = ways;
    this.authority = authority;
  }

  void receiver(int variable) {
    receiver = variable;
  }

  void bind(int variable, int node) {
    ways.set(variable, node);
    bindings.add(variable);
    bindings.add(node);
  }

  /** Says that a value is among others, and that the host of an address is where the value is that. */
  void among(int value, int others) {
    replace(value, nodes.emit(Op.AMONG, value, others));
    int address = authority.address(value);
    if (address != Op.NOTHING) {
      replace(address, nodes.emit(Op.HOST_AMONG, address, others));
    }
  }

  /** Says that a call that looked at what it is made on, or with, said yes. */
  void passed(int call) {
    int callee = nodes.operand(call, 0);
    if (callee != Op.NOTHING && nodes.op(callee) == Op.ATTRIBUTE) {
      passed(nodes.operand(callee, 0), call);
    }
    for (int i = 0; i < nodes.operand(call, 2); i++) {
      passed(nodes.operand(call, 4 + i), call);
    }
  }

  private void passed(int value, int call) {
    int address = authority.address(value);
    int looked = address == Op.NOTHING ? value : address;
    if (isData(looked)) {
      replace(looked, nodes.emit(Op.PASSED, looked, call));
    }
  }

  /** Returns whether a variable holds a value that is neither what a method is called on nor a constant. */
  private boolean isData(int value) {
    if (value < 0 || !mayChange(nodes.op(value))) {
      return false;
    }
    int[] variables = ways.holding(value, MOST_VARIABLES);
    return variables.length > 0 && variables[0] != receiver;
  }

  /** Lets every variable that holds {@code from} hold {@code to}. */
  void replace(int from, int to) {
    if (from >= 0) {
      bindAll(ways.holding(from, MOST_VARIABLES), to);
    }
  }

  /** Says that a call whose value goes nowhere may have changed what it is made on or given. */
  void afterCall(int call) {
    int callee = nodes.operand(call, 0);
    int positional = nodes.operand(call, 2);
    if (callee != Op.NOTHING && nodes.op(callee) == Op.ATTRIBUTE && positional + nodes.operand(call, 3) > 0) {
      after(nodes.operand(callee, 0), call);
      afterPart(nodes.operand(callee, 0), call);
    }
    for (int i = 0; i < positional; i++) {
      after(nodes.operand(call, 4 + i), call);
    }
  }

  /** Tells a variable that a part of what it holds may have been changed; a receiver's parts are told by its class. */
  void afterPart(int value, int change) {
    int whole = value;
    while (whole >= 0 && nodes.op(whole) == Op.ATTRIBUTE) {
      whole = nodes.operand(whole, 0);
    }
    if (whole != value && whole >= 0 && mayChange(nodes.op(whole)) && nodes.op(whole) != Op.NAME) {
      int[] variables = ways.holding(whole, MOST_VARIABLES);
      boolean ofReceiver = variables.length > 0 && variables[0] == receiver;
      if (variables.length > 0 && !ofReceiver) {
        bindAll(variables, nodes.emit(Op.AFTER, whole, change));
      }
    }
  }

  /** Returns (variable, node) for each time that a name was bound, in order. */
  int[] bindings() {
    return bindings.toArray();
  }

  private void after(int value, int call) {
    if (value >= 0 && mayChange(nodes.op(value))) {
      int[] variables = ways.holding(value, MOST_VARIABLES);
      if (variables.length > 0 || nodes.op(value) == Op.NAME || nodes.op(value) == Op.ATTRIBUTE) {
        bindAll(variables, nodes.emit(Op.AFTER, value, call));
      }
    }
  }

  private static boolean mayChange(int op) {
    return op != Op.TEXT && op != Op.NUMBER && op != Op.TRUTH && op != Op.NONE && op != Op.FORMAT
        && op != Op.FUNCTION && op != Op.CLASS && op != Op.IMPORT && op != Op.FROM;
  }

  private void bindAll(int[] variables, int node) {
    for (int variable : variables) {
      bind(variable, node);
    }
  }
}
