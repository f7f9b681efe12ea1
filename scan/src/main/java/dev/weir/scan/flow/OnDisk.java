package dev.weir.scan.flow;

import dev.weir.scan.ir.Scope;
import dev.weir.scan.knowledge.Sink;
import java.util.List;

/** Tells of models and data sets that are loaded from this machine: {@code from_pretrained("./model")}. */
final class OnDisk {

  private static final List<String> PATHS = List.of("./", "../", "/", "~", "file:");
  private static final List<String> NAMES = List.of("_dir", "_folder", "_directory", "checkpoint");

  private OnDisk() {}

  /** Returns whether a call loads what it names from this machine, as far as it tells. */
  static boolean is(Sink sink, Code code, int call, Arguments arguments) {
    if (sink.channel() != Sink.Channel.AI || sink.effect() != Sink.Effect.FETCHES) {
      return false;
    }
    Value first = arguments.at(0);
    return arguments.named("local_files_only").has(Value.TRUE) || isPath(first.constant())
        || first.constant().isEmpty() && isNamedSo(code, call);
  }

  private static boolean isPath(String name) {
    return PATHS.stream().anyMatch(name::startsWith);
  }

  private static boolean isNamedSo(Code code, int call) {
    Scope scope = code.scope();
    String name = scope.operand(call, 2) == 0 ? "" : code.lastName(scope.operand(call, 4));
    return NAMES.stream().anyMatch(name::endsWith);
  }
}
