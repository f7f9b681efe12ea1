package dev.weir.policy.rule;

import dev.weir.model.Coverage;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.Kind;
import dev.weir.model.Narrowing;
import java.util.Optional;
import java.util.Set;

/** What a call does that its caller's key was not made for. What cannot be seen counts as that. */
final class Bounds {

  private Bounds() {}

  /** Returns the first thing beyond {@code to}, in words that follow "not made for"; empty where the call stays within. */
  static Optional<String> crossed(Narrowing to, Call call) {
    if (to.equals(Narrowing.NONE)) {
      return Optional.empty();
    }
    Facts facts = call.facts();
    if (!to.destinations().isEmpty() && !to.destinations().contains(call.place().name())) {
      return Optional.of("the destination " + call.place().name());
    }
    if (!to.addresses().isEmpty()
        && to.addresses().stream().noneMatch(range -> range.contains(facts.peer()))) {
      return Optional.of("calls from this address");
    }
    if (call.opening()) {
      return Optional.empty();
    }
    return facts.entry() == Entry.CONNECT
        ? tunnel(to)
        : request(to, facts).or(() -> data(to, call)).or(() -> model(to, call));
  }

  private static Optional<String> tunnel(Narrowing to) {
    boolean hides = !to.methods().isEmpty() || !to.paths().isEmpty() || to.data().isPresent()
        || !to.models().isEmpty();
    return hides ? Optional.of("a tunnel, which hides methods, paths, data and models") : Optional.empty();
  }

  private static Optional<String> request(Narrowing to, Facts facts) {
    if (!to.methods().isEmpty() && !to.methods().contains(facts.head().method())) {
      return Optional.of("this method");
    }
    String path = facts.head().target().path();
    return to.paths().isEmpty() || to.paths().stream().anyMatch(open -> open.matches(path))
        ? Optional.empty()
        : Optional.of("this path");
  }

  private static Optional<String> model(Narrowing to, Call call) {
    if (to.models().isEmpty() || !call.seen() && call.place().content().inspect()) {
      return Optional.empty();
    }
    String model = call.facts().talk().model();
    if (model.isEmpty()) {
      return Optional.of("calls that name no model");
    }
    return to.models().stream().anyMatch(open -> open.matches(model))
        ? Optional.empty()
        : Optional.of("this model");
  }

  private static Optional<String> data(Narrowing to, Call call) {
    if (to.data().isEmpty()) {
      return Optional.empty();
    }
    boolean hidden = call.seen() && call.facts().content().coverage() != Coverage.FULL;
    if (hidden || !call.place().content().inspect()) {
      return Optional.of("what was not wholly looked at");
    }
    Set<Kind> open = to.data().get();
    return call.found().keySet().stream().filter(kind -> !open.contains(kind)).findFirst()
        .map(kind -> "data of the kind " + kind);
  }
}
