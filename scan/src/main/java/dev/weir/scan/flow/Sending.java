package dev.weir.scan.flow;

import dev.weir.scan.egress.Egress;
import dev.weir.scan.egress.Endpoint;
import dev.weir.scan.egress.Flow;
import dev.weir.scan.egress.Place;
import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Step;
import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import dev.weir.scan.knowledge.Arg;
import dev.weir.scan.knowledge.FileNames;
import dev.weir.scan.knowledge.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the calls of a scope that send, and puts together what goes out by them. */
final class Sending {

  private final Solver solver;
  private final Receivers quick;
  private final Receivers receivers;
  private final ConfiguredHandlers handlers;

  /** @param quick tells for most calls that there is nothing to look for */
  Sending(Solver solver, Receivers quick, Receivers receivers, ConfiguredHandlers handlers) {
    this.solver = solver;
    this.quick = quick;
    this.receivers = receivers;
    this.handlers = handlers;
  }

  /** Adds what a call sends, if it does. */
  void collect(Code code, int call, List<Egress> into) {
    if (!quick.sends(code, call)) {
      return;
    }
    solver.begin();
    for (Receivers.Called called : receivers.called(code, call)) {
      Thing.Library library = called.library();
      Sink sink = library.api().sink().orElse(null);
      if (sink != null && !StandIns.replace(code, library.path())) {
        Arguments arguments = called.arguments(solver.evaluation().calls(), code, call);
        if (sink.channel() == Sink.Channel.PROCESS) {
          Commands.of(solver.evaluation().callers().filled(arguments.at(0)))
              .ifPresent(
                  command -> into.add(ofCommand(egress(code, call, library, sink, arguments), command,
                      code.step(call, command.program()))));
        } else if (!OnDisk.is(sink, code, call, arguments)) {
          into.add(egress(code, call, library, sink, arguments));
        }
        return;
      }
    }
  }

  /** Adds what a handler of logs sends that a dict describes, if it does. */
  void configured(Code code, int dict, List<Egress> into) {
    handlers.in(code, dict).ifPresent(called -> {
      Sink sink = called.library().api().sink().orElseThrow();
      into.add(egress(code, dict, called.library(), sink, called.before()));
    });
  }

  private Egress egress(Code code, int call, Thing.Library library, Sink sink, Arguments arguments) {
    int callee = code.scope().operand(call, 0);
    Value receiver = callee >= 0 && code.scope().op(callee) == Op.ATTRIBUTE
        ? solver.value(code, code.scope().operand(callee, 0))
        : Value.NOTHING;
    Request request = new Request(sink, arguments, library.made(), receiver, solver.evaluation().callers(),
        solver.evaluation().labels());
    Step last = code.step(call, library.path());
    List<Flow> flows = new ArrayList<>();
    for (Flow.Part part : Flow.Part.values()) {
      flows(request, part, code, call, last, flows);
    }
    return new Egress(place(code, call), sink, library.path(), method(request), Endpoints.of(request), flows,
        carries(request),
        request.isUnverified(), code.context());
  }

  private static Egress ofCommand(Egress egress, Commands.Command command, Step step) {
    Sink sink = egress.sink().with(command.effect());
    List<Endpoint> endpoints = new ArrayList<>();
    for (String address : command.addresses()) {
      boolean constant = !Endpoints.host(address).isEmpty() && Endpoints.host(address).indexOf('*') < 0;
      endpoints.add(new Endpoint(address, constant ? Endpoint.Origin.CONSTANT : Endpoint.Origin.UNKNOWN));
    }
    List<Flow> flows = new ArrayList<>(egress.flows());
    for (String path : command.files()) {
      String type = FileNames.typeOf(path).orElse("FILE");
      flows.add(new Flow(new Datum(type, path), Flow.Part.PAYLOAD, List.of(), List.of(step)));
    }
    return new Egress(egress.place(), sink, egress.call() + "(" + command.program() + ")", egress.method(),
        endpoints, flows,
        egress.carries(), egress.unverified(), egress.context());
  }

  private void flows(Request request, Flow.Part part, Code code, int call, Step last, List<Flow> into) {
    Mark[] marks = Marks.NONE;
    for (Value value : request.values(part)) {
      Value whole = part == Flow.Part.PAYLOAD ? solver.evaluation().calls().whole(value, code, call) : value;
      marks = Marks.union(marks, Data.in(whole));
    }
    if (part == Flow.Part.PAYLOAD && marks.length == 0) {
      marks = Prompts.in(request.sink(), request.arguments(), last);
    }
    if (part == Flow.Part.PAYLOAD && Uploads.isOne(last.what())) {
      Uploads.add(request.values(part), last, into);
    }
    if (part == Flow.Part.CREDENTIAL && Secrets.isWritten(request.values(part))) {
      into.add(new Flow(new Datum("SECRET", "constant"), part, List.of(), List.of(last)));
    }
    for (Mark mark : Signs.without(marks)) {
      Datum datum = mark.datum();
      if (datum != null) {
        into.add(new Flow(datum, part, mark.transforms(), mark.then(last).steps()));
      }
    }
  }

  private static boolean carries(Request request) {
    for (Value value : request.values(Flow.Part.PAYLOAD)) {
      if (!value.plain() || value.texts().length > 0 || value.has(Value.OPEN)) {
        return true;
      }
    }
    return false;
  }

  private static String method(Request request) {
    Sink.Method method = request.sink().method().orElse(null);
    if (method instanceof Sink.Method.Given given) {
      return method(request, given);
    }
    return method instanceof Sink.Method.Always always ? always.name() : "";
  }

  private static String method(Request request, Sink.Method.Given given) {
    Value value = request.value(given.arg());
    if (value == Value.NOTHING) {
      return given.fallback();
    }
    boolean isBody = given.arg() instanceof Arg.Named named && named.name().equals("data");
    return isBody || value.constant().length() > 10 ? "POST" : value.constant().toUpperCase(Locale.ROOT);
  }

  static Place place(Code code, int call) {
    Scope scope = code.scope();
    return new Place(code.file().unit().path(), scope.line(call), scope.column(call), scope.endLine(call));
  }
}
