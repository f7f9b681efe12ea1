package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import dev.weir.scan.knowledge.Api;
import dev.weir.scan.knowledge.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What libraries give to functions of the program that they call: handlers that are decorated ({@code @bot.on_message()}), handed
 * over ({@code CommandHandler("start", start)}), set ({@code client.on_connect = f}), and methods that override theirs.
 */
final class Frameworks {

  private final Solver solver;
  private final Types types;
  private final Catalogue catalogue;
  private final Map<File, Map<String, List<File.Node>>> handed = new HashMap<>();

  Frameworks(Solver solver, Types types, Catalogue catalogue) {
    this.solver = solver;
    this.types = types;
    this.catalogue = catalogue;
  }

  /** Returns what a function's parameter is by what calls it; {@link Value#NOTHING} where no library is known to. */
  Value given(Code function, int parameter) {
    int receiver = Types.isReceiver(function, 0) ? 1 : 0;
    if (function.outer() == null || parameter < receiver) {
      return Value.NOTHING;
    }
    Asked asked = new Asked(parameter - receiver, function.scope().parameters().get(parameter).name());
    Value all = decorated(function, asked);
    if (receiver > 0) {
      all = all.or(overriding(function, asked));
    }
    for (File.Node node : handed.computeIfAbsent(function.file(), this::handed).getOrDefault(function.name(),
        List.of())) {
      all = all.or(handedOver(node, asked));
    }
    return all;
  }

  /** A parameter without the receiver before it. */
  private record Asked(int place, String name) {

    Value of(Api api) {
      Api given = api.given(place, name);
      return given.known() ? Value.of(new Thing.Library(given, given.path(), null)) : Value.NOTHING;
    }
  }

  private Value decorated(Code function, Asked asked) {
    Code outer = function.outer();
    int node = function.scope().node();
    Value all = Value.NOTHING;
    if (outer != null && node >= 0 && outer.scope().op(node) == Op.FUNCTION) {
      for (int i = 0; i < outer.scope().operand(node, 1); i++) {
        all = all.or(by(outer, outer.callee(outer.scope().operand(node, 2 + i)), asked));
      }
    }
    return all;
  }

  private Value overriding(Code method, Asked asked) {
    Code type = method.type();
    Value all = Value.NOTHING;
    if (type != null) {
      for (Thing.Library parent : types.lineage(type).libraries()) {
        all = all.or(asked.of(parent.api().called().attribute(method.scope().name())));
      }
    }
    return all;
  }

  private Value handedOver(File.Node at, Asked asked) {
    Scope scope = at.code().scope();
    if (scope.op(at.node()) == Op.CALL) {
      return by(at.code(), scope.operand(at.node(), 0), asked);
    }
    Value all = Value.NOTHING;
    for (Thing thing : solver.value(at.code(), scope.operand(at.node(), 0)).things()) {
      if (thing instanceof Thing.Library library) {
        all = all.or(asked.of(library.api().attribute(scope.text(at.node(), 1))));
      }
    }
    return all;
  }

  private Value by(Code code, int callee, Asked asked) {
    Value all = Value.NOTHING;
    for (Thing thing : solver.value(code, callee).things()) {
      if (thing instanceof Thing.Library library) {
        all = all.or(asked.of(library.api()));
      }
    }
    return all;
  }

  /** Returns by their names what a file hands to calls and sets attributes to; nothing of a file that imports nothing that talks. */
  private Map<String, List<File.Node>> handed(File file) {
    Map<String, List<File.Node>> found = new HashMap<>();
    if (file.imports().stream().noneMatch(each -> catalogue.module(root(each[0])).capable())) {
      return found;
    }
    for (Code code : file.codes()) {
      Scope scope = code.scope();
      for (int node = 0; node < scope.code().length; node = scope.next(node)) {
        if (scope.op(node) == Op.SET_ATTRIBUTE) {
          note(code, scope.operand(node, 2), node, found);
        } else if (scope.op(node) == Op.CALL) {
          for (int i = 0; i < Handed.count(scope, node); i++) {
            note(code, Handed.argument(scope, node, i), node, found);
          }
        }
      }
    }
    return found;
  }

  private static void note(Code code, int function, int at, Map<String, List<File.Node>> found) {
    int op = function < 0 ? Op.NONE : code.scope().op(function);
    if (op == Op.NAME || op == Op.ATTRIBUTE || op == Op.FUNCTION) {
      found.computeIfAbsent(code.lastName(function), _ -> new ArrayList<>()).add(new File.Node(code, at));
    }
  }

  private static String root(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }
}
