package dev.weir.policy.rule;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.weir.model.Destination;
import dev.weir.model.KeyId;
import dev.weir.model.Principal.Caller;
import dev.weir.model.talk.Abuse;
import dev.weir.model.talk.Talk;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What a condition can ask, each with its type and where it comes from. The dots are part of the names, so that CEL
 * resolves only what the condition mentions and refuses a field that is not here when it is compiled.
 */
final class Variables {

  /** What a request says to a model. */
  static final String PROMPT = "prompt.";

  private record Variable(CelType type, Function<View, Object> value) {}

  private static final Map<String, Variable> ALL = new HashMap<>();

  static {
    text("caller.name", view -> view.caller().map(Caller::name).orElse(""));
    text("caller.team", view -> view.caller().map(Caller::team).orElse(""));
    text("caller.key", view -> view.caller().flatMap(Caller::key).map(KeyId::text).orElse(""));
    put("caller.known", SimpleType.BOOL, view -> view.caller().isPresent());
    text("destination.name", view -> view.facts().where().name());
    text("destination.host", view -> view.facts().where().host().toString());
    text("destination.category", view -> view.place().category());
    put("destination.listed", SimpleType.BOOL, view -> view.place().listed());
    whole("destination.port", view -> view.facts().where() instanceof Destination.Vetted to
        ? to.port()
        : view.facts().head().target().origin().port());
    text("request.method", view -> view.facts().head().method());
    text("request.path", View::path);
    text("request.entry", view -> view.facts().entry().name().toLowerCase(Locale.ROOT));
    put("request.headers", MapType.create(SimpleType.STRING, SimpleType.STRING), View::headers);
    for (Abuse abuse : Abuse.values()) {
      put(PROMPT + abuse.word(), SimpleType.DOUBLE, view -> view.facts().talk().score(abuse));
    }
    put(PROMPT + "score", SimpleType.DOUBLE, view -> score(view.facts().talk()));
    text(PROMPT + "model", view -> view.facts().talk().model());
    whole(PROMPT + "tokens", view -> view.facts().talk().tokens());
    whole(PROMPT + "max_tokens", view -> view.facts().talk().asked().orElse(0));
    put(PROMPT + "streamed", SimpleType.BOOL, view -> view.facts().talk().streamed());
    put("data", MapType.create(SimpleType.STRING, SimpleType.INT), View::data);
    whole("time.unix", view -> view.facts().at().getEpochSecond());
    whole("time.hour", view -> view.facts().at().atOffset(ZoneOffset.UTC).getHour());
    whole("time.minute", view -> view.facts().at().atOffset(ZoneOffset.UTC).getMinute());
    whole("time.weekday", view -> view.facts().at().atOffset(ZoneOffset.UTC).getDayOfWeek().getValue());
  }

  private Variables() {}

  /** Returns the type of every variable by its name. */
  static Map<String, CelType> types() {
    Map<String, CelType> types = new HashMap<>();
    ALL.forEach((name, variable) -> types.put(name, variable.type()));
    return types;
  }

  /** Returns the value of {@code name}; throws {@link IllegalArgumentException} where there is no such variable. */
  static Object value(String name, View view) {
    Variable variable = ALL.get(name);
    if (variable != null) {
      return variable.value().apply(view);
    }
    if (name.startsWith("data.")) {
      return view.count(name.substring("data.".length()));
    }
    throw new IllegalArgumentException("no variable of this name");
  }

  private static double score(Talk talk) {
    return talk.scores().values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** Returns how far a call has to be read before {@code name} has its value. */
  static Talk.Depth depth(String name) {
    return switch (name) {
      case "prompt.model", "prompt.tokens", "prompt.max_tokens", "prompt.streamed" -> Talk.Depth.TALK;
      default -> name.startsWith(PROMPT) ? Talk.Depth.ABUSE : Talk.Depth.CONTENT;
    };
  }

  private static void text(String name, Function<View, String> value) {
    put(name, SimpleType.STRING, value::apply);
  }

  /** CEL knows whole numbers as 64 bits only. */
  private static void whole(String name, Function<View, ? extends Number> value) {
    put(name, SimpleType.INT, view -> value.apply(view).longValue());
  }

  private static void put(String name, CelType type, Function<View, Object> value) {
    ALL.put(name, new Variable(type, value));
  }
}
