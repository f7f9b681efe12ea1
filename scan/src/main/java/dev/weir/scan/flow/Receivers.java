package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import dev.weir.scan.knowledge.Api;
import dev.weir.scan.knowledge.Catalogue;
import dev.weir.scan.knowledge.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which place of a library a call is of. Where neither the program nor a hint tells what a call is made on, the name of the variable
 * may: {@code session.post(url, json=x)}. That guess is taken only where the call looks like one that sends, or where its file
 * imports a library that does.
 */
final class Receivers {

  /** Methods whose object is worth asking all callers for. */
  private static final Set<String> HTTP_VERBS = Set.of("post", "put", "patch", "get", "delete", "request",
      "send", "sendall", "fetch",
      "urlopen", "sendmail", "send_message", "publish");
  /** What is guessed of names so common that the call has to look like one as well. */
  private static final String VAGUE = "guess.Client";
  private static final Set<String> OF_TESTS = Set.of("unittest", "pytest", "django.test",
      "rest_framework.test",
      "fastapi.testclient", "starlette.testclient", "flask.testing", "nose", "werkzeug.test", "webtest");
  private static final int MOST_STEPS = 2;
  private static final int DIRECTLY = -1;
  private static final Set<String> NAMED = Set.of("json", "data", "params", "headers", "timeout", "files",
      "url", "body", "content",
      "auth", "verify");

  private final Solver solver;
  private final Catalogue catalogue;
  private final Capabilities capabilities;
  private final File file;

  Receivers(Solver solver, Catalogue catalogue, Capabilities capabilities, File file) {
    this.solver = solver;
    this.catalogue = catalogue;
    this.capabilities = capabilities;
    this.file = file;
  }

  /**
   * A place of a library.
   *
   * @param before arguments that it was given before
   * @param handed where it stands among the arguments of a call that runs what it is given; {@link #DIRECTLY} where it is called itself
   */
  record Called(Thing.Library library, Arguments before, int handed) {

    Called(Thing.Library library, Arguments before) {
      this(library, before, DIRECTLY);
    }

    /** Returns what it is given by a call. */
    Arguments arguments(Calls calls, Code code, int call) {
      return before
          .and(handed == DIRECTLY ? calls.arguments(code, call) : Handed.to(handed, calls, code, call));
    }
  }

