package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Parameter;
import dev.weir.scan.ir.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What classes inherit from, and what inherits from them. */
final class Types {

  private static final int MOST_ANCESTORS = 32;
  private static final int MOST_SUBCLASSES = 16;
  private static final int MOST_LOOKED_AT = 64;

  private final Solver solver;
  private final Program program;
  private final Map<Code, Lineage> lineages = new HashMap<>();

  /**
   * A class with all that it inherits from.
   *
   * @param types of the program, itself first
   * @param libraries classes of libraries
   */
  record Lineage(List<Code> types, List<Thing.Library> libraries) {}

  Types(Solver solver, Program program) {
    this.solver = solver;
    this.program = program;
  }

  static boolean isReceiver(Code code, int parameter) {
    return parameter == 0 && code.isMethod() && code.scope().kind() == Scope.Kind.FUNCTION
        && code.scope().parameters().getFirst().kind() == Parameter.Kind.POSITIONAL
        && !code.decorated("staticmethod");
  }

  /** Returns what a method's receiver is: an object of its class, or the class. */
  static Value receiver(Code code) {
    Code type = code.type();
    if (type == null) {
      return Value.UNKNOWN;
    }
    String name = code.scope().name();
    boolean isType = code.decorated("classmethod") || name.equals("__new__")
        || name.equals("__init_subclass__")
        || code.scope().parameters().getFirst().name().equals("cls");
    return Value.of(isType ? new Thing.Type(type) : new Thing.Instance(type));
  }

  Lineage lineage(Code type) {
    Lineage known = lineages.get(type);
    if (known != null) {
      return known;
    }
    Set<Code> types = new LinkedHashSet<>();
    List<Thing.Library> libraries = new ArrayList<>();
    collect(type, types, libraries);
    Lineage lineage = new Lineage(List.copyOf(types), List.copyOf(libraries));
    lineages.put(type, lineage);
    return lineage;
  }

  /** Returns classes of the program that inherit from one, directly or not. */
  List<Code> subclasses(Code type) {
    Set<Code> found = new LinkedHashSet<>();
    for (Code candidate : candidates(type)) {
      if (found.size() < MOST_SUBCLASSES && candidate != type && lineage(candidate).types().contains(type)) {
        found.add(candidate);
        for (Code further : candidates(candidate)) {
          if (found.size() < MOST_SUBCLASSES && further != type
              && lineage(further).types().contains(candidate)) {
            found.add(further);
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private List<Code> candidates(Code type) {
    List<Code> candidates = program.uses().subclasses(type.name());
    return candidates.size() > MOST_LOOKED_AT ? candidates.subList(0, MOST_LOOKED_AT) : candidates;
  }

  private void collect(Code type, Set<Code> types, List<Thing.Library> libraries) {
    if (types.size() >= MOST_ANCESTORS || !types.add(type)) {
      return;
    }
    Code outer = type.outer();
    int node = type.scope().node();
    if (outer == null || node < 0 || outer.scope().op(node) != Op.CLASS) {
      return;
    }
    Scope scope = outer.scope();
    for (int i = 2 + scope.operand(node, 1); i < scope.operands(node); i++) {
      for (Thing thing : solver.value(outer, scope.operand(node, i)).things()) {
        if (thing instanceof Thing.Type parent) {
          collect(parent.code(), types, libraries);
        } else if (thing instanceof Thing.Library library && library.api().known()) {
          libraries.add(library);
        }
      }
    }
  }
}
