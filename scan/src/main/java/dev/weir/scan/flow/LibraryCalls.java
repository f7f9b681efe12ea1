package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import dev.weir.scan.knowledge.Api;
import dev.weir.scan.knowledge.Arg;
import dev.weir.scan.knowledge.FileNames;
import dev.weir.scan.knowledge.Sink;
import dev.weir.scan.knowledge.Source;
import dev.weir.scan.knowledge.Transform;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What calls of libraries give, as the catalogue tells: objects with what they were made of, data, and what becomes of data. */
final class LibraryCalls {

  private static final String ENVIRONMENT = "os.environ";
  private static final String PATH = "pathlib.Path";

  private final Solver solver;
  private final Buffers buffers;
  private final Variables variables;
  private final Labels labels;
  private final Configured configured;

  LibraryCalls(Solver solver, Variables variables, Labels labels, Configured configured) {
    this.configured = configured;
    this.solver = solver;
    this.buffers = new Buffers(solver);
    this.variables = variables;
    this.labels = labels;
  }

  Configured configured() {
    return configured;
  }

  /** Returns what a call gives. */
  Value of(Thing.Library library, Calls.Site site, Arguments arguments) {
    Api api = library.api();
    if (api.path().startsWith(ENVIRONMENT) || api.path().equals("os.getenv")) {
      return environment(site, arguments);
    }
    Sink sink = api.sink().orElse(null);
    boolean opens = sink != null && sink.opens();
    Made made = opens
        ? new Made(new File.Node(site.code(), site.call()), api, arguments, library.made(), Map.of())
        : library.made();
    Value value = result(library, made, arguments);
    if (api.path().equals(PATH)) {
      value = value.or(Folding.path(arguments.positional()));
    }
    if (sink == null) {
      value = value.with(passedOn(library, site, arguments))
          .with(buffers.written(library.path(), site.code(), site.call()));
    } else if (sink.channel() == Sink.Channel.PROCESS) {
      value = value.with(receiver(site).marks());
    } else if (!opens) {
      value = value
          .with(Mark.of(Signs.FETCHED, api.path(), site.code().step(site.call(), "answer of " + api.path())));
    }
    value = value.or(configured.read(library.path(), site))
        .or(configured.option(library.path(), receiver(site), arguments));
    if (HiddenCode.decodes(library.path())) {
      value = HiddenCode.decoded(value, library.path(), arguments.at(0),
          site.code().step(site.call(), "decoded by " + library.path()));
    }
    Source source = api.source().map(each -> told(each, site, arguments)).orElse(null);
    return source == null
        ? value
        : labels.asked(site.code(), site.call(),
            source.type().equals("USER_INPUT") ? question(arguments) : "",
            value.with(mark(source, site)));
  }

  /** Returns the first words among some arguments: those of a question. */
  private static String question(Arguments arguments) {
    return arguments.all().stream().map(Value::constant).filter(text -> !text.isEmpty()).findFirst()
        .orElse("");
  }

  /** The path of a file may tell more of what is in it. */
  private Source told(Source source, Calls.Site site, Arguments arguments) {
    if (source.type().equals("COMMAND_OUTPUT") && isWrittenOut(arguments.at(0))) {
      return new Source("SYSTEM_INFO", source.what());
    }
    if (!source.type().equals("FILE")) {
      return source;
    }
    String path = arguments.at(0).constant();
    Text[] of = receiver(site).texts();
    return FileNames.typeOf(path.isEmpty() && of.length > 0 ? of[0].pattern() : path)
        .map(type -> new Source(type, source.what())).orElse(source);
  }

  /** Returns whether the code itself says which command is run. */
  private static boolean isWrittenOut(Value command) {
    Shape words = Things.shape(command);
    Value program = words == null ? command : words.fields().getOrDefault("0", Value.NOTHING);
    return program.texts().length > 0 && program.texts()[0].pattern().indexOf(Text.HOLE) != 0;
  }

  private Value receiver(Calls.Site site) {
    Scope scope = site.code().scope();
    int callee = scope.operand(site.call(), 0);
    return callee >= 0 && scope.op(callee) == Op.ATTRIBUTE
        ? solver.value(site.code(), scope.operand(callee, 0))
        : Value.NOTHING;
  }

  private Value environment(Calls.Site site, Arguments arguments) {
    String name = arguments.at(0).constant();
    Value set = environment(site.code(), site.call(),
        Value.of(new Thing.Library(variables.environment(), ENVIRONMENT, null)), name);
    return set == null ? Value.UNKNOWN : set.or(arguments.at(1));
  }

  /** Returns the data that goes on through a call of a library: of its arguments and of what it is made on. */
  private Mark[] passedOn(Thing.Library library, Calls.Site site, Arguments arguments) {
    Mark[] data = Data.in(arguments);
    int callee = site.code().scope().operand(site.call(), 0);
    if (callee >= 0 && site.code().scope().op(callee) == Op.ATTRIBUTE) {
      data = Marks.union(data, solver.value(site.code(), callee).marks());
      boolean goesOn = library.api().called().known();
      if (library.made() != null && !goesOn) {
        data = Marks.union(data, Data.in(Value.of(library)));
      }
    }
    Transform transform = library.api().transform().orElse(null);
    if (transform == null || data.length == 0) {
      return data;
    }
    if (transform.kind() == Transform.Kind.REDUCES) {
      return Marks.NONE;
    }
    return Data.by(data, transform, site.code().step(site.call(), said(transform)));
  }

  /** Returns a variable of the environment, where a value is the environment and its name is known; else nothing. */
  @Nullable
  Value environment(Code code, int node, Value of, String name) {
    for (Thing thing : of.things()) {
      if (thing instanceof Thing.Library library && library.path().equals(ENVIRONMENT)) {
        return variable(code, node, name.isEmpty() ? "*" : name);
      }
    }
    return null;
  }

  private Value variable(Code code, int node, String name) {
    String type = labels.type(name);
    String spelled = ENVIRONMENT + "[\"" + name + "\"]";
    return Value.of(new Mark[]{Mark.of(type.isEmpty() ? "CONFIG" : type, spelled, code.step(node, spelled))})
        .or(configured.variable(name, code));
  }

  /** Returns the place that a call leads to, with what it was made of. */
  static Value result(Thing.Library library, @Nullable Made made, Arguments arguments) {
    Api api = library.api();
    Api result = api.chooser()
        .map(arg -> arg instanceof Arg.Named named ? arguments.of(named).constant() : "")
        .map(api::called).orElseGet(api::called);
    if (result.known()) {
      return Value.of(new Thing.Library(result, result.path(), made));
    }
    boolean opened = made != null && api.sink().isPresent();
    return opened ? Value.of(new Thing.Library(result, library.path() + "()", made)) : Value.UNKNOWN;
  }

  private static String said(Transform transform) {
    return (transform.kind() == Transform.Kind.ENCODES ? "encoded by " : "made unreadable by ")
        + transform.what();
  }

  static Mark mark(Source source, Calls.Site site) {
    String name = site.code().nameOf(site.call());
    return Mark.of(source.type(), name.isEmpty() ? source.what() : name,
        site.code().step(site.call(), source.what()));
  }
}
