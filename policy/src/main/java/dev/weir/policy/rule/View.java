package dev.weir.policy.rule;

import dev.cel.runtime.CelVariableResolver;
import dev.weir.model.Facts;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A call as conditions see it; builds nothing that no condition asks for. */
final class View implements CelVariableResolver {

  /** Whose values prove somebody: no condition sees them. */
  private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie",
      "x-api-key",
      "x-goog-api-key", "api-key");

  private final Call call;

  View(Call call) {
    this.call = call;
  }

  @Override
  public Optional<Object> find(String name) {
    return Optional.of(Variables.value(name, this));
  }

  Facts facts() {
    return call.facts();
  }

  Place place() {
    return call.place();
  }

  Optional<Principal.Caller> caller() {
    return facts().who() instanceof Principal.Caller caller ? Optional.of(caller) : Optional.empty();
  }

  String path() {
    return Unreserved.decode(facts().head().target().path());
  }

  /**
   * All values of each name, in lower case, as one list (RFC 9110 section 5.3): whoever gets the request may go by any of them.
   */
  Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    facts().head().headers().forEach((name, value) -> {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!CREDENTIALS.contains(lower)) {
        headers.merge(lower, value, (before, more) -> before + ", " + more);
      }
    });
    return headers;
  }

  Map<String, Long> data() {
    Map<String, Long> data = new HashMap<>();
    call.found().forEach((kind, count) -> data.put(kind.name(), (long) count));
    return data;
  }

  long count(String kind) {
    return call.found().getOrDefault(new Kind(kind), 0);
  }
}
