package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;
import dev.weir.scan.knowledge.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls whose meaning the analysis itself has to know: what only rearranges values, or calls what it is given. */
final class Builtins {

  private static final Set<String> ROOTS = Set.of("builtins", "asyncio", "anyio", "concurrent", "functools",
      "copy", "types",
      "collections", "contextlib", "typing", "dataclasses", "itertools", "importlib");

  private final Calls calls;
  private final Attributes attributes;
  private final Variables variables;
  private final Labels labels;

  Builtins(Calls calls, Attributes attributes, Variables variables, Labels labels) {
    this.calls = calls;
    this.attributes = attributes;
    this.variables = variables;
    this.labels = labels;
  }

  /** Returns whether a call may be one of these. */
  boolean concerns(Thing.Library library) {
    int dot = library.path().indexOf('.');
    return dot > 0 && ROOTS.contains(library.path().substring(0, dot));
  }

  /** Returns what a call gives; nothing where it is none of these. */
  @Nullable
  Value value(Thing.Library library, Calls.Site site, Arguments arguments) {
    String path = library.path();
    int dot = path.indexOf('.');
    if (dot < 0) {
      return null;
    }
    return switch (path.substring(0, dot)) {
      case "builtins" -> builtin(path.substring(dot + 1), site, arguments);
      case "asyncio", "anyio", "concurrent", "threading", "multiprocessing" ->
        concurrent(path, site, arguments);
      default -> other(path, site, arguments);
    };
  }

  private @Nullable Value builtin(String name, Calls.Site site, Arguments arguments) {
    Value first = arguments.at(0);
    return switch (name) {
      case "str", "unicode", "bytes" -> Folding.as(first, Folding.texts(first));
      case "list", "tuple", "set", "frozenset", "sorted", "reversed", "iter",
          "aiter" ->
        arguments.count() == 0
            ? Value.of(Things.list(List.of()))
            : Things.shape(first) == null ? Value.of(Things.list(Elements.iterated(first))) : first;
      case "dict", "OrderedDict" -> dict(arguments);
      case "next", "anext" -> Elements.any(first);
      case "zip" -> zip(arguments);
      case "enumerate" ->
        Value.of(Things.list(Value.of(Things.list(List.of(Value.UNKNOWN, Elements.iterated(first))))));
      case "map" -> Value
          .of(Things.list(calls.of(first, site, Arguments.of(List.of(Elements.iterated(arguments.at(1)))))));
      case "filter" -> arguments.at(1);
      case "getattr" -> attribute(arguments, site);
      case "vars" -> labels.whole(site.code(), site.argument(0), whole(first, site));
      case "super" -> parent(site);
      case "type" -> type(first);
      case "__import__" -> module(first, site);
      case "print", "setattr", "delattr" -> Value.UNKNOWN;
      default -> null;
    };
  }

