package dev.weir.scan.flow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Works values out when they are asked for, and remembers them. A value that depends on itself, in a loop or by recursion, begins
 * as nothing and is worked out again until nothing comes to it; what was worked out meanwhile on an assumption is forgotten with
 * it. Work is counted, never timed: when the budget is spent, what is left is unknown. Used by one thread.
 *
 * <p>Beside the nodes of a scope there are cells: what the scope returns, what callers give for each parameter, and what each
 * of its variables may hold at any time. They are numbered from the end of the code.
 */
final class Solver {

  private static final Value BUSY = Value.flag(0);
  private static final int MOST_ROUNDS = 3;
  private static final int DEEPEST = 700;
  private static final int MOST_FOR_WHAT = 2_000;
  private static final int MOST_FOR_ALL = 10_000;
  private static final int CELLS_MORE = 8;

  private final Program program;
  private final Ask ask;
  private final Evaluation evaluation;
  private final @Nullable Value[] @Nullable [] known;
  private final @Nullable Cells[] cells;

  private final Code[] codes = new Code[DEEPEST];
  private final int[] nodes = new int[DEEPEST];
  private final Value[] assumed = new Value[DEEPEST];
  private final boolean[] touched = new boolean[DEEPEST];
  private int depth;
  /** The lowest place in the stack on whose assumption the value being worked out depends. */
  private int lowest = Integer.MAX_VALUE;
  private File.Node[] provisional = new File.Node[64];
  private int provisionals;
  private long budget;
  private int left;
  /** Whether the budget ended, or the stack: what is worked out then is not remembered. */
  private boolean cutOff;

  /** The variables of one scope that were asked for. */
  private static final class Cells {
    private final Map<String, Integer> numbers = new HashMap<>();
    private String[] names = new String[4];
  }

  /** @param budget how many values it may work out */
  Solver(Program program, Knowledge knowledge, Ask ask, long budget) {
    this.program = program;
    this.ask = ask;
    this.known = new Value[program.codes()][];
    this.cells = new Cells[program.codes()];
    this.budget = budget;
    this.evaluation = new Evaluation(this, program, knowledge, ask);
  }

  Evaluation evaluation() {
    return evaluation;
  }

  /** Begins a question: each has a share of the budget. */
  void begin() {
    left = (int) Math.min(ask == Ask.WHAT ? MOST_FOR_WHAT : MOST_FOR_ALL, budget);
    cutOff = false;
  }

  /** Returns whether a limit was met since the question began: what is worked out from then on is not remembered. */
  boolean isCutOff() {
    return cutOff;
  }

  /** Returns what a node's value may be. */
  Value value(Code code, int node) {
    if (node < 0) {
      return Value.NOTHING;
    }
    Value value = memory(code)[node];
    return value == null ? solve(code, node) : value == BUSY ? assumption(code, node) : value;
  }

  /** Returns what a function returns, in terms of its parameters. */
  Value returned(Code code) {
    return value(code, code.scope().code().length);
  }

  /** Returns what a parameter is where nothing is given for it; {@link Value#UNKNOWN} where something has to be. */
  Value otherwise(Code function, int parameter) {
    Code outer = function.outer();
    int node = function.defaultOf(parameter);
    Value value = outer == null || node < 0 ? Value.NOTHING : value(outer, node);
    return value == Value.NOTHING ? Value.UNKNOWN : value;
  }

  /** Returns what callers of a function give for a parameter. */
  Value given(Code code, int parameter) {
    return value(code, code.scope().code().length + 1 + parameter);
  }

  /** Returns what a variable of a scope may hold at any time. */
  Value variable(Code code, String name) {
    Cells all = cells[code.number()];
    if (all == null) {
      all = new Cells();
      cells[code.number()] = all;
    }
    Integer number = all.numbers.get(name);
    if (number == null) {
      number = all.numbers.size();
      all.numbers.put(name, number);
      if (number == all.names.length) {
        all.names = Arrays.copyOf(all.names, 2 * number);
      }
      all.names[number] = name;
      makeRoom(code, cellsFrom(code) + number);
    }
    return value(code, cellsFrom(code) + number);
  }

  private static int cellsFrom(Code code) {
    return code.scope().code().length + 1 + code.scope().parameters().size();
  }

  private @Nullable Value[] memory(Code code) {
    @Nullable
    Value[] values = known[code.number()];
    if (values == null) {
      values = new Value[cellsFrom(code)];
      known[code.number()] = values;
    }
    return values;
  }

  private void makeRoom(Code code, int cell) {
    @Nullable
    Value[] values = memory(code);
    if (values.length <= cell) {
      known[code.number()] = Arrays.copyOf(values, cell + CELLS_MORE);
    }
  }

  private Value solve(Code code, int node) {
    if (depth == DEEPEST || left <= 0) {
      cutOff = true;
      return Value.UNKNOWN;
    }
    int at = depth++;
    codes[at] = code;
    nodes[at] = node;
    assumed[at] = Value.NOTHING;
    touched[at] = false;
    memory(code)[node] = BUSY;
    int provisionalBefore = provisionals;
    int lowestBefore = lowest;
    lowest = Integer.MAX_VALUE;
    Value value = settle(code, node, at, provisionalBefore);
    value = ask == Ask.WHAT ? value.withoutData() : value;
    depth--;
    memory(code)[node] = cutOff ? null : value;
    if (lowest < at) {
      remember(code, node);
      lowest = Math.min(lowest, lowestBefore);
    } else {
      provisionals = provisionalBefore;
      lowest = lowestBefore;
    }
    return value;
  }

  private Value settle(Code code, int node, int at, int provisionalBefore) {
    for (int round = 0;; round++) {
      left--;
      budget--;
      Value value = compute(code, node);
      if (!touched[at]) {
        return value;
      }
      Value more = assumed[at].or(value);
      if (more == assumed[at] || round == MOST_ROUNDS) {
        return more;
      }
      assumed[at] = more;
      forget(provisionalBefore);
    }
  }

  private Value compute(Code code, int node) {
    int end = code.scope().code().length;
    if (node < end) {
      return evaluation.node(code, node);
    }
    if (node == end) {
      return evaluation.returned(code);
    }
    int cell = node - cellsFrom(code);
    if (cell < 0) {
      return evaluation.given(code, node - end - 1);
    }
    Cells named = cells[code.number()];
    return named == null ? Value.NOTHING : evaluation.variable(code, named.names[cell]);
  }

  private Value assumption(Code code, int node) {
    for (int i = depth - 1; i >= 0; i--) {
      if (codes[i] == code && nodes[i] == node) {
        touched[i] = true;
        lowest = Math.min(lowest, i);
        return assumed[i];
      }
    }
    return Value.NOTHING;
  }

  private void remember(Code code, int node) {
    if (provisionals == provisional.length) {
      provisional = Arrays.copyOf(provisional, 2 * provisionals);
    }
    provisional[provisionals++] = new File.Node(code, node);
  }

  private void forget(int from) {
    while (provisionals > from) {
      File.Node place = provisional[--provisionals];
      memory(place.code())[place.node()] = null;
    }
  }

  Program program() {
    return program;
  }
}
