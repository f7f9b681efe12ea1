package dev.weir.policy.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Compiles conditions, and what tells buckets apart; bounded in length, depth, loops and regular expressions (RE2, linear in the text). */
public final class Conditions {

  private static final CelOptions OPTIONS = CelOptions.current().enableHeterogeneousNumericComparisons(true)
      .maxExpressionCodePointSize(10_000).maxParseRecursionDepth(64).comprehensionMaxIterations(1_000)
      .maxRegexProgramSize(2_000).build();

  private static final Set<CelType> NAMING = Set.of(SimpleType.STRING, SimpleType.INT, SimpleType.BOOL);

  private static final CelCompiler COMPILER = compiler();
  private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS)
      .build();

  private Conditions() {}

  /** What became of compiling. */
  public sealed interface Compiled {

    /** It can be asked. */
    record Ok(Condition condition) implements Compiled {}

    /** It gives what a bucket or a budget is named after. */
    record Named(Per per) implements Compiled {}

    /** It gives a whole number. */
    record Weighed(Weight weight) implements Compiled {}

    /** It cannot; all that is wrong with it. */
    record Bad(List<Fault> faults) implements Compiled {
      public Bad {
        faults = List.copyOf(faults);
      }
    }
  }

  /**
   * Something wrong in a condition.
   *
   * @param line 1-based
   * @param column 0-based, in code points
   */
  public record Fault(int line, int column, String cause, String mend) {}

  /** Returns the condition that {@code text} spells; never throws for anything in it. */
  public static Compiled compile(String text) {
    return compile(text, Conditions::condition);
  }

  /** Returns what {@code text} tells buckets and budgets apart by; never throws for anything in it. */
  public static Compiled per(String text) {
    return compile(text, Conditions::named);
  }

  /** Returns the whole number that {@code text} spells; never throws for anything in it. */
  public static Compiled weight(String text) {
    return compile(text, (ast, expression) -> ast.getResultType().equals(SimpleType.INT)
        ? new Compiled.Weighed(new Weight(expression))
        : one("the expression gives " + ast.getResultType().name() + ", and no whole number",
            "write one such as caller.team == \"ops\" ? 10 : 0"));
  }

  /** Makes something of an expression that is sound. */
  private interface Planned {
    Compiled of(CelAbstractSyntaxTree ast, Expression expression);
  }

  private static Compiled compile(String text, Planned planned) {
    try {
      CelValidationResult parsed = COMPILER.parse(text);
      if (parsed.hasError()) {
        return bad(parsed, text);
      }
      CelValidationResult checked = withCounts(parsed.getAst()).check(parsed.getAst());
      return checked.hasError()
          ? bad(checked, text)
          : planned.of(checked.getAst(), plan(text, checked.getAst()));
    } catch (CelValidationException | CelEvaluationException e) {
      return one("cannot be compiled", "write it in a simpler way");
    }
  }

  private static Expression plan(String text, CelAbstractSyntaxTree ast) throws CelEvaluationException {
    Set<String> asks = new HashSet<>();
    ast.getReferenceMap().values().stream().map(CelReference::name).filter(Predicate.not(String::isEmpty))
        .forEach(asks::add);
    return new Expression(text, RUNTIME.createProgram(ast), asks);
  }

  private static Compiled condition(CelAbstractSyntaxTree ast, Expression expression) {
    if (!ast.getResultType().equals(SimpleType.BOOL)) {
      return one("the condition gives " + ast.getResultType().name() + ", not true or false",
          "compare it with something");
    }
    CelExpr root = ast.getExpr();
    return root.getKind() == Kind.CONSTANT && !root.constant().booleanValue()
        ? one("the condition is never true, so the rule is unreachable", "remove the rule")
        : new Compiled.Ok(new Condition(expression));
  }

  private static Compiled named(CelAbstractSyntaxTree ast, Expression expression) {
    return NAMING.contains(ast.getResultType())
        ? new Compiled.Named(new Per.Worked(expression))
        : one("the expression gives " + ast.getResultType().name() + ", which names nothing",
            "write one that gives text, a whole number, or true and false");
  }

  /**
   * Makes {@code data.EMAIL} a number that is 0 where no e-mail was found, and not an error. A kind that the condition
   * also asks for with {@code has()} stays a key of the map.
   */
  private static CelCompiler withCounts(CelAbstractSyntaxTree ast) {
    Set<String> counted = new TreeSet<>();
    Set<String> tested = new HashSet<>();
    CelNavigableAst.fromAst(ast).getRoot().allNodes().map(CelNavigableExpr::expr)
        .filter(expr -> expr.getKind() == Kind.SELECT && isData(expr.select().operand()))
        .forEach(expr -> (expr.select().testOnly() ? tested : counted).add(expr.select().field()));
    counted.removeAll(tested);
    if (counted.isEmpty()) {
      return COMPILER;
    }
    CelCompilerBuilder builder = COMPILER.toCompilerBuilder();
    counted.forEach(kind -> builder.addVar("data." + kind, SimpleType.INT));
    return builder.build();
  }

  private static CelCompiler compiler() {
    CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder().setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
    Variables.types().forEach(builder::addVar);
    return builder.build();
  }

  private static boolean isData(CelExpr expr) {
    return expr.getKind() == Kind.IDENT && expr.ident().name().equals("data");
  }

  private static Compiled bad(CelValidationResult result, String text) {
    return new Compiled.Bad(
        result.getErrors().stream().map(issue -> Faults.of(issue, text)).distinct().toList());
  }

  private static Compiled one(String cause, String mend) {
    return new Compiled.Bad(List.of(new Fault(1, 0, cause, mend)));
  }
}
