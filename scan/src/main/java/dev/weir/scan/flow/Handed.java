package dev.weir.scan.flow;

import dev.weir.scan.ir.Scope;
import java.util.List;
import java.util.Set;

/** What a function is given by the call that it is handed to, which calls it: {@code submit(f, x)}, {@code Thread(target=f, args=(x,))}. */
final class Handed {

  /** Calls that run, now or later, what they are given, and give it what they are given beside it. */
  private static final Set<String> RUNNERS = Set.of("submit", "Thread", "Process", "Timer", "map", "imap",
      "imap_unordered", "starmap", "map_async", "starmap_async", "apply", "apply_async", "run_in_executor",
      "to_thread", "run_sync", "call_later", "call_soon", "call_soon_threadsafe", "start_new_thread", "spawn",
      "spawn_later", "start_soon", "sync_to_async", "run_in_threadpool", "add_task", "enqueue",
      "deferToThread",
      "callInThread", "callLater", "callFromThread");
  private static final Set<String> ONE_BY_ONE = Set.of("map", "imap", "imap_unordered", "map_async");
  private static final Set<String> SPREAD = Set.of("starmap", "starmap_async");

  /** Returns whether a call of this name runs the functions that it is given. */
  static boolean isTo(String name) {
    return RUNNERS.contains(name);
  }

  /** Returns how many arguments a call has, by position and by name. */
  static int count(Scope scope, int call) {
    return scope.operand(call, 2) + scope.operand(call, 3);
  }

  /** Returns the node of an argument: those by position first, then those by name. */
  static int argument(Scope scope, int call, int i) {
    int positional = scope.operand(call, 2);
    return scope.operand(call, i < positional ? 4 + i : 4 + positional + 2 * (i - positional) + 1);
  }

  /**
   * Returns what the function gets that stands at a place among the arguments of a call.
   *
   * @param place as of {@link #argument}; below 0 where the call is of a method of the function itself
   */
  static Arguments to(int place, Calls calls, Code code, int call) {
    Arguments all = calls.arguments(code, call);
    String name = code.lastName(code.scope().operand(call, 0));
    if (ONE_BY_ONE.contains(name)) {
      return Arguments.of(List.of(Elements.iterated(all.at(place + 1))));
    }
    if (SPREAD.contains(name)) {
      return spread(Elements.iterated(all.at(place + 1)), Value.NOTHING);
    }
    boolean byPosition = place < code.scope().operand(call, 2);
    boolean inLists = byPosition
        && (name.startsWith("apply") || name.equals("Timer") || name.equals("start_new_thread"));
    Value args = all.named("args").or(inLists ? all.at(place + 1) : Value.NOTHING);
    Value named = all.named("kwargs").or(inLists ? all.at(place + 2) : Value.NOTHING);
    if (args != Value.NOTHING || place >= 0 && named != Value.NOTHING) {
      return spread(args, named);
    }
    if (place < 0) {
      return all;
    }
    return byPosition ? all.from(place + 1) : Arguments.NONE;
  }

  private static Arguments spread(Value args, Value named) {
    boolean none = named == Value.NOTHING;
    return new Arguments(List.of(args), 0, none ? List.of() : List.of(""), none ? List.of() : List.of(named));
  }

  private Handed() {}
}
