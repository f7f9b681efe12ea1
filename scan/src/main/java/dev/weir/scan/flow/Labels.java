package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;
import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Parameter;
import dev.weir.scan.ir.Scope;
import dev.weir.scan.knowledge.Source;

/** Marks values with the data that their names tell of: {@code customer.email}, {@code row["iban"]}, a parameter {@code ssn}. */
final class Labels {

  /** How much of {@code a.b.c} a report shows. */
  private static final int PARTS_SHOWN = 3;
  /** What makes the name of an object that of all that it holds. */
  private static final String WHOLE = "_data";

  private final Ask ask;
  private final Knowledge knowledge;

  Labels(Knowledge knowledge, Ask ask) {
    this.ask = ask;
    this.knowledge = knowledge;
  }

  /** Returns the type of data in something of a name, or an empty string. */
  String type(String name) {
    return ask == Ask.WHAT || name.length() < 2
        ? ""
        : knowledge.typeOf(name);
  }

  Value parameter(Code code, Parameter parameter, int node, Value value) {
    Value named = mark(value, parameter.name(), parameter.name(),
        code.step(node, "parameter " + parameter.name()));
    Value labelled = type(parameter.name()).isEmpty() ? described(code, parameter, node, named) : named;
    return ask == Ask.ALL && Handlers.gives(code, parameter)
        ? labelled.with(
            Mark.of("USER_INPUT", parameter.name(), code.step(node, "request parameter " + parameter.name())))
        : labelled;
  }

  /** Marks a parameter of which its name says nothing and the docstring does. */
  private Value described(Code code, Parameter parameter, int node, Value value) {
    String name = parameter.name();
    if (ask == Ask.WHAT || name.isEmpty() || code.scope().docstring().isEmpty() || value.isObject()
        || isCode(value)) {
      return value;
    }
    String type = Docstrings.typeOf(code.scope().docstring(), name, this::type);
    return type.isEmpty()
        ? value
        : value.with(Mark.of(type, name, code.step(node, "parameter " + name + ", as its docstring says")));
  }

  /** Marks what is in a variable of which nothing else is known. */
  Value name(Code code, int node, Value value) {
    String name = code.scope().text(node, 0);
    return (value.isNothing() || isUnbound(value)) && !type(name).isEmpty() && !isModule(code, name)
        ? mark(value, name, name, code.step(node, name))
        : value;
  }

  /** Returns whether a file imports a module of a name and means nothing else by it: {@code secrets} of the language are none. */
  private static boolean isModule(Code code, String name) {
    int[] bound = code.file().module().bound(name);
    for (int node : bound) {
      if (code.file().module().scope().op(node) != Op.IMPORT) {
        return false;
      }
    }
    return bound.length > 0;
  }

