package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a declared type tells of a value. */
final class Hints {

  private static final int DEEPEST = 5;
  private static final Set<String> SAME = Set.of("Optional", "Union", "Annotated", "Final", "ClassVar",
      "Awaitable", "Required",
      "NotRequired", "ReadOnly", "Mapped", "Coroutine", "AsyncContextManager", "ContextManager",
      "ContextVar");
  private static final Set<String> MANY = Set.of("List", "Sequence", "Iterable", "Iterator", "Set",
      "FrozenSet", "Tuple", "list",
      "set", "tuple", "frozenset", "AsyncIterator", "AsyncIterable", "Generator", "AsyncGenerator",
      "Collection", "Dict",
      "dict", "Mapping", "MutableMapping", "DefaultDict", "QuerySet");
  private static final Map<String, String> TYPES = Map.of("EmailStr", "EMAIL", "NameEmail", "EMAIL",
      "SecretStr", "SECRET",
      "SecretBytes", "SECRET", "PaymentCardNumber", "CREDIT_CARD", "UploadFile", "FILE");

  private final Solver solver;
  private final Variables variables;
  private final Labels labels;

  Hints(Solver solver, Variables variables, Labels labels) {
    this.solver = solver;
    this.variables = variables;
    this.labels = labels;
  }

  /** Returns what a value of a declared type is. */
  Value typed(@Nullable Code code, int hint) {
    return code == null || hint < 0 ? Value.NOTHING : typed(code, hint, DEEPEST);
  }

  private Value typed(Code code, int hint, int deep) {
    Scope scope = code.scope();
    if (hint < 0 || deep == 0) {
      return Value.NOTHING;
    }
    return switch (scope.op(hint)) {
      case Op.INDEX -> generic(code, hint, deep);
      case Op.BINARY ->
        typed(code, scope.operand(hint, 0), deep - 1).or(typed(code, scope.operand(hint, 1), deep - 1));
      case Op.TUPLE -> {
        Value all = Value.NOTHING;
        for (int i = 0; i < Math.min(DEEPEST, scope.operands(hint)); i++) {
          all = all.or(typed(code, scope.operand(hint, i), deep - 1));
        }
        yield all;
      }
      case Op.TEXT -> named(code, hint);
      case Op.NONE, Op.LIST -> Value.NOTHING;
      case Op.CALL -> code.lastName(scope.operand(hint, 0)).equals("NewType")
          ? objects(code, hint, solver.value(code, hint))
          : Value.NOTHING;
      default -> objects(code, hint, solver.value(code, hint));
    };
  }

  private Value generic(Code code, int hint, int deep) {
    Scope scope = code.scope();
    String name = code.lastName(scope.operand(hint, 0));
    if (SAME.contains(name)) {
      return typed(code, scope.operand(hint, 1), deep - 1);
    }
    if (MANY.contains(name)) {
      return Value.of(Things.list(typed(code, scope.operand(hint, 1), deep - 1)));
    }
    return typed(code, scope.operand(hint, 0), deep - 1);
  }

  /** Returns what a hint in quotes means: a name, with dots or without. */
  private Value named(Code code, int hint) {
    String name = code.scope().text(hint, 0);
    int dot = name.indexOf('.');
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isJavaIdentifierPart(name.charAt(i)) && name.charAt(i) != '.') {
        return Value.NOTHING;
      }
    }
    if (dot < 0) {
      return name.isEmpty() ? Value.NOTHING : objects(code, hint, variables.named(code, name));
    }
    Value module = variables.named(code, name.substring(0, dot));
    return objects(code, hint,
        variables.member(module, name.substring(0, dot), name.substring(dot + 1), code.file()));
  }

  /** Returns objects of the types that a hint names; of a {@code NewType} what its name says. */
  private Value objects(Code code, int hint, Value types) {
    Value all = Value.NOTHING;
    for (Thing thing : types.things()) {
      if (thing instanceof Thing.Type type) {
        all = all.or(Value.of(new Thing.Instance(type.code())));
      } else if (thing instanceof Thing.Library library && library.api().called().known()) {
        all = all
            .or(Value.of(new Thing.Library(library.api().called(), library.api().called().path(), null)));
      }
    }
    String type = TYPES.getOrDefault(code.lastName(hint), labels.type(types.constant()));
    return type.isEmpty()
        ? all
        : all.with(Mark.of(type, code.lastName(hint), code.step(hint, "type " + code.lastName(hint))));
  }
}
