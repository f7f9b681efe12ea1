package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where functions and classes of the program may be used, by their names alone: who looks for the callers of {@code post} has to
 * look at these places, and need not at others. Other names under which a function was imported are followed.
 */
final class Uses {

  /** Places of one name that are looked at. */
  static final int MOST = 512;
  private static final int MOST_MAKERS = 4;

  /** Calls that call what they are given. */
  private static final Set<String> HANDERS = Set.of("submit", "Thread", "Process", "Timer", "map", "imap",
      "imap_unordered", "starmap",
      "apply", "apply_async", "map_async", "partial", "run_in_executor", "to_thread", "call_later",
      "call_soon",
      "call_soon_threadsafe", "start_new_thread", "add_done_callback", "delay", "schedule", "run_sync",
      "filter", "register", "connect",
      "add_job", "do", "defer", "spawn", "enqueue", "start_soon", "add_task", "start", "create_task", "Task",
      "retry", "run",
      "run_with_retry", "call", "with_retry", "execute", "add_handler", "subscribe", "on", "reduce", "wrap",
      "dispatch", "then", "Listener", "on_press", "on_release", "hook");

  /** Methods of tasks of queues that call them. */
  private static final Set<String> LATER = Set.of("delay", "apply_async", "apply", "send",
      "send_with_options",
      "s", "si", "signature", "subtask", "schedule", "defer", "enqueue", "kiq");

  private final Map<String, List<File.Node>> calls = new HashMap<>();
  private final Map<String, List<File.Node>> handed = new HashMap<>();
  private final Map<String, Set<String>> aliases = new HashMap<>();
  private final Map<String, Set<String>> makers = new HashMap<>();
  private final Map<String, List<Code>> subclasses = new HashMap<>();

  Uses(Program program) {
    Set<String> defined = new HashSet<>();
    for (int i = 0; i < program.codes(); i++) {
      defined.add(program.code(i).name());
    }
    for (File file : program.files()) {
      for (Code code : file.codes()) {
        aliases(code, defined);
      }
    }
    for (Set<String> names : List.copyOf(aliases.values())) {
      defined.addAll(names);
    }
    for (Set<String> names : makers.values()) {
      defined.addAll(names);
    }
    for (File file : program.files()) {
      for (Code code : file.codes()) {
        collect(code, defined);
      }
    }
  }

  /** Returns whether a method of a function calls it with what it is given, now or later, here or elsewhere: of a task. */
  static boolean isLater(String method) {
    return LATER.contains(method);
  }

  /** Returns the calls whose callee has a name, or another name of it. */
  List<File.Node> calls(String name) {
    return found(calls, name);
  }

  /** Returns the calls that are given something of a name as an argument. */
  List<File.Node> handed(String name) {
    return found(handed, name);
  }

  /** Returns the classes that say to inherit from one of a name. */
  List<Code> subclasses(String name) {
    return subclasses.getOrDefault(name, List.of());
  }

  private List<File.Node> found(Map<String, List<File.Node>> in, String name) {
    List<File.Node> found = in.getOrDefault(name, List.of());
    Set<String> others = others(name);
    if (!others.isEmpty()) {
      found = new ArrayList<>(found);
      for (String other : others) {
        found.addAll(in.getOrDefault(other, List.of()));
      }
    }
    return found;
  }

  /** Returns the other names of a name: of a function that others make and return, theirs as well. */
  private Set<String> others(String name) {
    Set<String> direct = aliases.getOrDefault(name, Set.of());
    Set<String> made = makers.getOrDefault(name, Set.of());
    if (made.isEmpty()) {
      return direct;
    }
    Set<String> all = new LinkedHashSet<>(direct);
    for (String maker : made) {
      all.add(maker);
      all.addAll(aliases.getOrDefault(maker, Set.of()));
    }
    all.remove(name);
    return all;
  }

