package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;

/** Tells of places of libraries that a test has put something else in the place of: {@code @mock.patch("requests.get")}. */
final class StandIns {

  private static final String PATCH = "patch";

  private StandIns() {}

  /** Returns whether a place is replaced where code runs: in its own scope, or by a decorator of one around it. */
  static boolean replace(Code code, String path) {
    return replaces(code, path, false) || aroundReplaces(code, path);
  }

  private static boolean aroundReplaces(Code code, String path) {
    for (Code at = code; at.outer() != null; at = at.outer()) {
      if (at.decorated(PATCH) && replaces(at.outer(), path, true)) {
        return true;
      }
    }
    return false;
  }

  private static boolean replaces(Code code, String path, boolean decorators) {
    Scope scope = code.scope();
    for (int node = 0; node < scope.code().length; node = scope.next(node)) {
      boolean patch = scope.op(node) == Op.CALL && scope.operand(node, 2) > 0
          && code.lastName(scope.operand(node, 0)).equals(PATCH);
      if (patch && isOf(scope, scope.operand(node, 4), path) && decorators == code.isDecorator(node)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(Scope scope, int target, String path) {
    if (target < 0 || scope.op(target) != Op.TEXT) {
      return false;
    }
    String text = scope.text(target, 0);
    return text.equals(path) || text.endsWith("." + path) || path.startsWith(text + ".");
  }
}
