package dev.weir.scan.flow;

import java.util.ArrayList;
import java.util.List;

/** What attributes of values are: of objects and classes of the program with all that they inherit, of modules, of libraries. */
final class Attributes {

  private static final int MOST_FIELDS = 32;

  private final Solver solver;
  private final Variables variables;
  private final Types types;

  Attributes(Solver solver, Variables variables, Types types) {
    this.solver = solver;
    this.variables = variables;
    this.types = types;
  }

  Types types() {
    return types;
  }

  Value of(Value base, String name) {
    Value found = base.marks().length == 0 ? Value.NOTHING : Value.of(base.marks());
    for (Thing thing : base.things()) {
      found = found.or(of(thing, name));
    }
    return name.equals("value") && base.texts().length > 0
        ? found.or(base)
        : found.isNothing() ? Value.UNKNOWN : found;
  }

  /** Returns what methods of a class set an attribute of its objects to. */
  Value field(Code type, String name) {
    Value all = Value.NOTHING;
    for (File.Node set : type.fields().getOrDefault(name, List.of())) {
      all = all.or(solver.value(set.code(), set.node()));
    }
    for (File.Node part : type.fields().getOrDefault(name + Fields.PART, List.of())) {
      all = Changes.lifted(all, solver.value(part.code(), part.node()));
    }
    return all;
  }

  /** Returns the names of what the objects of a class hold. */
  List<String> fieldNames(Code type) {
    List<String> names = new ArrayList<>();
    for (Code each : types.lineage(type).types()) {
      for (String name : each.boundNames()) {
        if (names.size() < MOST_FIELDS && !name.startsWith("__") && !names.contains(name)) {
          names.add(name);
        }
      }
      for (String name : each.fields().keySet()) {
        if (!name.endsWith(Fields.PART) && names.size() < MOST_FIELDS && !names.contains(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Returns an object as a dict of what it holds, marked by the names of its fields. */
  Value whole(Code type, Labels labels, Code code, int node) {
    List<String> names = fieldNames(type);
    Entries.Builder fields = new Entries.Builder(names.size());
    for (String name : names) {
      Value value = of(new Thing.Instance(type), name);
      if (!value.isRoutine()) {
        fields.put(name, labels.field(code, node, name, value));
      }
    }
    return Value.of(Things.dict(fields.build(), Value.NOTHING));
  }

  private Value of(Thing thing, String name) {
    return switch (thing.kind()) {
      case LIBRARY -> variables.of((Thing.Library) thing, name);
      case INSTANCE -> ofObject(((Thing.Instance) thing).code(), name, 0);
      case TYPE -> ofType(((Thing.Type) thing).code(), name);
      case SUPER -> ofObject(((Thing.Super) thing).code(), name, 1);
      case MODULE -> {
        File file = ((Thing.Module) thing).file();
        yield variables.member(Value.of(thing), file.unit().module(), name, file);
      }
      case SYMBOL -> Elements.part((Symbol) thing, "." + name);
      case SHAPE -> Elements.field((Shape) thing, name);
      case ROUTINE -> variables.tasks().method(((Thing.Routine) thing).code(), name);
      case PARTIAL -> Value.UNKNOWN;
    };
  }

  private Value ofObject(Code type, String name, int skip) {
    Types.Lineage lineage = types.lineage(type);
    Value found = Value.NOTHING;
    for (Code each : lineage.types().subList(Math.min(skip, lineage.types().size()),
        lineage.types().size())) {
      if (each.fields().containsKey(name)) {
        found = found.or(solver.variable(each, "." + name));
      }
      if (each.bound(name).length > 0) {
        found = found.or(bind(solver.variable(each, name)));
        break;
      }
    }
    if (!found.isNothing()) {
      return found;
    }
    for (Thing.Library parent : lineage.libraries()) {
      Thing.Library object = new Thing.Library(parent.api().called(), parent.path() + "()", parent.made());
      found = found.or(variables.of(object, name));
    }
    return found.isNothing() && skip == 0 ? ofSubclasses(type, name) : found;
  }

  private Value ofSubclasses(Code type, String name) {
    Value found = Value.NOTHING;
    for (Code each : types.subclasses(type)) {
      if (each.fields().containsKey(name)) {
        found = found.or(solver.variable(each, "." + name));
      }
      if (each.bound(name).length > 0) {
        found = found.or(bind(solver.variable(each, name)));
      }
    }
    return found;
  }

  private Value ofType(Code type, String name) {
    Types.Lineage lineage = types.lineage(type);
    for (Code each : lineage.types()) {
      if (each.bound(name).length > 0) {
        return classBound(solver.variable(each, name));
      }
    }
    Value found = Value.NOTHING;
    for (Thing.Library parent : lineage.libraries()) {
      found = found.or(variables.of(parent, name));
    }
    return found;
  }

  /** Returns functions as methods of an object: with their receiver; properties as what they return. */
  private Value bind(Value value) {
    Value all = Value.NOTHING;
    for (Thing thing : value.things()) {
      if (thing instanceof Thing.Routine routine && routine.code().isMethod()) {
        Code code = routine.code();
        all = all.or(code.isProperty()
            ? solver.returned(code)
            : Value.of(new Thing.Routine(code, !code.decorated("staticmethod"))));
      } else {
        all = all.or(Value.of(thing));
      }
    }
    return all.or(value.withoutThings());
  }

  private static Value classBound(Value value) {
    Value all = value.withoutThings();
    for (Thing thing : value.things()) {
      all = all.or(thing instanceof Thing.Routine routine && routine.code().decorated("classmethod")
          ? Value.of(new Thing.Routine(routine.code(), true))
          : Value.of(thing));
    }
    return all;
  }
}