  /** Returns whether a call may be of a place that sends. */
  boolean sends(Code code, int call) {
    solver.begin();
    for (Called called : called(code, call)) {
      if (called.library().api().sink().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Returns the places of libraries that a call may be of. */
  List<Called> called(Code code, int call) {
    int callee = code.scope().operand(call, 0);
    Value value = solver.value(code, callee);
    List<Called> found = libraries(value, Arguments.NONE);
    if (Handed.isTo(code.lastName(callee)) && found.stream().allMatch(Receivers::isQuiet)) {
      found = handed(code, call, found);
    }
    if (!found.isEmpty() || callee < 0 || isKnown(value)) {
      return found;
    }
    if (value.symbolic() && isWorthAsking(code, call, callee)) {
      found = libraries(solver.evaluation().callers().filled(value), Arguments.NONE);
    }
    return found.isEmpty() ? guessed(code, call, callee) : found;
  }

  /** Returns the places that a call is given to run them; what it is a call of where there are none. */
  private List<Called> handed(Code code, int call, List<Called> otherwise) {
    List<Called> found = new ArrayList<>();
    for (int i = 0; i < Handed.count(code.scope(), call); i++) {
      for (Called each : libraries(solver.value(code, Handed.argument(code.scope(), call, i)),
          Arguments.NONE)) {
        if (!isQuiet(each)) {
          found.add(new Called(each.library(), each.before(), i));
        }
      }
    }
    return found.isEmpty() ? otherwise : found;
  }

  /** Returns whether nothing leaves by a place itself. */
  private static boolean isQuiet(Called called) {
    Sink sink = called.library().api().sink().orElse(null);
    return sink == null || sink.effect() == Sink.Effect.OPENS;
  }

  private static boolean isKnown(Value value) {
    for (Thing thing : value.things()) {
      if (!(thing instanceof Symbol) && !Labels.isUnbound(thing)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether all callers are worth being asked what a call is made on. */
  private boolean isWorthAsking(Code code, int call, int callee) {
    if (capabilities.none()) {
      return false;
    }
    String name = code.lastName(callee);
    boolean verb = HTTP_VERBS.contains(name) || !capabilities.of(file).isEmpty()
        || code.scope().op(callee) == Op.PARAMETER;
    return verb && !isLookup(code, call, name);
  }

  /** Returns whether a call is one of a dict: {@code x.get("key")}. */
  private boolean isLookup(Code code, int call, String name) {
    Scope scope = code.scope();
    if (!name.equals("get") || scope.operand(call, 3) > 0 || scope.operand(call, 2) == 0) {
      return false;
    }
    int key = scope.operand(call, 4);
    return key >= 0 && scope.op(key) == Op.TEXT && scope.text(key, 0).indexOf('/') < 0;
  }

  private List<Called> guessed(Code code, int call, int callee) {
    Scope scope = code.scope();
    if (scope.op(callee) == Op.PARAMETER) {
      return injected(code, callee);
    }
    if (scope.op(callee) != Op.ATTRIBUTE || isOfTests()) {
      return List.of();
    }
    String method = scope.text(callee, 1);
    if (isLookup(code, call, method)) {
      return List.of();
    }
    int base = scope.operand(callee, 0);
    Api api = isStandIn(code, base) ? catalogue.usually("") : usual(code, base, MOST_STEPS).attribute(method);
    boolean plausible = api.path().startsWith(VAGUE) ? isRequest(code, call, api) : isPlausible(code, call);
    return api.sink().isPresent() && plausible
        ? List.of(new Called(new Thing.Library(api, api.path(), null), Arguments.NONE))
        : List.of();
  }

  /** Returns what a framework gives a handler to call, by its name: {@code say} of a file that imports Slack's. */
  private List<Called> injected(Code code, int callee) {
    Api api = catalogue.usually(code.lastName(callee));
    int dot = api.path().indexOf('.');
    boolean imported = dot > 0
        && capabilities.of(file).stream().anyMatch(module -> module.startsWith(api.path().substring(0, dot)));
    return imported && api.sink().isPresent()
        ? List.of(new Called(new Thing.Library(api, api.path(), null), Arguments.NONE))
        : List.of();
  }

  /** Returns what a value mostly is by the name that it has, or as an attribute of what another is. */
  private Api usual(Code code, int node, int deep) {
    String last = code.lastName(node);
    Api usual = catalogue.usually(last.isEmpty() ? code.nameOf(node) : last);
    boolean part = !usual.known() && deep > 0 && node >= 0 && code.scope().op(node) == Op.ATTRIBUTE;
    return part ? usual(code, code.scope().operand(node, 0), deep - 1).attribute(last) : usual;
  }

  /**
   * Returns whether a call of a client that is not in sight looks like a request: it is given the address or the path of a URL, and
   * is no decorator of a handler and no look-up.
   */
  private boolean isRequest(Code code, int call, Api api) {
    if (code.isDecorator(call)) {
      return false;
    }
    Scope scope = code.scope();
    int base = scope.operand(scope.operand(call, 0), 0);
    boolean sends = api.sink().filter(sink -> sink.effect() == Sink.Effect.SENDS).isPresent();
    boolean capable = !capabilities.of(file).isEmpty();
    if (!sends && !capable && scope.op(base) != Op.ATTRIBUTE && !isNamed(code, call)) {
      return false;
    }
    for (int i = 0; i < Math.min(2, scope.operand(call, 2)); i++) {
      if (isAddress(code, scope.operand(call, 4 + i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the file is a test: there, what is called a session stands for one. */
  private boolean isOfTests() {
    if (file.isTest()) {
      return true;
    }
    for (String[] each : file.imports()) {
      if (OF_TESTS.contains(each[0])) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a value is made to stand for a client in tests. */
  private static boolean isStandIn(Code code, int node) {
    String maker = code.lastName(code.callee(node));
    return maker.endsWith("Mock") || maker.endsWith("patch") || maker.startsWith("Fake")
        || maker.equals("create_autospec")
        || maker.equals("TestClient") || maker.equals("test_client") || maker.equals("APIClient");
  }

  private boolean isPlausible(Code code, int call) {
    if (!capabilities.of(file).isEmpty()) {
      return true;
    }
    return isNamed(code, call)
        || code.scope().operand(call, 2) > 0 && isAddress(code, code.scope().operand(call, 4));
  }

  /** Returns whether a call has arguments that are called what those of requests are. */
  private static boolean isNamed(Code code, int call) {
    Scope scope = code.scope();
    int positional = scope.operand(call, 2);
    for (int i = 0; i < scope.operand(call, 3); i++) {
      int name = scope.operand(call, 4 + positional + 2 * i);
      if (name >= 0 && NAMED.contains(scope.strings().text(name))) {
        return true;
      }
    }
    return false;
  }

  private boolean isAddress(Code code, int node) {
    String beginning = code.beginning(node);
    if (beginning.startsWith("/") || beginning.startsWith("http")) {
      return true;
    }
    for (Text text : solver.value(code, node).texts()) {
      String address = text.pattern();
      if (address.startsWith("http") || address.startsWith("/") || address.startsWith(Text.HOLE + "/")
          || address.contains("://")) {
        return true;
      }
    }
    return false;
  }

  /** Returns the places of libraries that a value may be, those first of which it is known what they were made of. */
  private static List<Called> libraries(Value value, Arguments before) {
    List<Called> found = new ArrayList<>();
    int made = 0;
    for (Thing thing : value.things()) {
      if (thing instanceof Thing.Library library) {
        if (library.api().known()) {
          found.add(library.made() == null ? found.size() : made++, new Called(library, before));
        }
      } else if (thing instanceof Thing.Partial partial) {
        found.addAll(libraries(partial.callee(), partial.arguments().and(before)));
      }
    }
    return found;
  }
}
