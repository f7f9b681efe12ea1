package dev.weir.policy.rule;

import dev.weir.model.Allowance;
import dev.weir.model.Coverage;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.Kind;
import dev.weir.model.Narrowing;
import dev.weir.model.Principal;
import java.util.Optional;
import java.util.Set;

/** What a call does that its caller's key was not made for. What cannot be seen counts as that. */
final class Bounds {

  private Bounds() {}

  /** Returns the first thing beyond {@code to}, in words that follow "not made for"; empty where the call stays within. */
  static Optional<String> crossed(Principal.Caller caller, Call call) {
    Narrowing to = caller.narrowing();
    if (to.equals(Narrowing.NONE)) {
      return unaccountable(caller, call);
    }
    Facts facts = call.facts();
    if (!to.reaches(call.place().name())) {
      return Optional.of("the destination " + call.place().name());
    }
    if (!to.admits(facts.peer())) {
      return Optional.of("calls from this address");
    }
    if (call.opening()) {
      return Optional.empty();
    }
    Optional<String> beyond = facts.entry() == Entry.CONNECT
        ? tunnel(to)
        : request(to, facts).or(() -> data(to, call)).or(() -> model(to, call));
    return beyond.or(() -> unaccountable(caller, call));
  }

  /** What a budget of the key's counts has to be seen. */
  private static Optional<String> unaccountable(Principal.Caller caller, Call call) {
    if (caller.allowances().isEmpty() || call.opening()) {
      return Optional.empty();
    }
    if (call.facts().entry() == Entry.CONNECT) {
      return Optional.of("a tunnel, which hides what its budget counts");
    }
    boolean blind = call.unread() && caller.allowances().stream().anyMatch(Allowance::readsTalk);
    return blind ? Optional.of("what is not looked at, where its budget counts tokens") : Optional.empty();
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