  private void aliases(Code code, Set<String> defined) {
    Scope scope = code.scope();
    int[] bindings = scope.bindings();
    for (int i = 0; i < bindings.length; i += 2) {
      int node = opened(scope, bindings[i + 1]);
      int op = scope.op(node);
      if (op == Op.FROM || op == Op.ATTRIBUTE || op == Op.NAME) {
        String original = scope.text(node, op == Op.FROM ? 2 : op == Op.ATTRIBUTE ? 1 : 0);
        alias(original, scope.strings().text(bindings[i]), defined);
      } else if (op == Op.CALL) {
        boolean partial = scope.operand(node, 2) > 0
            && code.lastName(scope.operand(node, 0)).startsWith("partial");
        String made = code.lastName(scope.operand(node, partial ? 4 : 0));
        alias(made, scope.strings().text(bindings[i]), defined);
      }
    }
    for (int node = 0; node < scope.code().length; node = scope.next(node)) {
      if (scope.op(node) == Op.RETURN || scope.op(node) == Op.YIELD) {
        returned(code, node);
      }
    }
  }

  /** Returns what {@code with} opens, or the node itself. */
  private static int opened(Scope scope, int node) {
    return scope.op(node) == Op.ENTER && scope.operand(node, 0) >= 0 ? scope.operand(node, 0) : node;
  }

  /** Notes a function that makes and returns another; of one name the first few, as half of all decorators return a wrapper. */
  private void returned(Code code, int node) {
    int given = code.scope().operand(node, 0);
    if (code.isFunction() && given >= 0 && code.scope().op(given) == Op.FUNCTION) {
      Set<String> known = makers.computeIfAbsent(code.lastName(given), _ -> new LinkedHashSet<>());
      if (known.size() < MOST_MAKERS) {
        known.add(code.name());
      }
    }
  }

  private void alias(String original, String name, Set<String> defined) {
    if (!name.equals(original) && defined.contains(original)) {
      aliases.computeIfAbsent(original, _ -> new LinkedHashSet<>()).add(name);
    }
  }

  private void collect(Code code, Set<String> defined) {
    Scope scope = code.scope();
    for (int node = 0; node < scope.code().length; node = scope.next(node)) {
      int op = scope.op(node);
      if (op == Op.CALL) {
        add(calls, code.lastName(scope.operand(node, 0)), defined, code, node);
        int callee = scope.operand(node, 0);
        if (callee >= 0 && scope.op(callee) == Op.ATTRIBUTE && isLater(scope.text(callee, 1))) {
          add(handed, code.lastName(scope.operand(callee, 0)), defined, code, node);
        }
        boolean hands = HANDERS.contains(code.lastName(scope.operand(node, 0)));
        int arguments = hands ? scope.operand(node, 2) + 2 * scope.operand(node, 3) : 0;
        for (int i = 0; i < arguments; i++) {
          boolean isName = i >= scope.operand(node, 2) && (i - scope.operand(node, 2)) % 2 == 0;
          if (!isName && mayBeFunction(scope, scope.operand(node, 4 + i))) {
            add(handed, code.lastName(scope.operand(node, 4 + i)), defined, code, node);
          }
        }
      } else if (op == Op.CLASS) {
        subclass(code, node);
      }
    }
  }

  private static boolean mayBeFunction(Scope scope, int node) {
    int op = node < 0 ? Op.NONE : scope.op(node);
    return op == Op.NAME || op == Op.ATTRIBUTE || op == Op.FUNCTION || op == Op.FROM || op == Op.PHI;
  }

  private void subclass(Code code, int node) {
    Scope scope = code.scope();
    Code type = code.file().codes().get(scope.operand(node, 0));
    for (int i = 2 + scope.operand(node, 1); i < scope.operands(node); i++) {
      String parent = code.lastName(scope.operand(node, i));
      if (!parent.isEmpty()) {
        subclasses.computeIfAbsent(parent, _ -> new ArrayList<>()).add(type);
      }
    }
  }

  private static void add(Map<String, List<File.Node>> to, String name, Set<String> defined, Code code,
      int node) {
    if (!name.isEmpty() && defined.contains(name)) {
      List<File.Node> nodes = to.computeIfAbsent(name, _ -> new ArrayList<>());
      if (nodes.size() < MOST) {
        nodes.add(new File.Node(code, node));
      }
    }
  }
}