  private @Nullable Value concurrent(String path, Calls.Site site, Arguments arguments) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    return switch (name) {
      case "run", "wait_for", "shield", "create_task", "ensure_future", "run_until_complete",
          "run_coroutine_threadsafe" ->
        arguments.at(0);
      case "gather" -> Value.of(Things.list(arguments.positional()));
      case "to_thread", "submit", "run_sync" -> calls.of(arguments.at(0), site, arguments.from(1));
      case "run_in_executor" -> calls.of(arguments.at(1), site, arguments.from(2));
      default -> null;
    };
  }

  private @Nullable Value other(String path, Calls.Site site, Arguments arguments) {
    return switch (path) {
      case "functools.partial", "functools.partialmethod" ->
        Value.of(new Thing.Partial(arguments.at(0), arguments.from(1)));
      case "os.path.join", "posixpath.join" -> Folding.path(arguments.positional());
      case "urllib.parse.urljoin", "urlparse.urljoin", "six.moves.urllib.parse.urljoin" ->
        Folding.resolve(arguments.at(0), arguments.at(1));
      case "copy.copy", "copy.deepcopy", "types.MappingProxyType", "collections.OrderedDict",
          "os.path.expanduser",
          "os.path.abspath", "contextlib.closing", "contextlib.nullcontext" ->
        arguments.at(0);
      case "shlex.split" -> Methods.words(arguments.at(0));
      case "typing.cast" -> arguments.at(1);
      case "typing.NewType" -> arguments.at(0);
      case "dataclasses.asdict", "attr.asdict", "attrs.asdict", "dataclasses.astuple" ->
        labels.whole(site.code(), site.argument(0), whole(arguments.at(0), site));
      case "dataclasses.replace" -> arguments.at(0).with(Data.in(arguments));
      case "itertools.chain" -> Value.of(Things.list(anyOf(arguments)));
      case "importlib.import_module" -> module(arguments.at(0), site);
      default -> null;
    };
  }

  /** Returns objects of the program as dicts of what they hold. */
  Value whole(Value value, Calls.Site site) {
    Value all = value;
    for (Thing thing : value.things()) {
      if (thing instanceof Thing.Instance instance) {
        all = all.or(attributes.whole(instance.code(), labels, site.code(), site.call()));
      }
    }
    return all;
  }

  private static Value dict(Arguments arguments) {
    Entries.Builder fields = new Entries.Builder(arguments.names().size());
    Value all = arguments.at(0);
    for (int i = 0; i < arguments.names().size(); i++) {
      if (arguments.names().get(i).isEmpty()) {
        all = all.or(arguments.named().get(i));
      } else {
        fields.put(arguments.names().get(i), arguments.named().get(i));
      }
    }
    return Value.of(Things.dict(fields.build(), Value.NOTHING)).or(all);
  }

  private static Value zip(Arguments arguments) {
    List<Value> items = new ArrayList<>();
    for (Value value : arguments.positional()) {
      items.add(Elements.iterated(value));
    }
    return Value.of(Things.list(Value.of(Things.list(items))));
  }

  private static Value anyOf(Arguments arguments) {
    Value all = Value.NOTHING;
    for (Value value : arguments.positional()) {
      all = all.or(Elements.iterated(value));
    }
    return all;
  }

  private Value attribute(Arguments arguments, Calls.Site site) {
    String name = arguments.at(1).constant();
    if (name.isEmpty()) {
      return Data.only(arguments.at(0)).or(method(arguments.at(0)));
    }
    Step step = site.code().step(site.call(), "attribute " + name);
    return labels.element(name, step, attributes.of(arguments.at(0), name).or(arguments.at(2)));
  }

  /** Returns the method that stands for all others of clients of HTTP, which differ in nothing but their names. */
  private Value method(Value client) {
    Value all = Value.NOTHING;
    for (Thing thing : client.things()) {
      Value post = thing instanceof Thing.Library ? attributes.of(Value.of(thing), "post") : Value.NOTHING;
      for (Thing found : post.things()) {
        all = found instanceof Thing.Library library && isOfHttp(library) ? all.or(Value.of(found)) : all;
      }
    }
    return all;
  }

  private static boolean isOfHttp(Thing.Library library) {
    return library.api().sink().filter(sink -> sink.channel() == Sink.Channel.HTTP).isPresent();
  }

  private static Value parent(Calls.Site site) {
    Code type = site.code().type();
    return type == null ? Value.UNKNOWN : Value.of(new Thing.Super(type));
  }

  private static Value type(Value object) {
    Value all = Value.NOTHING;
    for (Thing thing : object.things()) {
      all = thing instanceof Thing.Instance instance
          ? all.or(Value.of(new Thing.Type(instance.code())))
          : all;
    }
    return all == Value.NOTHING ? Value.UNKNOWN : all;
  }

  private Value module(Value name, Calls.Site site) {
    String constant = name.constant();
    return constant.isEmpty() ? Value.UNKNOWN : variables.module(constant, site.code().file());
  }
}
