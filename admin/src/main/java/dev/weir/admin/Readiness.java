package dev.weir.admin;

import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether Weir should be sent traffic: ready only while every check passes. A check that throws has failed.
 *
 * @param checks by name; each says what is wrong, or nothing
 */
record Readiness(Map<String, Supplier<Optional<String>>> checks) implements Route.Handler {

  Readiness {
    checks = Map.copyOf(checks);
  }

  @Override
  public Reply answer(Request request) {
    Map<String, String> failing = new TreeMap<>();
    checks.forEach((name, check) -> outcome(check).ifPresent(why -> failing.put(name, why)));
    String list = failing.entrySet().stream()
        .map(e -> "{\"name\":" + Reply.quoted(e.getKey()) + ",\"why\":" + Reply.quoted(e.getValue()) + "}")
        .collect(Collectors.joining(",", "[", "]"));
    return Reply.json(failing.isEmpty() ? 200 : 503,
        "{\"ready\":" + failing.isEmpty() + ",\"failing\":" + list + "}");
  }

  private static Optional<String> outcome(Supplier<Optional<String>> check) {
    try {
      return check.get();
    } catch (RuntimeException e) {
      return Optional.of("the check itself failed: " + e.getClass().getSimpleName());
    }
  }
}
