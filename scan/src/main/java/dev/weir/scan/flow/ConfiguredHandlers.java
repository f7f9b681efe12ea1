package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import dev.weir.scan.knowledge.Api;
import dev.weir.scan.knowledge.Catalogue;
import dev.weir.scan.knowledge.Sink;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Handlers of logs that no code makes, but the configuration of logging by their names: {@code {"class":
 * "logging.handlers.SysLogHandler", "address": …}}.
 */
record ConfiguredHandlers(Solver solver, Catalogue catalogue) {

  private static final Set<String> KEYS = Set.of("class", "()");

  /** Returns the handler that a dict describes, with its settings; empty where it describes none that sends. */
  Optional<Receivers.Called> in(Code code, int dict) {
    Scope scope = code.scope();
    for (int i = 0; i + 1 < scope.operands(dict); i += 2) {
      int name = scope.operand(dict, i + 1);
      if (isKey(scope, scope.operand(dict, i)) && name >= 0 && scope.op(name) == Op.TEXT) {
        Api api = catalogue.at(scope.text(name, 0));
        if (api.sink().filter(sink -> sink.channel() == Sink.Channel.LOGGING).isPresent()) {
          return Optional
              .of(new Receivers.Called(new Thing.Library(api, api.path(), null), settings(code, dict)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isKey(Scope scope, int key) {
    return key >= 0 && scope.op(key) == Op.TEXT && KEYS.contains(scope.text(key, 0));
  }

  private Arguments settings(Code code, int dict) {
    solver.begin();
    Shape shape = Things.shape(solver.value(code, dict));
    return shape == null
        ? Arguments.NONE
        : new Arguments(List.of(), Arguments.NO_SPREAD, shape.fields().keys(), shape.fields().values());
  }
}