  private static boolean isUnbound(Value value) {
    for (Thing thing : value.things()) {
      if (!isUnbound(thing)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a thing is of a name that nothing in sight binds. */
  static boolean isUnbound(Thing thing) {
    return thing instanceof Thing.Library library && library.path().startsWith("builtins.")
        && !library.api().known();
  }

  Value attribute(Code code, int node, Value unmarked) {
    String name = code.scope().text(node, 1);
    Value value = ask == Ask.ALL && Handlers.isOfRequest(code, node)
        ? unmarked.with(Mark.of("USER_INPUT", "request." + name, code.step(node, "request." + name)))
        : unmarked;
    if (type(name).isEmpty()) {
      return value;
    }
    String spelled = code.spelling(node, PARTS_SHOWN);
    return mark(value, name, spelled, code.step(node, spelled));
  }

  /** Marks what a place of a library is as data. */
  Value source(Code code, int node, Value value) {
    Value all = value;
    for (Thing thing : ask == Ask.WHAT ? Value.NO_THINGS : value.things()) {
      if (thing instanceof Thing.Library library) {
        Source source = library.api().source().orElse(null);
        if (source != null) {
          all = all.with(Mark.of(source.type(), source.what(), code.step(node, source.what())));
        }
      }
    }
    return all;
  }

  Value element(Code code, int node, Value value) {
    Scope scope = code.scope();
    int key = scope.operand(node, 1);
    String name = key >= 0 && scope.op(key) == dev.weir.scan.ir.Op.TEXT ? scope.text(key, 0) : "";
    if (type(name).isEmpty()) {
      return variable(code, node, value);
    }
    String spelled = code.spelling(scope.operand(node, 0), PARTS_SHOWN) + "[\"" + name + "\"]";
    return mark(value, name, spelled, code.step(node, spelled));
  }

  /** Marks what was taken out by a name. */
  Value element(String name, Step step, Value value) {
    return type(name).isEmpty() ? value : mark(value, name, name, step);
  }

  /** Marks what is put under a key or given under a name; not the number of somebody: {@code customer=customer.id}. */
  Value field(Code code, int node, String key, int given, Value value) {
    String name = type(key).equals("PERSON") && given >= 0 ? code.lastName(given) : "";
    return name.equals("id") || name.endsWith("_id") ? value : field(code, node, key, value);
  }

  /** Marks what is put under a key or given under a name. */
  Value field(Code code, int node, String key, Value value) {
    if (type(key).equals("SECRET") && Secrets.isPlausible(value.constant())) {
      return value.with(Mark.of("SECRET", key, code.step(node, "constant \"" + key + "\"")));
    }
    return type(key).isEmpty() ? value : mark(value, key, key, code.step(node, "\"" + key + "\""));
  }

  /** Marks all of an object whose class nobody knows, by the variable that holds it: {@code vars(patient)}. */
  Value whole(Code code, int object, Value value) {
    String spelled = object < 0 ? "" : code.spelling(object, PARTS_SHOWN);
    String name = object < 0 ? "" : code.lastName(object);
    return name.isEmpty()
        ? value
        : mark(value, name + WHOLE, spelled, code.step(object, "all of " + spelled));
  }

  /** Marks what was asked for by the words of the question: {@code input("Your e-mail: ")}. */
  Value asked(Code code, int node, String question, Value value) {
    String type = type(question);
    return type.isEmpty()
        ? value
        : value.with(Mark.of(type, question, code.step(node, "asked: " + question)));
  }

  /** Marks what a variable is set to. */
  Value variable(Code code, int node, Value value) {
    String name = code.nameOf(node);
    return type(name).isEmpty() ? value : mark(value, name, name, code.step(node, "variable " + name));
  }

  /** Marks a constant that its name tells to be a secret. */
  Value constant(Code code, int node, Value value) {
    String name = code.nameOf(node);
    return type(name).equals("SECRET") && Secrets.isPlausible(value.constant())
        ? value.with(Mark.of("SECRET", name, code.step(node, "constant " + name)))
        : value;
  }

  /** Marks a value, but not an object whose class is known: the names of its fields tell more than its own. */
  private Value mark(Value value, String name, String spelled, Step step) {
    String type = type(name);
    Shape shape = Things.shape(value);
    boolean told = shape != null && !shape.fields().isEmpty() || value.plain() && !value.isNothing()
        || value.isObject();
    if (type.isEmpty() || told || isCode(value)) {
      return value;
    }
    for (Mark mark : value.marks()) {
      if (mark.datum() != null && mark.datum().type().equals(type)) {
        return value;
      }
    }
    return value.with(Mark.of(type, spelled, step));
  }

  private static boolean isCode(Value value) {
    for (Thing thing : value.things()) {
      boolean data = thing instanceof Symbol || thing instanceof Shape
          || thing instanceof Thing.Instance
          || thing instanceof Thing.Library library
              && (!library.api().known() || library.api().source().isPresent());
      if (!data) {
        return true;
      }
    }
    return false;
  }
}
