package dev.weir.scan.flow;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.knowledge.Arg;
import dev.weir.scan.knowledge.Sink;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes out by one call: the parts of it, each with the values that go there. What a client or a request was made of counts
 * where the sink says so, or where it is an argument.
 *
 * @param made what the client that the call is made on was made of
 * @param receiver what the call is made on
 */
record Request(Sink sink, Arguments arguments, @Nullable Made made, Value receiver, Callers callers,
    Labels labels) {

  private static final int MOST_MAKERS = 4;

  /** Returns the values of a part of the request, in terms of what all callers give. */
  List<Value> values(Flow.Part part) {
    List<Value> values = new ArrayList<>();
    for (Arg arg : args(sink, part)) {
      if (arg instanceof Arg.Named named) {
        add(values, arguments.of(named));
      } else if (arg instanceof Arg.Rest) {
        rest(part).forEach(value -> add(values, value));
      } else {
        ofMade(made, part, values);
        add(values, part == Flow.Part.PAYLOAD ? Value.of(receiver.marks()) : Value.NOTHING);
      }
    }
    if (part == Flow.Part.CREDENTIAL && has(Arg.Rest.class, args(sink, Flow.Part.PAYLOAD))) {
      rest(part).forEach(value -> add(values, value));
    }
    if (part == Flow.Part.CREDENTIAL
        || part == Flow.Part.PAYLOAD && !has(Arg.Receiver.class, args(sink, Flow.Part.ADDRESS))) {
      ofMade(made, part, values);
    }
    ofMade(arguments, part, values);
    return values;
  }

  /** Returns the addresses that the client has, to which those of the call are relative. */
  List<Value> bases() {
    List<Value> bases = new ArrayList<>();
    ofMade(made, Flow.Part.ADDRESS, bases);
    return bases;
  }

  /** Returns the addresses that the call is given itself. */
  List<Value> addresses() {
    List<Value> values = new ArrayList<>();
    for (Arg arg : sink.address()) {
      if (arg instanceof Arg.Named named) {
        add(values, arguments.of(named));
      }
    }
    ofMade(arguments, Flow.Part.ADDRESS, values);
    return values;
  }

  /** Returns the value of an argument as callers give it; {@link Value#NOTHING} where it is not given. */
  Value value(Arg arg) {
    return arg instanceof Arg.Named named ? callers.filled(arguments.of(named)) : Value.NOTHING;
  }

  /** Returns whether certificates are not checked: by the call's argument, or as the client was made or set. */
  boolean isUnverified() {
    return sink.verify().map(this::value).filter(Request::turnsOff).isPresent() || isUnverified(made, 0);
  }

  private static boolean turnsOff(Value value) {
    boolean off = value.has(Value.FALSE) && !value.has(Value.TRUE) || value.constant().equals("0")
        || Signs.is(dev.weir.scan.knowledge.Source.UNVERIFIED, value);
    for (Thing thing : value.things()) {
      off |= thing instanceof Thing.Library library && setsOff(library.made());
    }
    return off;
  }

  private boolean isUnverified(@Nullable Made of, int deep) {
    if (of == null || deep == MOST_MAKERS) {
      return false;
    }
    Request opened = of.maker().sink()
        .map(opening -> new Request(opening, of.arguments(), null, Value.NOTHING, callers, labels))
        .orElse(null);
    return setsOff(of)
        || opened != null && opened.sink.verify().map(opened::value).filter(Request::turnsOff).isPresent()
        || isUnverified(of.of(), deep + 1);
  }

  private static boolean setsOff(@Nullable Made made) {
    if (made == null) {
      return false;
    }
    for (String name : List.of("verify", "check_hostname", "verify_mode")) {
      Value set = made.set().get(name);
      if (set != null && turnsOff(set)) {
        return true;
      }
    }
    return false;
  }

  private void ofMade(@Nullable Made of, Flow.Part part, List<Value> values) {
    Made at = of;
    for (int i = 0; i < MOST_MAKERS && at != null; i++) {
      Arguments given = at.arguments();
      ofMade(given, part, values);
      at.maker().sink().ifPresent(opening -> {
        Request opened = new Request(opening, given, null, Value.NOTHING, callers, labels);
        for (Arg arg : args(opening, part)) {
          if (arg instanceof Arg.Named named) {
            add(values, given.of(named));
          } else if (arg instanceof Arg.Rest) {
            opened.rest(part).forEach(value -> add(values, value));
          }
        }
      });
      for (var set : at.set().entrySet()) {
        if (part == partOf(set.getKey())) {
          add(values, set.getValue());
        }
      }
      at = at.of();
    }
  }

  /** Adds a part of what the clients and requests among some arguments were made of. */
  private void ofMade(Arguments among, Flow.Part part, List<Value> values) {
    for (Value value : among.all()) {
      for (Thing thing : value.things()) {
        if (thing instanceof Thing.Library library && library.made() != null) {
          ofMade(library.made(), part, values);
        }
      }
    }
  }

  /** Returns the part of a request that something set on its client goes into. */
  private Flow.Part partOf(String name) {
    boolean element = name.startsWith("[") && name.length() > 2;
    return element && isKey(name.substring(1, name.length() - 1)) ? Flow.Part.CREDENTIAL : part(name);
  }

  private static Flow.Part part(String name) {
    return switch (name) {
      case "base_url", "api_base", "host", "endpoint", "url", "api_host", "connect()" -> Flow.Part.ADDRESS;
      case "headers", "auth", "api_key", "token", "cookies", "headers()", "add_header()", "login()",
          "verify" ->
        Flow.Part.CREDENTIAL;
      default -> Flow.Part.PAYLOAD;
    };
  }

  /**
   * Returns all arguments that the sink does not name. One that is called a key, such as {@code token=}, is a credential, and the others
   * are not.
   */
  private List<Value> rest(Flow.Part part) {
    boolean keys = part == Flow.Part.CREDENTIAL && !has(Arg.Rest.class, sink.credentials());
    boolean all = part == Flow.Part.CREDENTIAL && !keys;
    Set<Integer> places = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    named(places, names);
    List<Value> rest = new ArrayList<>();
    for (int i = 0; i < arguments.positional().size(); i++) {
      if (!places.contains(i) && !keys) {
        rest.add(arguments.positional().get(i));
      }
    }
    for (int i = 0; i < arguments.named().size(); i++) {
      String name = arguments.names().get(i);
      Value value = arguments.named().get(i);
      if (name.isEmpty()) {
        rest.add(all ? value : spread(callers.filled(value), keys));
      } else if (!names.contains(name) && (all || isKey(name) == keys)) {
        rest.add(value);
      }
    }
    return rest;
  }

  private boolean isKey(String name) {
    return labels.type(name).equals("SECRET");
  }

  /** Returns what is spread over the arguments, with the keys or without. */
  private Value spread(Value value, boolean keys) {
    Shape shape = Things.shape(value);
    if (shape == null) {
      return keys ? Value.NOTHING : value;
    }
    Entries all = shape.fields();
    Entries.Builder fields = new Entries.Builder(all.size());
    for (int i = 0; i < all.size(); i++) {
      if (isKey(all.key(i)) == keys) {
        fields.put(all.key(i), all.value(i));
      }
    }
    return Value.of(Things.dict(fields.build(), keys ? Value.NOTHING : shape.rest()));
  }

  private void named(Set<Integer> places, Set<String> names) {
    List<Arg> said = new ArrayList<>(sink.address());
    said.addAll(sink.payload());
    said.addAll(sink.credentials());
    sink.verify().ifPresent(said::add);
    for (Arg arg : said) {
      if (arg instanceof Arg.Named one) {
        places.add(one.position());
        names.add(one.name());
      }
    }
  }

  /** Adds a value without the clients and requests in it: what those were made of is added part by part. */
  private void add(List<Value> to, Value value) {
    if (value == Value.NOTHING) {
      return;
    }
    Value filled = callers.filled(value);
    Value own = filled.withoutThings();
    boolean isMade = false;
    for (Thing thing : filled.things()) {
      if (thing instanceof Thing.Library library && library.made() != null
          && library.made().maker().sink().isPresent()) {
        isMade = true;
      } else {
        own = own.or(Value.of(thing));
      }
    }
    if (!isMade || !own.isNothing()) {
      to.add(isMade ? own : filled);
    }
  }

  private static boolean has(Class<? extends Arg> kind, List<Arg> args) {
    for (Arg arg : args) {
      if (kind.isInstance(arg)) {
        return true;
      }
    }
    return false;
  }

  private static List<Arg> args(Sink sink, Flow.Part part) {
    return switch (part) {
      case ADDRESS -> sink.address();
      case PAYLOAD -> sink.payload();
      case CREDENTIAL -> sink.credentials();
    };
  }
}
