package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import java.util.BitSet;
import java.util.Set;

/**
 * What is written into a file in memory or a temporary one, by itself or by what was put around it: {@code csv.writer(buffer)},
 * {@code json.dump(data, buffer)}. In which order that happens is not looked at.
 */
final class Buffers {

  private static final Set<String> MAKERS = Set.of("io.StringIO", "io.BytesIO", "StringIO.StringIO",
      "cStringIO.StringIO", "tempfile.NamedTemporaryFile", "tempfile.TemporaryFile",
      "tempfile.SpooledTemporaryFile");

  /** Calls that write into what they are given, or give something that does. */
  private static final Set<String> WRITERS = Set.of("writer", "DictWriter", "dump", "safe_dump", "dump_all",
      "pack", "print", "copyfileobj", "to_csv", "to_json", "to_excel", "to_parquet", "to_pickle", "save",
      "savez", "savefig", "write", "GzipFile", "ZipFile", "TextIOWrapper", "BufferedWriter", "ExcelWriter",
      "Pickler");

  /** Nodes that are looked through to come to where a value begins. */
  private static final int MOST_LOOKED_THROUGH = 16;

  private final Solver solver;

  Buffers(Solver solver) {
    this.solver = solver;
  }

  /** Returns the data that is written in a scope to what a call there makes; nothing where that is no buffer. */
  Mark[] written(String path, Code code, int made) {
    Mark[] data = Marks.NONE;
    if (!MAKERS.contains(path)) {
      return data;
    }
    Scope scope = code.scope();
    BitSet parts = new BitSet();
    parts.set(made);
    for (int node = 0; node < scope.code().length; node = scope.next(node)) {
      if (scope.op(node) == Op.CALL && node != made && writes(code, node, parts)) {
        data = Marks.union(data, Data.in(solver.evaluation().calls().given(code, node)));
        data = Marks.union(data, writtenOut(code, node, parts));
      }
    }
    return data;
  }

  /** Returns the data of what writes itself into a buffer: {@code picture.save(buffer)}. */
  private Mark[] writtenOut(Code code, int call, BitSet parts) {
    Scope scope = code.scope();
    int callee = scope.operand(call, 0);
    boolean method = callee >= 0 && scope.op(callee) == Op.ATTRIBUTE
        && !isPart(scope, scope.operand(callee, 0), parts);
    return method ? Data.in(solver.value(code, scope.operand(callee, 0))) : Marks.NONE;
  }

  /** Returns whether a call is made on a part, or given one to write to: then what it gives is a part, too. */
  private static boolean writes(Code code, int call, BitSet parts) {
    Scope scope = code.scope();
    int callee = scope.operand(call, 0);
    boolean method = callee >= 0 && scope.op(callee) == Op.ATTRIBUTE;
    if (method && isPart(scope, scope.operand(callee, 0), parts)) {
      return true;
    }
    if (!WRITERS.contains(code.lastName(callee))) {
      return false;
    }
    int positional = scope.operand(call, 2);
    for (int i = 0; i < positional + scope.operand(call, 3); i++) {
      int argument = scope.operand(call, i < positional ? 4 + i : 5 + positional + 2 * (i - positional));
      if (isPart(scope, argument, parts)) {
        parts.set(call);
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(Scope scope, int node, BitSet parts) {
    int at = node;
    for (int i = 0; i < MOST_LOOKED_THROUGH && at >= 0 && !parts.get(at); i++) {
      at = switch (scope.op(at)) {
        case Op.AFTER, Op.SET_ATTRIBUTE, Op.SET_INDEX, Op.ENTER, Op.TYPED -> scope.operand(at, 0);
        case Op.PHI -> scope.operand(at, 0) >= 0 ? scope.operand(at, 0) : scope.operand(at, 1);
        default -> Op.NOTHING;
      };
    }
    return at >= 0 && parts.get(at);
  }
}
