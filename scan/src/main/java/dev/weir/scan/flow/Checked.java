package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import dev.weir.scan.knowledge.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a value is once a test has looked at it. What is one of the code's own constants tells nothing of anybody; an address whose
 * host is on a list still says what it says, but leads to no host that a stranger chose.
 */
final class Checked {

  /** What the names of lists say that hold what is allowed, where nobody knows what is in them. */
  private static final List<String> LISTS = List.of("allow", "whitelist", "permit", "trusted", "safe",
      "supported");
  private final Solver solver;

  Checked(Solver solver) {
    this.solver = solver;
  }

  /** Returns what {@code of} is by an {@link Op#AMONG}, an {@link Op#HOST_AMONG} or an {@link Op#PASSED}. */
  Value value(Code code, int node, Value of) {
    Mark[] data = of.isNothing() ? Marks.NONE : Data.in(of);
    if (data.length == 0) {
      return of;
    }
    int by = code.scope().operand(node, 1);
    Transform transform = code.scope().op(node) == Op.PASSED
        ? byCall(code, by, code.scope().operand(node, 0))
        : byList(code, by, code.scope().op(node) == Op.AMONG);
    return transform == null
        ? of
        : new Value(of.things(), of.texts(), Data.by(data, transform, code.step(node, transform.what())),
            of.flags(), of.symbolic());
  }

  private @Nullable Transform byList(Code code, int list, boolean whole) {
    String name = list < 0 ? "" : code.lastName(list);
    boolean constants = isConstant(solver.value(code, list));
    if (!constants && LISTS.stream().noneMatch(name.toLowerCase(Locale.ROOT)::contains)) {
      return null;
    }
    Transform.Kind kind = whole && constants ? Transform.Kind.SANITISES : Transform.Kind.CONFINES;
    return new Transform(kind, "check against " + (name.isEmpty() ? "a list" : name));
  }

  /** Returns whether a value is nothing but constants, or a container of them. */
  private static boolean isConstant(Value value) {
    Shape shape = Things.shape(value);
    if (shape == null) {
      return value.texts().length > 0 && value.plain() && !value.symbolic();
    }
    boolean whole = shape.rest().isNothing() ? !shape.fields().isEmpty() : isConstant(shape.rest());
    return whole && value.things().length == 1
        && (shape.keyed() || shape.fields().values().stream().allMatch(Checked::isConstant));
  }

  private @Nullable Transform byCall(Code code, int call, int looked) {
    Scope scope = code.scope();
    int callee = scope.operand(call, 0);
    String name = callee < 0 ? "" : code.lastName(callee);
    int first = scope.operand(call, 2) > 0 ? scope.operand(call, 4) : Op.NOTHING;
    boolean confines = switch (name) {
      case "startswith" -> all(constants(solver.value(code, first)), Checked::namesHost);
      case "endswith" ->
        isHost(code, callee, looked) && all(constants(solver.value(code, first)), Checked::isSuffix);
      case "match" -> all(patterns(code, callee, call), pattern -> matchesHost(pattern, false));
      case "fullmatch" -> all(patterns(code, callee, call), pattern -> matchesHost(pattern, true));
      default -> true;
    };
    return confines ? new Transform(Transform.Kind.CONFINES, "check by " + name) : null;
  }

  /** Returns whether what a method looks at is a host: a part of the address that is told of, or called one. */
  private static boolean isHost(Code code, int method, int looked) {
    String name = code.lastName(looked).toLowerCase(Locale.ROOT);
    return code.scope().operand(method, 0) != looked || name.contains("host") || name.contains("domain")
        || name.contains("netloc");
  }

  private static boolean all(List<String> texts, Predicate<String> holds) {
    return !texts.isEmpty() && texts.stream().allMatch(holds);
  }

  /** Returns whether an address is written out up to the slash behind its host: before it, anything could be added. */
  private static boolean namesHost(String address) {
    int host = address.indexOf("//") + 2;
    int end = address.indexOf('/', host);
    return host > 1 && end > host && address.substring(host, end).indexOf('.') > 0
        && address.lastIndexOf('*', end) < 0;
  }

  /** Returns whether a text is the end of a host with the dot before it: {@code .example.com}. */
  private static boolean isSuffix(String text) {
    return text.startsWith(".") && text.lastIndexOf('.') > 0 && text.indexOf('/') < 0;
  }

  /** Returns whether a regular expression ends the host in names that it writes out: {@code https://[a-z]+\.example\.com/.*}. */
  private static boolean matchesHost(String pattern, boolean whole) {
    int host = pattern.indexOf("//") + 2;
    int slash = pattern.indexOf('/', host > 1 ? host : 0);
    int dot = pattern.lastIndexOf("\\.", slash < 0 ? pattern.length() : slash);
    int end = dot + 2;
    while (end < pattern.length() && Character.isLetter(pattern.charAt(end))) {
      end++;
    }
    int rest = end < pattern.length() && pattern.charAt(end) == ')' ? end + 1 : end;
    boolean ends = rest == pattern.length()
        ? whole
        : "/($".indexOf(pattern.charAt(rest)) >= 0
            || pattern.startsWith("\\Z", rest);
    return dot > 0 && end > dot + 3 && ends;
  }

  /** Returns the constants that a value is, or that a tuple holds; none where it may be anything else. */
  private static List<String> constants(Value value) {
    Shape shape = Things.shape(value);
    if (!isConstant(value)) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    for (Text text : value.texts()) {
      all.add(text.pattern());
    }
    if (shape != null) {
      shape.fields().values().forEach(field -> all.addAll(constants(field)));
    }
    return all;
  }

  /** Returns the regular expressions that a call matches with: {@code re.match(HERE, url)}, {@code COMPILED.match(url)}. */
  private List<String> patterns(Code code, int callee, int call) {
    Scope scope = code.scope();
    if (callee < 0 || scope.op(callee) != Op.ATTRIBUTE) {
      return List.of();
    }
    if (scope.operand(call, 2) > 1) {
      return constants(solver.value(code, scope.operand(call, 4)));
    }
    int of = scope.operand(callee, 0);
    if (of < 0 || scope.op(of) != Op.NAME) {
      return compiled(code, of);
    }
    Code module = code.file().module();
    int[] bound = module.bound(scope.text(of, 0));
    return bound.length == 1 ? compiled(module, bound[0]) : List.of();
  }

  private List<String> compiled(Code code, int node) {
    Scope scope = code.scope();
    boolean compiles = node >= 0 && scope.op(node) == Op.CALL && scope.operand(node, 2) > 0
        && code.lastName(scope.operand(node, 0)).equals("compile");
    return compiles ? constants(solver.value(code, scope.operand(node, 4))) : List.of();
  }
}
