package dev.weir.scan.flow;

import dev.weir.scan.configuration.ConfigurationFile;
import dev.weir.scan.configuration.ConfigurationFiles;
import dev.weir.scan.configuration.Entry;
import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The addresses that a program reads from its configuration files, where those lie among what is scanned:
 * {@code yaml.safe_load(open("app.yaml"))["api"]["url"]}, {@code os.environ["API_URL"]} beside a {@code .env}.
 */
final class Configured {

  private static final Set<String> READERS = Set.of("yaml.safe_load", "yaml.load", "yaml.full_load",
      "yaml.unsafe_load",
      "json.load", "json.loads", "tomllib.load", "tomllib.loads", "tomli.load", "tomli.loads", "toml.load",
      "toml.loads",
      "dotenv.dotenv_values", "configparser.ConfigParser().read", "configparser.ConfigParser().read_file",
      "configparser.RawConfigParser().read", "configparser.SafeConfigParser().read");
  /** What gives the content of what it is called on. */
  private static final Set<String> CONTENTS = Set.of("read", "read_text", "read_bytes", "open", "resolve",
      "absolute",
      "expanduser");
  private static final int MOST_STEPS = 8;

  private final Solver solver;
  private final ConfigurationFiles files;

  Configured(Solver solver, ConfigurationFiles files) {
    this.solver = solver;
    this.files = files;
  }

  /** Returns the addresses in the file that a call of a library reads, as containers; {@link Value#NOTHING} of any other call. */
  Value read(String library, Calls.Site site) {
    if (!READERS.contains(library)) {
      return Value.NOTHING;
    }
    Value all = Value.NOTHING;
    for (String path : paths(site.code(), site.argument(0))) {
      ConfigurationFile file = files.named(path, site.code().file().unit().path()).orElse(null);
      if (file != null) {
        Mark mark = Mark.of("CONFIG", file.name(), site.code().step(site.call(), "read from " + file.path()));
        all = all.or(value(file.entries(), mark, Shape.DEEPEST));
      }
    }
    return all;
  }

  /** Returns what {@code parser.get(section, option)} gives of what the parser has read; {@link Value#NOTHING} of any other call. */
  Value option(String library, Value parser, Arguments arguments) {
    if (!library.startsWith("configparser.") || !library.endsWith("Parser().get")) {
      return Value.NOTHING;
    }
    Shape read = Things.shape(parser);
    Value option = read == null
        ? Value.NOTHING
        : Elements.of(Elements.of(Value.of(read), arguments.at(0).constant()), arguments.at(1).constant());
    return option.or(arguments.named("fallback"));
  }

  /** Returns the address that a variable of the environment is set to by a file beside the code; {@link Value#NOTHING} for none. */
  Value variable(String name, Code code) {
    return files.variable(name, code.file().unit().path()).map(address -> open(address.text()))
        .orElse(Value.NOTHING);
  }

  /** Returns an entry with what is in it, down to the depth to which containers are told apart. */
  private static Value value(Entry entry, Mark mark, int deep) {
    return switch (entry) {
      case Entry.Address address -> open(address.text()).with(mark);
      case Entry.Group group when deep > 0 -> {
        Entries.Builder fields = new Entries.Builder(group.entries().size());
        group.entries().forEach((key, inner) -> fields.put(key, value(inner, mark, deep - 1)));
        yield Value.of(Things.dict(fields.build(), Value.UNKNOWN));
      }
      case Entry.Many many when deep > 0 -> {
        List<Value> items = new ArrayList<>();
        many.entries().forEach(inner -> items.add(value(inner, mark, deep - 1)));
        yield Value.of(Things.list(items));
      }
      case Entry.Group _,Entry.Many _,Entry.Other _ -> Value.UNKNOWN;
    };
  }

  /** Returns an address that may be another one where the program runs. */
  private static Value open(String address) {
    return Value.of(address).or(Value.UNKNOWN);
  }

  /** Returns the paths that a value was read from, as far as they are known: that of {@code open(path)}, of {@code path.read_text()}. */
  private List<String> paths(Code code, int node) {
    Scope scope = code.scope();
    int at = node;
    for (int i = 0; i < MOST_STEPS && at >= 0; i++) {
      int op = scope.op(at);
      int callee = op == Op.CALL ? scope.operand(at, 0) : Op.NOTHING;
      boolean method = callee >= 0 && scope.op(callee) == Op.ATTRIBUTE
          && CONTENTS.contains(scope.text(callee, 1))
          && scope.operand(at, 2) == 0;
      boolean opens = callee >= 0 && code.lastName(callee).equals("open") && scope.operand(at, 2) > 0;
      boolean onPath = opens && scope.op(callee) == Op.ATTRIBUTE && isPath(code, scope.operand(callee, 0));
      if (op == Op.ENTER || op == Op.AFTER) {
        at = scope.operand(at, 0);
      } else if (method || onPath) {
        at = scope.operand(callee, 0);
      } else if (opens) {
        at = scope.operand(at, 4);
      } else {
        return op == Op.PARAMETER ? defaults(code, at) : texts(solver.value(code, at));
      }
    }
    return List.of();
  }

  private boolean isPath(Code code, int node) {
    for (Thing thing : solver.value(code, node).things()) {
      if (thing instanceof Thing.Library library && library.path().startsWith("pathlib.")) {
        return true;
      }
    }
    return false;
  }

  /** Returns what a parameter is where nobody gives it. */
  private List<String> defaults(Code code, int parameter) {
    Code outer = code.outer();
    int otherwise = code.defaultOf(code.scope().operand(parameter, 0));
    return outer == null || otherwise < 0 ? List.of() : texts(solver.value(outer, otherwise));
  }

  /** Returns the constants that a value may be, or that a list holds. */
  private static List<String> texts(Value value) {
    List<String> all = new ArrayList<>();
    for (Text text : value.texts()) {
      all.add(text.pattern().replace(Text.HOLE, '*'));
    }
    Shape shape = Things.shape(value);
    if (shape != null) {
      shape.fields().values().forEach(field -> all.addAll(texts(field)));
    }
    return all;
  }
}
