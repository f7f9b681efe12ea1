package dev.weir.scan.ir;

import java.util.List;

/**
 * The body of a module, a class or a function: nodes in the order in which they run.
 *
 * @param number in its unit; the module's body is 0
 * @param parent number of the scope around it, -1 for a module's body
 * @param node of its {@link Op#FUNCTION} or {@link Op#CLASS} in the parent
 * @param bindings (text, node) for each time that a name is bound, in order: attributes of a module or class; of a function what
 *     functions in it may see, and what it calls its values
 * @param lines (node, line) where a node stands on another line than the one before
 */
@SuppressWarnings("ArrayRecordComponent") // flat for speed; nobody compares scopes, and whoever is given one only reads it
public record Scope(Unit.Strings strings, int number, int parent, int node, Kind kind, String name, int line,
    int endLine,
    String docstring, List<Parameter> parameters, boolean async, int[] code, int[] bindings, int[] lines) {

  private static final int COLUMN_BITS = 12;
  private static final int COLUMN_MASK = (1 << COLUMN_BITS) - 1;

  /** What it is the body of. */
  public enum Kind {
    MODULE, CLASS, FUNCTION, LAMBDA
  }

  public Scope {
    parameters = List.copyOf(parameters);
  }

  /** Returns the operation of a node. */
  public int op(int node) {
    return code[node] & 0xff;
  }

  /** Returns the node after this one, or the length of the code. */
  public int next(int node) {
    return node + (code[node] >>> 8);
  }

  /** Returns how many operands a node has. */
  public int operands(int node) {
    return (code[node] >>> 8) - 1;
  }

  /** Returns an operand, from 0. */
  public int operand(int node, int i) {
    return code[node + 1 + i];
  }

  /** Returns the string that an operand names. */
  public String text(int node, int i) {
    return strings.text(code[node + 1 + i]);
  }

  /** Returns the line of a node, from 1. */
  public int line(int node) {
    int low = 0;
    int high = lines.length / 2 - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (lines[2 * middle] <= node) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return lines.length == 0 ? line : lines[2 * low + 1];
  }

  /** Returns the column of a call, from 1 and at most 4,095. */
  public int column(int call) {
    return code[call + 2] & COLUMN_MASK;
  }

  /** Returns the last line of a call. */
  public int endLine(int call) {
    return line(call) + (code[call + 2] >>> COLUMN_BITS);
  }

  static int position(int column, int linesMore) {
    return Math.clamp(column, 1, COLUMN_MASK)
        | Math.clamp(linesMore, 0, (1 << 31 - COLUMN_BITS) - 1) << COLUMN_BITS;
  }
}
